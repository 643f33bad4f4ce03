package io.github.mulesecscan.report.html;

import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.portfolio.Run;
import io.github.mulesecscan.source.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The last runs as a picture: a bar for each, in the colours of severities, and a line for the
 * risk. Bars and line have scales of their own; the table below the picture has the numbers.
 *
 * @param title the picture in words
 * @param grid the lines behind the bars
 * @param bars the runs, the oldest first
 * @param course the line of the risk, in the words of SVG
 */
record TrendChart(String title, List<GridLine> grid, List<Bar> bars, String course) {

  private static final int MOST_RUNS = 30;
  private static final int WIDTH = 1150;
  private static final int HEIGHT = 250;
  private static final int LEFT = 58;
  private static final int RIGHT = 1116;
  private static final int TOP = 14;
  private static final int BOTTOM = 216;
  private static final int WIDEST_BAR = 54;
  private static final int LABEL_ROOM = 92;
  private static final int LONGEST_LABEL = 13;
  private static final int[] QUARTERS = {1, 2, 3, 4, 5, 6, 8, 10, 12, 15};

  /** A line behind the bars, with the number of findings that it stands for. */
  record GridLine(int y, String label) {

    String path() {
      return "M" + LEFT + " " + y + "H" + RIGHT;
    }

    int labelX() {
      return LEFT - 8;
    }

    int labelY() {
      return y + 4;
    }
  }

  /** A run; the label is empty where there is no room for one. */
  record Bar(int x, int width, List<Part> parts, String label, int dotY) {

    int middle() {
      return x + width / 2;
    }
  }

  /** The findings of one severity. */
  record Part(String word, int y, int height) {}

  static TrendChart of(List<Run> all) {
    List<Run> runs = all.subList(Math.max(0, all.size() - MOST_RUNS), all.size());
    int most = step(runs.stream().mapToInt(TrendChart::count).max().orElse(0));
    long highest = Math.max(1, runs.stream().mapToLong(Run::risk).max().orElse(1));
    int room = (RIGHT - LEFT) / runs.size();
    int width = Math.min(WIDEST_BAR, Math.max(4, room * 2 / 3));
    int every = Math.max(1, (LABEL_ROOM + room - 1) / room);
    List<Bar> bars = new ArrayList<>();
    StringBuilder course = new StringBuilder();
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      int x = LEFT + room * i + (room - width) / 2;
      int dot = BOTTOM - (int) (run.risk() * (BOTTOM - TOP) / highest);
      boolean labelled = (runs.size() - 1 - i) % every == 0;
      bars.add(new Bar(x, width, parts(run, most), labelled ? label(run) : "", dot));
      course.append(i == 0 ? 'M' : 'L').append(x + width / 2).append(' ').append(dot);
    }
    return new TrendChart(title(runs), grid(most), List.copyOf(bars), course.toString());
  }

  /** What the bars show: information would hide everything else. */
  private static int count(Run run) {
    return run.total() - run.open().getOrDefault(Severity.INFO, 0);
  }

  /** The number that the scale ends with: at or above {@code most}, and easy to quarter. */
  private static int step(int most) {
    for (int tens = 1; ; tens *= 10) {
      for (int quarter : QUARTERS) {
        if (4L * quarter * tens >= most) {
          return 4 * quarter * tens;
        }
      }
    }
  }

  private static List<Part> parts(Run run, int most) {
    List<Part> parts = new ArrayList<>();
    int below = 0;
    for (Severity severity :
        List.of(Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL)) {
      int count = run.open().getOrDefault(severity, 0);
      int from = y(below, most);
      below += count;
      int to = y(below, most);
      if (from > to) {
        parts.add(new Part(severity.word(), to, from - to));
      }
    }
    return List.copyOf(parts);
  }

  private static int y(int count, int most) {
    return BOTTOM - (int) ((long) count * (BOTTOM - TOP) / most);
  }

  private static List<GridLine> grid(int most) {
    List<GridLine> lines = new ArrayList<>();
    for (int quarter = 0; quarter <= 4; quarter++) {
      int count = most / 4 * quarter;
      lines.add(new GridLine(y(count, most), Words.grouped(count)));
    }
    return List.copyOf(lines);
  }

  private static String label(Run run) {
    String label = VisibleText.line(run.label());
    int length = label.codePointCount(0, label.length());
    return length <= LONGEST_LABEL
        ? label
        : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
  }

  private static String title(List<Run> runs) {
    Run first = runs.get(0);
    Run last = runs.get(runs.size() - 1);
    return String.format(
        Locale.ROOT,
        "Open findings over %s: from %d to %d, risk from %d to %d",
        Words.counted(runs.size(), "run"),
        count(first),
        count(last),
        first.risk(),
        last.risk());
  }

  int width() {
    return WIDTH;
  }

  int height() {
    return HEIGHT;
  }

  String viewBox() {
    return "0 0 " + WIDTH + " " + HEIGHT;
  }

  int labelY() {
    return BOTTOM + 20;
  }
}
