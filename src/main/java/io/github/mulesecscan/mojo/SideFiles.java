package io.github.mulesecscan.mojo;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.TextDecoder;
import io.github.mulesecscan.suppression.Baseline;
import io.github.mulesecscan.suppression.FileSuppression;
import io.github.mulesecscan.suppression.SuppressionFile;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** The files beside an application that say which of its findings are accepted or known. */
final class SideFiles {

  static final String BASELINE = ".secscan/baseline.json";

  private static final String SUPPRESSIONS = ".secscan/suppressions.yaml";
  private static final String CLASS_PATH = "classpath:";

  private final Path base;
  private final boolean localAllowed;

  /**
   * @param base the folder that paths in reports are relative to
   * @param localAllowed whether other files than those of the plugin's class path count
   */
  SideFiles(Path base, boolean localAllowed) {
    this.base = base;
    this.localAllowed = localAllowed;
  }

  /** The suppressions of the named files or, if none is named, of the usual one. */
  List<FileSuppression> suppressions(List<String> names) throws MojoExecutionException {
    List<String> files = names;
    if (names.isEmpty()) {
      files = isUsualThere(SUPPRESSIONS) ? List.of(SUPPRESSIONS) : List.of();
    }
    List<FileSuppression> all = new ArrayList<>();
    for (String name : files) {
      List<YamlProblem> problems = new ArrayList<>();
      all.addAll(SuppressionFile.read(text("secscan.suppressions", name.strip()), problems));
      refuse(problems);
    }
    return all;
  }

  /** The named baseline or, if none is named, the usual one if it is there. */
  Optional<Baseline> baseline(@Nullable String name) throws MojoExecutionException {
    if (name == null && !isUsualThere(BASELINE)) {
      return Optional.empty();
    }
    List<YamlProblem> problems = new ArrayList<>();
    Baseline known =
        Baseline.read(text("secscan.baseline", name == null ? BASELINE : name.strip()), problems);
    refuse(problems);
    return Optional.of(known);
  }

  private boolean isUsualThere(String name) {
    return localAllowed && Files.isRegularFile(base.resolve(name));
  }

  private SourceText text(String parameter, String name) throws MojoExecutionException {
    if (name.startsWith(CLASS_PATH)) {
      String path = name.substring(CLASS_PATH.length()).replaceFirst("^/+", "");
      return TextDecoder.decode(new SourcePath(path), resource(parameter, path)).text();
    }
    if (!localAllowed) {
      throw new MojoExecutionException(
          parameter
              + " names the file "
              + name
              + ", but secscan.allowLocalSuppressions is false: only classpath: is allowed.");
    }
    try {
      Path file = base.resolve(name);
      byte[] bytes = Files.readAllBytes(file);
      return TextDecoder.decode(new SourcePath(shown(file)), bytes).text();
    } catch (IOException | InvalidPathException e) {
      throw new MojoExecutionException(
          parameter + " names the file " + name + ", which cannot be read below " + base + ".");
    }
  }

  private String shown(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path inside = absolute.startsWith(base) ? base.relativize(absolute) : absolute.getFileName();
    return inside.toString().replace('\\', '/');
  }

  private static byte[] resource(String parameter, String path) throws MojoExecutionException {
    try (InputStream in = SideFiles.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new MojoExecutionException(
            parameter + " names classpath:" + path + ", which no dependency of the plugin has.");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new MojoExecutionException(
          parameter + " names classpath:" + path + ", which cannot be read: " + e);
    }
  }

  private static void refuse(List<YamlProblem> problems) throws MojoExecutionException {
    if (!problems.isEmpty()) {
      YamlProblem first = problems.get(0);
      int more = problems.size() - 1;
      throw new MojoExecutionException(first + (more == 0 ? "" : " (and " + more + " more)"));
    }
  }
}
