package io.github.mulesecscan.scan;

import java.util.List;

/**
 * The lines around a finding, ready to be shown: credentials in them are masked, characters that
 * could command a terminal or turn the reading direction are replaced. Reports get source text in
 * this form only.
 *
 * @param lines the lines in order; never empty for a place in a readable file
 */
public record CodeFrame(List<Line> lines) {

  /** A frame for a place whose file has no text to show. */
  public static final CodeFrame NONE = new CodeFrame(List.of());

  public CodeFrame {
    lines = List.copyOf(lines);
  }

  /**
   * One line of a frame.
   *
   * @param number 1-based line in the file
   * @param text the line without its end, shortened where it is very long
   * @param markStart 0-based index in {@code text} of the first marked character
   * @param markEnd index after the last marked character; equal to {@code markStart} where nothing
   *     is marked
   */
  public record Line(int number, String text, int markStart, int markEnd) {

    public boolean marked() {
      return markEnd > markStart;
    }
  }
}
