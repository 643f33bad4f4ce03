package io.github.mulesecscan.mojo;

import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.report.Reporter;
import io.github.mulesecscan.scan.ScanResult;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/**
 * Where reports go: files, or the log for those that are shown and not kept. A shown report is one
 * log entry of many lines: only its first line bears Maven's prefix, so code frames stay aligned and
 * places stay links; parallel modules cannot mix their lines; {@code -q} and {@code -l} hold.
 */
final class ReportOutput {

  private final Log log;
  private final boolean quiet;
  private final Path folder;

  /**
   * @param quiet whether nothing is shown and only files are written
   * @param folder where files go; made when it is first needed
   */
  ReportOutput(Log log, boolean quiet, Path folder) {
    this.log = log;
    this.quiet = quiet;
    this.folder = folder;
  }

  void write(ScanResult result, Verdict verdict, List<Reporter> reporters)
      throws MojoExecutionException {
    for (Reporter reporter : reporters) {
      Optional<String> file = reporter.fileName();
      if (file.isPresent()) {
        writeFile(result, verdict, reporter, folder.resolve(file.get()));
      } else if (!quiet) {
        show(result, verdict, reporter);
      }
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
    log.info("Wrote " + file);
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
