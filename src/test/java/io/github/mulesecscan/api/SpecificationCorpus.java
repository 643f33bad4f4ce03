package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Prints how many specifications of a folder are read, by language, and what is told of them:
 * {@code DIR [--diagnostics]}.
 *
 * <p>Each folder directly below is read by itself: references do not leave it. A root without an
 * error counts as read; {@code --diagnostics} lists every diagnostic with its place.
 */
public final class SpecificationCorpus {

  private static final Set<String> TEXTS =
      Set.of("raml", "yaml", "yml", "json", "xsd", "xml", "md", "txt", "sch");
  private static final Set<String> LEFT_OUT = Set.of(".git", "target", "node_modules");

  private SpecificationCorpus() {}

  public static void main(String[] arguments) throws IOException {
    List<String> options = List.of(arguments);
    PrintStream out = System.out;
    Map<String, Integer> languages = new TreeMap<>();
    Map<String, Integer> codes = new TreeMap<>();
    int read = 0;
    int failed = 0;
    for (Path folder : folders(Path.of(options.get(0)))) {
      SourcePath top = new SourcePath(folder.getFileName().toString());
      SpecificationFiles files = new SpecificationFiles(top, texts(folder, top));
      List<ApiSpecification> all = new SpecificationReader(files).all();
      all.forEach(api -> languages.merge(api.language().words(), 1, Integer::sum));
      List<Diagnostic> told = files.diagnostics();
      told.forEach(each -> codes.merge(each.level() + " " + each.code(), 1, Integer::sum));
      if (options.contains("--diagnostics")) {
        told.forEach(each -> out.println(show(each)));
      }
      int broken = (int) all.stream().filter(api -> hasError(api, told)).count();
      read += all.size() - broken;
      failed += broken + (int) told.stream().filter(SpecificationCorpus::isUnreadRoot).count();
    }
    languages.forEach((language, count) -> out.println(language + ": " + count));
    codes.forEach((code, count) -> out.println(code + ": " + count));
    int total = read + failed;
    double percent = 100.0 * read / Math.max(1, total);
    out.printf(Locale.ROOT, "read %d of %d specifications (%.2f %%)%n", read, total, percent);
  }

  private static boolean hasError(ApiSpecification api, List<Diagnostic> told) {
    return told.stream()
        .anyMatch(each -> each.level() == Diagnostic.Level.ERROR && each.path().equals(api.path()));
  }

  /** Whether it tells of a root that no model was made of. */
  private static boolean isUnreadRoot(Diagnostic each) {
    return each.code().equals("api-version-unknown") || each.code().equals("api-malformed");
  }

  private static String show(Diagnostic each) {
    String line = each.location() == null ? "" : ":" + each.location().startLine();
    return each.level() + " " + each.code() + " " + each.path() + line + ": " + each.message();
  }

  private static List<Path> folders(Path parent) throws IOException {
    try (Stream<Path> below = Files.list(parent)) {
      return below.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static List<SourceText> texts(Path folder, SourcePath top) throws IOException {
    List<Path> found;
    try (Stream<Path> walk = Files.walk(folder)) {
      found = walk.filter(file -> isText(folder.relativize(file))).sorted().toList();
    }
    List<SourceText> texts = new ArrayList<>(found.size());
    for (Path file : found) {
      if (Files.isRegularFile(file)) {
        String content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        String path = top.value() + "/" + folder.relativize(file);
        texts.add(SourceText.root(new SourcePath(path), content));
      }
    }
    return texts;
  }

  private static boolean isText(Path file) {
    for (Path part : file) {
      if (LEFT_OUT.contains(part.toString())) {
        return false;
      }
    }
    return TEXTS.contains(new SourcePath(file.toString().replace('\\', '/')).extension());
  }
}
