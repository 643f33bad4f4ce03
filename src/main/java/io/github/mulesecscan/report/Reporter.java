package io.github.mulesecscan.report;

import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.scan.ScanResult;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A report format: turns the result of a scan into text, the same text for the same result. */
public interface Reporter {

  /** The word that configuration names the format by: {@code sarif}. */
  String format();

  /** What the format is for, as a sentence. */
  String summary();

  /** The name of the report's file; empty for a format that is shown and not kept. */
  Optional<String> fileName();

  /**
   * Writes the report and flushes, but does not close, {@code out}. Files are written as UTF-8.
   *
   * @param verdict how the result was judged; null where nobody judged it
   * @throws IOException when {@code out} cannot be written to
   */
  void write(ScanResult result, @Nullable Verdict verdict, Writer out) throws IOException;
}
