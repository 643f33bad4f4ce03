package io.github.mulesecscan.mojo;

import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.report.ConsoleReporter;
import io.github.mulesecscan.report.ConsoleStyle;
import io.github.mulesecscan.report.GitHubReporter;
import io.github.mulesecscan.report.MarkdownReporter;
import io.github.mulesecscan.report.Reporter;
import io.github.mulesecscan.scan.ScanResult;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/**
 * Where reports go: files, or the log for those that are shown and not kept. A shown report is one
 * log entry of many lines: only its first line bears Maven's prefix, so code frames stay aligned
 * and places stay links; parallel modules cannot mix their lines; {@code -q} and {@code -l} hold.
 */
final class ReportOutput {

  private final Log log;
  private final Path folder;
  private final boolean colour;
  private final boolean quiet;

  /**
   * @param folder where files go; made when it is first needed
   * @param colour whether what is shown is coloured
   * @param quiet whether a finding is shown as one line, without its code
   */
  ReportOutput(Log log, Path folder, boolean colour, boolean quiet) {
    this.log = log;
    this.folder = folder;
    this.colour = colour;
    this.quiet = quiet;
  }

  void write(ScanResult result, Verdict verdict, List<Reporter> reporters)
      throws MojoExecutionException {
    List<String> files = new ArrayList<>();
    for (Reporter reporter : reporters) {
      Optional<String> name = reporter.fileName();
      if (name.isPresent()) {
        Path file = folder.resolve(name.get());
        writeFile(result, verdict, reporter, file);
        files.add(file.toString());
      }
    }
    for (Reporter reporter : reporters) {
      if (reporter instanceof GitHubReporter) {
        addToJobSummary(result, verdict);
      }
    }
    ConsoleStyle style = new ConsoleStyle(colour, quiet, files);
    for (Reporter reporter : reporters) {
      if (reporter.fileName().isEmpty()) {
        show(
            result,
            verdict,
            reporter instanceof ConsoleReporter ? new ConsoleReporter(style) : reporter);
      }
    }
  }

  /** Adds a summary to the page of the GitHub job, where the plugin runs in one. */
  private void addToJobSummary(ScanResult result, Verdict verdict) throws MojoExecutionException {
    String summary = System.getenv("GITHUB_STEP_SUMMARY");
    if (summary == null || summary.isBlank()) {
      return;
    }
    Path file = Path.of(summary);
    try (Writer out =
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      new MarkdownReporter().write(result, verdict, out);
    } catch (IOException e) {
      throw new MojoExecutionException(
          "The summary of the GitHub job cannot be written to " + file + ": " + e);
    }
  }

  private void writeFile(ScanResult result, Verdict verdict, Reporter reporter, Path file)
      throws MojoExecutionException {
    try {
      Files.createDirectories(folder);
      try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        reporter.write(result, verdict, out);
      }
    } catch (IOException e) {
      throw new MojoExecutionException(
          "The " + reporter.format() + " report cannot be written to " + file + ": " + e);
    }
  }

  private void show(ScanResult result, Verdict verdict, Reporter reporter) {
    StringWriter text = new StringWriter();
    try {
      reporter.write(result, verdict, text);
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory cannot be written", e);
    }
    log.info(System.lineSeparator() + text.toString().stripTrailing());
  }
}
