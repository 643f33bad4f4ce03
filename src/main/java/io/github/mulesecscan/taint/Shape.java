package io.github.mulesecscan.taint;

import io.github.mulesecscan.source.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How a text is put together: constant stretches, and holes with data in them, in order. */
final class Shape {

  static final int LONGEST = 32;

  private static final int LONGEST_TEXT = 20_000;

  /** A part of a text. */
  sealed interface Piece {}

  /** Constant text, never empty. */
  record Text(String text) implements Piece {}

  /**
   * Data of any content.
   *
   * @param id the identity of the value that the data is, if it has one
   * @param location the expression whose value it is, if it is not the text as a whole
   */
  record Hole(Taints taints, @Nullable ValueId id, @Nullable Location location) implements Piece {

    @Override
    public boolean equals(Object other) {
      return this == other
          || (other instanceof Hole hole
              && taints.equals(hole.taints)
              && Objects.equals(location, hole.location)
              && Objects.equals(id, hole.id));
    }

    @Override
    public int hashCode() {
      return 31 * (31 * taints.hashCode() + Objects.hashCode(id)) + Objects.hashCode(location);
    }

    /** The same place with other data. */
    Hole withTaints(Taints other) {
      return other == taints ? this : new Hole(other, id, location);
    }

    /** Without an identity that {@code root} made. */
    Hole forget(String root) {
      return id == null || !id.root().equals(root) ? this : new Hole(taints, null, location);
    }
  }

  static final Shape EMPTY = new Shape(List.of());

  private final List<Piece> pieces;

  /** 0 as long as nobody asked. */
  private int hash;

  Shape(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  List<Piece> pieces() {
    return pieces;
  }

  static Shape constant(String text) {
    if (text.length() > LONGEST_TEXT) {
      return new Shape(List.of(new Hole(Taints.NONE, null, null)));
    }
    return new Shape(text.isEmpty() ? List.of() : List.of(new Text(text)));
  }

  static Shape hole(Taints taints, @Nullable ValueId id, @Nullable Location location) {
    return new Shape(List.of(new Hole(taints, id, location)));
  }

  /** The text, if nothing else can be there. */
  Optional<String> constant() {
    if (pieces.isEmpty()) {
      return Optional.of("");
    }
    return pieces.size() == 1 && pieces.get(0) instanceof Text text
        ? Optional.of(text.text())
        : Optional.empty();
  }

  /** The texts that these shapes are, if they are nothing else. */
  static Optional<List<String>> constants(List<Shape> shapes) {
    List<String> texts = new ArrayList<>();
    for (Shape shape : shapes) {
      Optional<String> text = shape.constant();
      if (text.isEmpty()) {
        return Optional.empty();
      }
      texts.add(text.get());
    }
    return Optional.of(texts);
  }

  /** One after the other; empty where that becomes too long. */
  Optional<Shape> then(Shape other) {
    return joined(List.of(this, other));
  }

  /** One after the other; empty where that becomes too long. */
  static Optional<Shape> joined(List<Shape> shapes) {
    List<Piece> all = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    int length = 0;
    for (Shape shape : shapes) {
      for (Piece piece : shape.pieces) {
        if (piece instanceof Text text) {
          texts.add(text.text());
          length += text.text().length();
        } else {
          addText(texts, all);
          length = 0;
          all.add(piece);
        }
        // Seen here, so that no more is put together than can be kept.
        if (length > LONGEST_TEXT || all.size() > LONGEST) {
          return Optional.empty();
        }
      }
    }
    addText(texts, all);
    return all.size() > LONGEST ? Optional.empty() : Optional.of(new Shape(all));
  }

  private static void addText(List<String> texts, List<Piece> pieces) {
    if (!texts.isEmpty()) {
      pieces.add(new Text(texts.size() == 1 ? texts.get(0) : String.join("", texts)));
      texts.clear();
    }
  }

  Shape mapHoles(UnaryOperator<Hole> change) {
    List<Piece> changed = new ArrayList<>(pieces.size());
    boolean same = true;
    for (Piece piece : pieces) {
      Piece one = piece instanceof Hole hole ? change.apply(hole) : piece;
      same &= one == piece;
      changed.add(one);
    }
    return same ? this : new Shape(changed);
  }

  Taints taints() {
    Taints all = Taints.NONE;
    for (Piece piece : pieces) {
      if (piece instanceof Hole hole) {
        all = all.join(hole.taints());
      }
    }
    return all;
  }

  /** Whether the data of {@code other}, an equal shape, came the same way. */
  boolean isSame(Shape other) {
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i) instanceof Hole hole
          && other.pieces.get(i) instanceof Hole there
          && !hole.taints().isSame(there.taints())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Shape shape
            && hashCode() == shape.hashCode()
            && pieces.equals(shape.pieces));
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = pieces.hashCode();
    }
    return hash;
  }

  /** The text with {@code {}} for each hole. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      text.append(piece instanceof Text constant ? constant.text() : "{}");
    }
    return text.toString();
  }
}
