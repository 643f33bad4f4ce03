package io.github.mulesecscan.rule;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.TextDecoder;
import io.github.mulesecscan.syntax.yaml.Suggestions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds rulesets and rule files by the names that people give them. Never uses a network. */
final class RulesetFinder {

  static final String CLASSPATH = "classpath:";

  private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+://.*");
  private static final Pattern GLOB = Pattern.compile("[*?\\[{]");
  private static final int DEEPEST = 20;
  private static final long LARGEST_FILE = 5_000_000L;

  private final Path directory;
  private final ClassLoader classPath;

  RulesetFinder(Path directory, ClassLoader classPath) {
    this.directory = directory.toAbsolutePath().normalize();
    this.classPath = classPath;
  }

  /** Something that was asked for and is not there, in words for the one who asked. */
  static final class NotFound extends Exception {
    private static final long serialVersionUID = 1L;

    NotFound(String message) {
      super(message);
    }
  }

  /** The ruleset of this name as given on the command line. */
  RulesetSource find(String name) throws NotFound {
    return find(name, directory, "", false);
  }

  /** The ruleset that {@code from} calls {@code name}. */
  RulesetSource find(String name, RulesetSource from) throws NotFound {
    Path folder = from.folder();
    return find(name, folder == null ? directory : folder, from.resourceFolder(), folder == null);
  }

  private RulesetSource find(String name, Path folder, String resourceFolder, boolean inResource)
      throws NotFound {
    if (Profiles.names().contains(name)) {
      return builtIn(name);
    }
    if (ADDRESS.matcher(name).matches()) {
      throw new NotFound("'" + name + "' is an address; rulesets are files, never fetched");
    }
    if (name.startsWith(CLASSPATH)) {
      return resource(name.substring(CLASSPATH.length()));
    }
    if (inResource) {
      return resource(resourceFolder + name);
    }
    Path file = path(folder, name);
    if (!Files.isRegularFile(file)) {
      throw new NotFound(unknown(name));
    }
    return new RulesetSource(identity(file), read(file), parent(file), "");
  }

  private static String unknown(String name) {
    String suggestion =
        Suggestions.closest(name, Profiles.names())
            .map(word -> " (did you mean '" + word + "'?)")
            .orElse("");
    return "there is no ruleset '"
        + name
        + "'"
        + suggestion
        + ": not built in ("
        + String.join(", ", Profiles.names())
        + ") and not a file";
  }

  private static RulesetSource builtIn(String name) {
    String resource = "rulesets/" + name + ".yaml";
    try (InputStream stream = RulesetFinder.class.getResourceAsStream("/" + resource)) {
      if (stream == null) {
        throw new IllegalStateException("not in the jar: " + resource);
      }
      SourceText text = decode(resource, stream.readAllBytes());
      return new RulesetSource("built-in " + name, text, null, "rulesets/");
    } catch (IOException | NotFound e) {
      throw new IllegalStateException("cannot read " + resource, e);
    }
  }

  private RulesetSource resource(String name) throws NotFound {
    String clean = name.startsWith("/") ? name.substring(1) : name;
    String shown = CLASSPATH + clean;
    try (InputStream stream = classPath.getResourceAsStream(clean)) {
      if (stream == null) {
        throw new NotFound("'" + shown + "' is not on the class path of the plugin");
      }
      String folder = clean.substring(0, clean.lastIndexOf('/') + 1);
      return new RulesetSource(shown, decode(shown, stream.readAllBytes()), null, folder);
    } catch (IOException e) {
      throw new NotFound("'" + shown + "' cannot be read");
    }
  }

  /** The files that a pattern of {@code from} names, sorted; at least one. */
  List<SourceText> files(String pattern, RulesetSource from) throws NotFound {
    Path folder = from.folder();
    if (pattern.startsWith(CLASSPATH) || folder == null) {
      boolean absolute = pattern.startsWith(CLASSPATH);
      String name =
          absolute ? pattern.substring(CLASSPATH.length()) : from.resourceFolder() + pattern;
      if (GLOB.matcher(name).find()) {
        throw new NotFound("resources of the class path cannot be listed; name each file");
      }
      return List.of(resource(name).text());
    }
    if (!GLOB.matcher(pattern).find()) {
      Path file = path(folder, pattern);
      if (!Files.isRegularFile(file)) {
        throw new NotFound("there is no file '" + pattern + "'");
      }
      return List.of(read(file));
    }
    return matching(pattern, folder);
  }

  private List<SourceText> matching(String pattern, Path folder) throws NotFound {
    // Folders that are named are gone to; only what is below them is searched.
    int fixed = pattern.lastIndexOf('/', firstGlob(pattern)) + 1;
    Path start = path(folder, pattern.substring(0, fixed));
    String glob = pattern.substring(fixed);
    // "**/x" is meant to find x at the top too, as in .gitignore.
    PathMatcher matcher = glob(glob);
    PathMatcher atTop = glob(glob.replace("**/", ""));
    List<Path> files = List.of();
    if (Files.isDirectory(start)) {
      try (Stream<Path> walk = Files.walk(start, DEEPEST)) {
        files =
            walk.filter(Files::isRegularFile)
                .filter(file -> matches(matcher, atTop, start.relativize(file)))
                .sorted()
                .toList();
      } catch (IOException | UncheckedIOException e) {
        throw new NotFound("the folder of '" + pattern + "' cannot be listed");
      }
    }
    if (files.isEmpty()) {
      throw new NotFound("no file matches '" + pattern + "'");
    }
    List<SourceText> texts = new ArrayList<>();
    for (Path file : files) {
      texts.add(read(file));
    }
    return texts;
  }

  private static int firstGlob(String pattern) {
    Matcher matcher = GLOB.matcher(pattern);
    return matcher.find() ? matcher.start() : pattern.length();
  }

  private static boolean matches(PathMatcher matcher, PathMatcher atTop, Path relative) {
    return matcher.matches(relative) || atTop.matches(relative);
  }

  private static PathMatcher glob(String pattern) throws NotFound {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    } catch (IllegalArgumentException e) {
      throw new NotFound("'" + pattern + "' is not a pattern of paths");
    }
  }

  private static Path path(Path folder, String name) throws NotFound {
    try {
      return folder.resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw new NotFound("'" + name + "' is not a path");
    }
  }

  private static String identity(Path file) {
    try {
      return file.toRealPath().toString();
    } catch (IOException e) {
      return file.toString();
    }
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  private SourceText read(Path file) throws NotFound {
    String shown = shown(file);
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new NotFound("'" + shown + "' is larger than " + LARGEST_FILE + " bytes");
      }
      return decode(shown, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new NotFound("'" + shown + "' cannot be read");
    }
  }

  private static SourceText decode(String shown, byte[] bytes) throws NotFound {
    TextDecoder.Decoded decoded = TextDecoder.decode(new SourcePath(shown), bytes);
    for (Diagnostic diagnostic : decoded.diagnostics()) {
      if (diagnostic.level() == Diagnostic.Level.ERROR) {
        throw new NotFound("'" + shown + "': " + diagnostic.message());
      }
    }
    return decoded.text();
  }

  /** The path as messages show it: relative to the working folder where that is possible. */
  private String shown(Path file) {
    boolean sameRoot = Objects.equals(directory.getRoot(), file.getRoot());
    Path shown = sameRoot ? directory.relativize(file) : file.getFileName();
    return shown.toString().replace('\\', '/');
  }
}
