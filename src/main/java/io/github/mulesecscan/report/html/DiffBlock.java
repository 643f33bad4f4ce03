package io.github.mulesecscan.report.html;

import io.github.mulesecscan.edit.TextDiff;
import io.github.mulesecscan.scan.FixPreview;
import io.github.mulesecscan.source.VisibleText;
import java.util.List;
import java.util.Locale;

/**
 * What a repair changes in a file, as the page shows it.
 *
 * @param path the file
 * @param lines the lines that change, with a few around
 */
record DiffBlock(String path, List<Line> lines) {

  private static final int MOST_LINES = 30;
  private static final int LONGEST_LINE = 240;

  /**
   * A line.
   *
   * @param kind {@code kept}, {@code removed} or {@code added}
   * @param sign the mark of unified diffs
   */
  record Line(String kind, String sign, String text) {}

  static List<DiffBlock> all(FixPreview preview) {
    return preview.files().stream()
        .map(file -> new DiffBlock(VisibleText.line(file.path().value()), lines(file.diff())))
        .toList();
  }

  private static List<Line> lines(TextDiff diff) {
    return diff.hunks().stream()
        .flatMap(hunk -> hunk.lines().stream())
        .limit(MOST_LINES)
        .map(DiffBlock::line)
        .toList();
  }

  private static Line line(TextDiff.Line line) {
    String text = VisibleText.block(line.text().stripTrailing());
    String shown =
        text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + "\u2026";
    return new Line(
        line.kind().name().toLowerCase(Locale.ROOT), String.valueOf(line.kind().sign()), shown);
  }
}
