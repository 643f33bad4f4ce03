package io.github.mulesecscan.taint;

import io.github.mulesecscan.taint.ComponentFacts.UrlPart;
import io.github.mulesecscan.taint.Shape.Hole;
import io.github.mulesecscan.taint.Shape.Piece;
import io.github.mulesecscan.taint.TaintFlow.Placement;
import java.util.ArrayList;
import java.util.List;

/** How the holes of a text stand in it. */
final class Placements {

  private Placements() {}

  /** A hole and how it stands. */
  record Placed(Hole hole, Placement placement) {}

  /** The holes of {@code shape} that are in {@code part}. */
  static List<Placed> of(Shape shape, UrlPart part) {
    boolean ofUrl = part == UrlPart.AUTHORITY || part == UrlPart.PATH;
    if (!ofUrl && shape.pieces().size() == 1) {
      return shape.pieces().get(0) instanceof Hole hole
          ? List.of(new Placed(hole, Placement.WHOLE))
          : List.of();
    }
    List<Placed> all = new ArrayList<>();
    StringBuilder before = new StringBuilder();
    for (Piece piece : shape.pieces()) {
      if (piece instanceof Hole hole) {
        Placement placement = ofUrl ? inUrl(before) : inText(shape, before);
        if (!ofUrl || wanted(placement, part)) {
          all.add(new Placed(hole, placement));
        }
        before.append('\uFFFC');
      } else {
        before.append(((Shape.Text) piece).text());
      }
    }
    return all;
  }

  private static boolean wanted(Placement placement, UrlPart part) {
    return (placement == Placement.AUTHORITY) == (part == UrlPart.AUTHORITY);
  }

  private static Placement inText(Shape shape, CharSequence before) {
    if (shape.pieces().size() == 1) {
      return Placement.WHOLE;
    }
    char open = 0;
    for (int i = 0; i < before.length(); i++) {
      char c = before.charAt(i);
      if (open == 0 && (c == '\'' || c == '"')) {
        open = c;
      } else if (c == open) {
        open = 0;
      }
    }
    return open == 0 ? Placement.BARE : Placement.QUOTED;
  }

  /** Only a slash behind the host keeps what follows from changing it: {@code http://a.b@c}. */
  private static Placement inUrl(CharSequence before) {
    String text = before.toString();
    int scheme = text.indexOf("://");
    int end = end(text, scheme < 0 ? 0 : scheme + 3);
    boolean relative = scheme < 0 && text.startsWith("/") && !text.startsWith("//");
    if (text.startsWith("classpath:")) {
      return Placement.PATH;
    }
    boolean known = scheme >= 0 || text.startsWith("\uFFFC");
    return relative || (known && end >= 0) ? Placement.PATH : Placement.AUTHORITY;
  }

  private static int end(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if ("/?#".indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }
}
