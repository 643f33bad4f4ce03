package io.github.mulesecscan.project;

import io.github.mulesecscan.source.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder that tests fill with the files of applications. */
final class AppFolder {

  private static final String CORE = "xmlns=\"http://www.mulesoft.org/schema/mule/core\"";
  private static final String SECURE =
      "xmlns:sp=\"http://www.mulesoft.org/schema/mule/secure-properties\"";

  private final Path base;

  AppFolder(Path base) {
    this.base = base;
  }

  Path path(String relative) {
    return base.resolve(relative);
  }

  AppFolder write(String relative, String content) {
    return write(relative, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  AppFolder write(String relative, byte[] content) {
    try {
      Path file = base.resolve(relative);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  AppFolder link(String relative, Path target) {
    try {
      Path link = base.resolve(relative);
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, target);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A pom that only says what is built. */
  static String pom(String artifactId, String packaging) {
    return "<project><groupId>com.example</groupId><artifactId>"
        + artifactId
        + "</artifactId><version>1</version><packaging>"
        + packaging
        + "</packaging></project>";
  }

  /** A Mule configuration with these elements; {@code sp} is the prefix of secure properties. */
  static String mule(String elements) {
    return "<mule " + CORE + " " + SECURE + ">" + elements + "</mule>";
  }

  FoundApplications find() {
    return ApplicationFinder.find(base, List.of(base));
  }

  MuleProject load() {
    return load("");
  }

  MuleProject load(String folder) {
    return ProjectLoader.load(base, base.resolve(folder), LoadLimits.defaults());
  }

  static List<String> codes(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(Diagnostic::code).toList();
  }
}
