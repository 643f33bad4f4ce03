package io.github.mulesecscan.edit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What differs between two texts, by lines, in the order of the text.
 *
 * @param hunks the places that differ, each with a few lines around
 */
public record TextDiff(List<Hunk> hunks) {

  private static final int CONTEXT = 3;

  /** Texts that differ more are shown as if nothing of the middle were alike. */
  private static final int MOST_DIFFERENCES = 2_000;

  public TextDiff {
    hunks = List.copyOf(hunks);
  }

  /** What is the case with a line. */
  public enum Kind {
    KEPT(' '),
    REMOVED('-'),
    ADDED('+');

    private final char sign;

    Kind(char sign) {
      this.sign = sign;
    }

    /** How unified diffs mark it. */
    public char sign() {
      return sign;
    }
  }

  /** A line, its line feed left out. */
  public record Line(Kind kind, String text) {}

  /**
   * A place that differs.
   *
   * @param oldStart the 1-based first line before the change
   * @param oldCount how many lines before the change
   * @param newStart the 1-based first line after the change
   * @param newCount how many lines after the change
   * @param lines the lines, removed ones before added ones
   */
  public record Hunk(int oldStart, int oldCount, int newStart, int newCount, List<Line> lines) {
    public Hunk {
      lines = List.copyOf(lines);
    }

    /** The line that begins a hunk in unified diffs. */
    public String header() {
      return "@@ -" + range(oldStart, oldCount) + " +" + range(newStart, newCount) + " @@";
    }

    private static String range(int start, int count) {
      int shown = count == 0 ? start - 1 : start;
      return count == 1 ? String.valueOf(shown) : shown + "," + count;
    }
  }

  /** Compares two texts. */
  public static TextDiff of(String before, String after) {
    return new TextDiff(hunks(lines(lines(before), lines(after))));
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  private static List<Line> lines(List<String> before, List<String> after) {
    int start = 0;
    int most = Math.min(before.size(), after.size());
    while (start < most && before.get(start).equals(after.get(start))) {
      start++;
    }
    int end = 0;
    while (end < most - start
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
      end++;
    }
    List<Line> lines = new ArrayList<>();
    before.subList(0, start).forEach(line -> lines.add(new Line(Kind.KEPT, line)));
    lines.addAll(
        middle(
            before.subList(start, before.size() - end), after.subList(start, after.size() - end)));
    before
        .subList(before.size() - end, before.size())
        .forEach(line -> lines.add(new Line(Kind.KEPT, line)));
    return lines;
  }

  /** The shortest script of changes, by the algorithm of Myers. */
  private static List<Line> middle(List<String> before, List<String> after) {
    int most = Math.min(before.size() + after.size(), MOST_DIFFERENCES);
    List<int[]> trace = new ArrayList<>();
    int[] farthest = new int[2 * most + 3];
    for (int d = 0; d <= most; d++) {
      trace.add(farthest.clone());
      for (int k = -d; k <= d; k += 2) {
        boolean down = k == -d || (k != d && farthest[most + k] < farthest[most + k + 2]);
        int x = down ? farthest[most + k + 2] : farthest[most + k] + 1;
        int y = x - k;
        while (x < before.size() && y < after.size() && before.get(x).equals(after.get(y))) {
          x++;
          y++;
        }
        farthest[most + k + 1] = x;
        if (x >= before.size() && y >= after.size()) {
          return script(before, after, trace, most);
        }
      }
    }
    List<Line> replaced = new ArrayList<>();
    before.forEach(line -> replaced.add(new Line(Kind.REMOVED, line)));
    after.forEach(line -> replaced.add(new Line(Kind.ADDED, line)));
    return replaced;
  }

  private static List<Line> script(
      List<String> before, List<String> after, List<int[]> trace, int most) {
    List<Line> reversed = new ArrayList<>();
    int x = before.size();
    int y = after.size();
    for (int d = trace.size() - 1; d >= 0; d--) {
      int[] farthest = trace.get(d);
      int k = x - y;
      boolean down = k == -d || (k != d && farthest[most + k] < farthest[most + k + 2]);
      int previousK = down ? k + 1 : k - 1;
      int previousX = d == 0 ? 0 : farthest[most + previousK + 1];
      int previousY = d == 0 ? 0 : previousX - previousK;
      while (x > previousX && y > previousY) {
        reversed.add(new Line(Kind.KEPT, before.get(x - 1)));
        x--;
        y--;
      }
      if (d > 0) {
        reversed.add(
            down
                ? new Line(Kind.ADDED, after.get(y - 1))
                : new Line(Kind.REMOVED, before.get(x - 1)));
      }
      x = previousX;
      y = previousY;
    }
    Collections.reverse(reversed);
    return removedFirst(reversed);
  }

  /** Of lines that change together, those removed come first. */
  private static List<Line> removedFirst(List<Line> lines) {
    List<Line> ordered = new ArrayList<>();
    List<Line> added = new ArrayList<>();
    for (Line line : lines) {
      if (line.kind() == Kind.ADDED) {
        added.add(line);
      } else {
        if (line.kind() == Kind.KEPT) {
          ordered.addAll(added);
          added.clear();
        }
        ordered.add(line);
      }
    }
    ordered.addAll(added);
    return ordered;
  }

  private static List<Hunk> hunks(List<Line> lines) {
    List<Hunk> hunks = new ArrayList<>();
    int at = 0;
    int oldLine = 1;
    int newLine = 1;
    while (at < lines.size()) {
      int change = at;
      while (change < lines.size() && lines.get(change).kind() == Kind.KEPT) {
        change++;
      }
      if (change == lines.size()) {
        break;
      }
      int start = Math.max(at, change - CONTEXT);
      oldLine += start - at;
      newLine += start - at;
      int end = endOfHunk(lines, change);
      List<Line> part = lines.subList(start, end);
      int olds = count(part, Kind.ADDED);
      int news = count(part, Kind.REMOVED);
      hunks.add(new Hunk(oldLine, olds, newLine, news, part));
      oldLine += olds;
      newLine += news;
      at = end;
    }
    return hunks;
  }

  /** Changes with few lines between them are shown together. */
  private static int endOfHunk(List<Line> lines, int firstChange) {
    int lastChange = firstChange;
    int at = firstChange;
    while (at < lines.size() && at - lastChange <= 2 * CONTEXT) {
      if (lines.get(at).kind() != Kind.KEPT) {
        lastChange = at;
      }
      at++;
    }
    return Math.min(lines.size(), lastChange + 1 + CONTEXT);
  }

  private static int count(List<Line> lines, Kind without) {
    return (int) lines.stream().filter(line -> line.kind() != without).count();
  }
}
