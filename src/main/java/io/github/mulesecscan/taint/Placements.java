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
    return ofUrl ? inUrl(shape, part) : inText(shape);
  }

  private static List<Placed> inUrl(Shape shape, UrlPart part) {
    List<Placed> all = new ArrayList<>();
    StringBuilder before = new StringBuilder();
    for (Piece piece : shape.pieces()) {
      if (piece instanceof Hole hole) {
        Placement placement = inUrl(before);
        if (wanted(placement, part)) {
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

  private static List<Placed> inText(Shape shape) {
    List<Placed> all = new ArrayList<>();
    Placement unquoted = shape.pieces().size() == 1 ? Placement.WHOLE : Placement.BARE;
    char open = 0;
    for (Piece piece : shape.pieces()) {
      if (piece instanceof Hole hole) {
        all.add(new Placed(hole, open == 0 ? unquoted : Placement.QUOTED));
      } else {
        open = open(((Shape.Text) piece).text(), open);
      }
    }
    return all;
  }

  /** The quote that is open behind {@code text}, before which {@code open} was; 0 for none. */
  private static char open(String text, char open) {
    char now = open;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (now == 0 && (c == '\'' || c == '"')) {
        now = c;
      } else if (c == now) {
        now = 0;
      }
    }
    return now;
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
