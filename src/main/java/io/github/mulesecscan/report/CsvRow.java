package io.github.mulesecscan.report;

import io.github.mulesecscan.source.VisibleText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A row of a table, as RFC 4180 has it. A cell that a spreadsheet would take for a formula begins
 * with an apostrophe.
 */
final class CsvRow {

  /** Spreadsheets take these, and their wide forms, for the beginning of a formula. */
  private static final String FORMULA = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

  private CsvRow() {}

  static void write(Writer out, List<String> cells) throws IOException {
    out.write(cells.stream().map(CsvRow::cell).collect(Collectors.joining(",")));
    out.write("\r\n");
  }

  private static String cell(String text) {
    String line = VisibleText.line(text);
    String shown = line.stripLeading();
    boolean formula = !shown.isEmpty() && FORMULA.indexOf(shown.charAt(0)) >= 0;
    String safe = formula ? "'" + line : line;
    return safe.matches("[^\",;]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
