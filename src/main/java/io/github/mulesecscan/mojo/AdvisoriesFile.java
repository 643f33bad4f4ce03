package io.github.mulesecscan.mojo;

import io.github.mulesecscan.catalog.Advisories;
import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.TextDecoder;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** The file that takes the place of the built-in tables of old versions. */
final class AdvisoriesFile {

  private static final long LARGEST_FILE = 5_000_000L;

  private AdvisoriesFile() {}

  /** The catalogue, asked on {@code day}, with the tables of {@code file} where there is one. */
  static Catalog catalog(@Nullable File file, LocalDate day) throws MojoExecutionException {
    Catalog catalog = Catalog.builtIn().on(day);
    return file == null ? catalog : catalog.with(read(file));
  }

  private static Advisories read(File file) throws MojoExecutionException {
    TextDecoder.Decoded decoded = TextDecoder.decode(new SourcePath(file.getName()), bytes(file));
    for (Diagnostic diagnostic : decoded.diagnostics()) {
      if (diagnostic.level() == Diagnostic.Level.ERROR) {
        throw wrong(file.getName() + ": " + diagnostic.message());
      }
    }
    List<YamlProblem> problems = new ArrayList<>();
    Advisories advisories = Advisories.read(decoded.text(), problems);
    if (!problems.isEmpty()) {
      String others = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
      throw wrong(problems.get(0) + others);
    }
    return advisories;
  }

  private static byte[] bytes(File file) throws MojoExecutionException {
    try {
      if (!file.isFile()) {
        throw wrong("there is no file " + file);
      }
      if (Files.size(file.toPath()) > LARGEST_FILE) {
        throw wrong(file + " is larger than tables of versions are");
      }
      return Files.readAllBytes(file.toPath());
    } catch (IOException e) {
      throw wrong(file + " cannot be read: " + e);
    }
  }

  private static MojoExecutionException wrong(String what) {
    return new MojoExecutionException("secscan.advisories: " + what);
  }
}
