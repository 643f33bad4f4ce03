package io.github.mulesecscan.mojo;

import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.portfolio.History;
import io.github.mulesecscan.portfolio.Portfolio;
import io.github.mulesecscan.report.HistoryWriter;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.TextDecoder;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** The file that keeps what each run found. */
final class HistoryFile {

  /** Nothing is kept. */
  static final HistoryFile NONE = new HistoryFile(null);

  private final @Nullable Path file;

  HistoryFile(@Nullable Path file) {
    this.file = file;
  }

  /** The runs before this one; none where there is no file yet. */
  History read() throws MojoExecutionException {
    if (file == null || !Files.exists(file)) {
      return History.NONE;
    }
    List<YamlProblem> problems = new ArrayList<>();
    History history = History.read(text(file), problems);
    if (!problems.isEmpty()) {
      throw new MojoExecutionException(
          "secscan.history names a file that is no history: " + problems.get(0));
    }
    return history;
  }

  private static SourceText text(Path file) throws MojoExecutionException {
    try {
      Path name = file.getFileName();
      SourcePath shown = new SourcePath(name == null ? "" : name.toString());
      return TextDecoder.decode(shown, Files.readAllBytes(file)).text();
    } catch (IOException e) {
      throw new MojoExecutionException(
          "secscan.history names " + file + ", which cannot be read: " + e.getMessage());
    }
  }

  /** Adds a run at the end. */
  void add(ScanResult result, Verdict verdict, String label) throws MojoExecutionException {
    if (file == null) {
      return;
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      StringWriter line = new StringWriter();
      HistoryWriter.write(Portfolio.of(result, verdict, History.NONE, label).now(), line);
      // A line that was edited by hand may lack its end.
      String start = endsWithinLine(file) ? "\n" : "";
      Files.writeString(
          file,
          start + line,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new MojoExecutionException("The history cannot be written to " + file + ": " + e);
    }
  }

  private static boolean endsWithinLine(Path file) throws IOException {
    if (!Files.exists(file) || Files.size(file) == 0) {
      return false;
    }
    byte[] bytes = Files.readAllBytes(file);
    return bytes[bytes.length - 1] != '\n';
  }
}
