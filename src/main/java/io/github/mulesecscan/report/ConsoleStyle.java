package io.github.mulesecscan.report;

import java.util.List;

/**
 * How the console report looks.
 *
 * @param colour whether severities, carets and gutters are coloured by ANSI sequences
 * @param oneLine whether each finding takes a single line, without code, path and summary
 * @param reportFiles where further reports were written, as the user may open them; shown at the
 *     end
 */
public record ConsoleStyle(boolean colour, boolean oneLine, List<String> reportFiles) {

  /** For places that are no terminal. */
  public static final ConsoleStyle PLAIN = new ConsoleStyle(false, false, List.of());

  public ConsoleStyle {
    reportFiles = List.copyOf(reportFiles);
  }
}
