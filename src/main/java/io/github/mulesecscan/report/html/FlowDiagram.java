package io.github.mulesecscan.report.html;

import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.scan.CodeFrame;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.source.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A path drawn from left to right: a box for each step, a lane for each depth of calls. Of long
 * paths the middle is left out; the list of steps below the picture has all of them.
 *
 * @param width in pixels
 * @param height in pixels
 * @param title the picture in words
 * @param boxes from source to sink
 * @param lines from each box to the next
 */
record FlowDiagram(int width, int height, String title, List<Box> boxes, List<Line> lines) {

  private static final int MOST_BOXES = 6;
  private static final int DEEPEST_LANE = 3;
  private static final int BOX_WIDTH = 158;
  private static final int MORE_WIDTH = 64;
  private static final int BOX_HEIGHT = 46;
  private static final int GAP = 30;
  private static final int LANE = 64;
  private static final int MARGIN = 6;
  private static final int LONGEST_LABEL = 19;
  private static final int LONGEST_PLACE = 25;

  /**
   * A step, or the steps left out.
   *
   * @param kind the step's part in the path, or {@code more}
   * @param label what is there
   * @param place file and line
   */
  record Box(String kind, int x, int y, int width, String label, String place) {

    int end() {
      return x + width;
    }

    int height() {
      return BOX_HEIGHT;
    }

    int corner() {
      return kind.equals("source") ? BOX_HEIGHT / 2 : kind.equals("sink") ? 2 : 9;
    }

    int textX() {
      return x + width / 2;
    }

    int labelY() {
      return y + 20;
    }

    int placeY() {
      return y + 36;
    }
  }

  /**
   * The way from one box to the next.
   *
   * @param path in the words of SVG
   * @param arrow the arrow's head, in the same words
   * @param call whether it leads into another flow or back
   */
  record Line(String path, String arrow, boolean call) {}

  static FlowDiagram of(ReportedFinding reported) {
    List<TraceStep> steps = reported.finding().trace();
    List<Box> boxes = new ArrayList<>();
    int leftOut = Math.max(0, steps.size() - MOST_BOXES);
    int lowest = 0;
    for (int i = 0; i < steps.size(); i++) {
      boolean inMiddle = i >= MOST_BOXES / 2 && i < MOST_BOXES / 2 + leftOut;
      if (leftOut > 0 && i == MOST_BOXES / 2) {
        boxes.add(more(leftOut, boxes, lane(steps.get(i))));
      }
      if (!inMiddle) {
        boxes.add(box(reported, i, boxes));
      }
      lowest = Math.max(lowest, lane(steps.get(i)));
    }
    int width = nextX(boxes) - GAP + MARGIN;
    int height = lowest * LANE + BOX_HEIGHT + 2 * MARGIN;
    return new FlowDiagram(width, height, title(boxes), boxes, lines(boxes));
  }

  String viewBox() {
    return "0 0 " + width + " " + height;
  }

  private static Box box(ReportedFinding reported, int index, List<Box> before) {
    TraceStep step = reported.finding().trace().get(index);
    CodeFrame frame =
        index < reported.stepFrames().size() ? reported.stepFrames().get(index) : CodeFrame.NONE;
    String kind = step.kind().name().toLowerCase(Locale.ROOT);
    String place = step.location().path().name() + ":" + step.location().startLine();
    return new Box(
        kind,
        nextX(before),
        MARGIN + lane(step) * LANE,
        BOX_WIDTH,
        shortened(label(frame, kind), LONGEST_LABEL),
        shortened(VisibleText.line(place), LONGEST_PLACE));
  }

  private static Box more(int steps, List<Box> before, int lane) {
    return new Box("more", nextX(before), MARGIN + lane * LANE, MORE_WIDTH, steps + " more", "");
  }

  private static int nextX(List<Box> before) {
    return before.isEmpty() ? MARGIN : before.get(before.size() - 1).end() + GAP;
  }

  private static int lane(TraceStep step) {
    return Math.max(0, Math.min(step.nesting(), DEEPEST_LANE));
  }

  /** The first marked text; what the step is where nothing is marked. */
  private static String label(CodeFrame frame, String kind) {
    for (FrameLine line : FrameLine.marked(frame)) {
      String text = line.marked().strip().replaceAll("\\s+", " ");
      if (!text.isEmpty()) {
        return text;
      }
    }
    return kind;
  }

  private static String title(List<Box> boxes) {
    StringBuilder title = new StringBuilder("Data flow");
    for (Box box : boxes) {
      title.append(title.length() == 9 ? ": " : ", then ").append(box.label());
      if (box.place().isEmpty()) {
        title.append(" steps");
      } else {
        title.append(" at ").append(box.place());
      }
    }
    return title.toString();
  }

  private static List<Line> lines(List<Box> boxes) {
    List<Line> lines = new ArrayList<>();
    for (int i = 1; i < boxes.size(); i++) {
      lines.add(line(boxes.get(i - 1), boxes.get(i)));
    }
    return lines;
  }

  private static Line line(Box from, Box to) {
    int startX = from.end();
    int startY = from.y() + BOX_HEIGHT / 2;
    int endX = to.x() - 7;
    int endY = to.y() + BOX_HEIGHT / 2;
    int bend = (startX + endX) / 2;
    String path =
        "M" + startX + " " + startY + "C" + bend + " " + startY + " " + bend + " " + endY + " "
            + endX + " " + endY;
    String arrow = "M" + to.x() + " " + endY + "l-8 -4.5v9z";
    return new Line(path, arrow, from.y() != to.y());
  }

  private static String shortened(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
    return text.substring(0, end) + "…";
  }
}
