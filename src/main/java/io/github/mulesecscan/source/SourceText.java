package io.github.mulesecscan.source;

import java.util.Arrays;

/**
 * A text and the file coordinates of each of its characters.
 *
 * <p>A <em>root</em> is a whole file as decoded, without byte order mark. A <em>view</em> is a text
 * taken from a root: a slice, or what remains of slices after escapes were translated, such as the
 * DataWeave text of an attribute whose quotes are entities, or of two CDATA sections. Whoever works
 * on a view counts in the view's own offsets and asks the view for places; no caller ever adds
 * offsets. Immutable and safe for use by several threads.
 */
public final class SourceText {

  private final SourcePath path;
  private final String content;
  private final SourceText root;
  private final LineIndex lines;

  // A view is a list of pieces: piece i covers view offsets [viewStarts[i], viewStarts[i+1]) and
  // root offsets [rootStarts[i], rootEnds[i]). A piece is a copy of its root characters, or an
  // escape, whose characters all stand for the whole escape.
  private final int[] viewStarts;
  private final int[] rootStarts;
  private final int[] rootEnds;
  private final boolean[] copies;

  private SourceText(SourcePath path, String content) {
    this.path = path;
    this.content = content;
    this.root = this;
    this.lines = new LineIndex(content);
    this.viewStarts = new int[] {0};
    this.rootStarts = new int[] {0};
    this.rootEnds = new int[] {content.length()};
    this.copies = new boolean[] {true};
  }

  private SourceText(
      SourceText root, String content, int[] views, int[] starts, int[] ends, boolean[] copies) {
    this.path = root.path;
    this.content = content;
    this.root = root;
    this.lines = root.lines;
    this.viewStarts = views;
    this.rootStarts = starts;
    this.rootEnds = ends;
    this.copies = copies;
  }

  /** The text of a whole file. */
  public static SourceText root(SourcePath path, String content) {
    return new SourceText(path, content);
  }

  public SourcePath path() {
    return path;
  }

  /** The text itself: of a view, the translated text. */
  public String content() {
    return content;
  }

  public int length() {
    return content.length();
  }

  /** The whole file that this text was taken from; the text itself when it is a root. */
  public SourceText root() {
    return root;
  }

  /** The characters of {@code span}, an offset range of this text. */
  public String slice(Span span) {
    return content.substring(span.offset(), span.end());
  }

  /** The span of this whole text, in its own offsets. */
  public Span span() {
    return new Span(0, content.length());
  }

  /** A view of a part of this text, its escapes (if this is a view) kept translated. */
  public SourceText view(Span part) {
    ViewBuilder view = new ViewBuilder(root);
    view.appendFrom(this, part);
    return view.build();
  }

  /** Starts a view of this root that joins slices and translated escapes. */
  public ViewBuilder newView() {
    if (root != this) {
      throw new IllegalStateException("views are built over a root");
    }
    return new ViewBuilder(this);
  }

  /**
   * The place of {@code span} in the file's own offsets. A span that touches an escape covers the
   * whole escape; the gap between two pieces (the end of one CDATA section and the start of the
   * next) is covered when the span reaches over it.
   */
  public Span toRoot(Span span) {
    if (root == this) {
      return span;
    }
    if (span.length() == 0) {
      return new Span(rootOffset(span.offset()), 0);
    }
    int first = pieceAt(span.offset());
    int start = rootStarts[first] + (copies[first] ? span.offset() - viewStarts[first] : 0);
    int lastOffset = span.end() - 1;
    int last = pieceAt(lastOffset);
    int end =
        copies[last] ? rootStarts[last] + (lastOffset - viewStarts[last]) + 1 : rootEnds[last];
    return Span.between(start, Math.max(start, end));
  }

  /** The place of {@code span} (in this text's own offsets) as file, lines and columns. */
  public Location locate(Span span) {
    Span inRoot = toRoot(span);
    return new Location(
        path,
        inRoot,
        lines.lineAt(inRoot.offset()),
        lines.columnAt(inRoot.offset()),
        lines.lineAt(inRoot.end()),
        lines.columnAt(inRoot.end()));
  }

  /** How many lines the file has; a text that ends in LF has an empty last line. */
  public int lineCount() {
    return lines.lineCount();
  }

  /** The span, in the file's offsets, of a 1-based line of the file without its line end. */
  public Span lineSpan(int line) {
    int start = lines.startOf(line);
    int end = lines.endOf(line);
    if (end > start && root.content.charAt(end - 1) == '\r') {
      end--;
    }
    return Span.between(start, end);
  }

  private int rootOffset(int offset) {
    if (content.isEmpty()) {
      return rootStarts.length == 0 ? 0 : rootStarts[0];
    }
    if (offset >= content.length()) {
      return rootEnds[rootEnds.length - 1];
    }
    int piece = pieceAt(offset);
    return rootStarts[piece] + (copies[piece] ? offset - viewStarts[piece] : 0);
  }

  private int pieceAt(int offset) {
    int found = Arrays.binarySearch(viewStarts, offset);
    return found >= 0 ? found : -found - 2;
  }

  @Override
  public String toString() {
    return path + (root == this ? "" : " (view)");
  }

  /** Joins pieces of one root into a view, in reading order. */
  public static final class ViewBuilder {

    private final SourceText root;
    private final StringBuilder text = new StringBuilder();
    private int[] viewStarts = new int[4];
    private int[] rootStarts = new int[4];
    private int[] rootEnds = new int[4];
    private boolean[] copies = new boolean[4];
    private int pieces;

    private ViewBuilder(SourceText root) {
      this.root = root;
    }

    /** Appends the characters of {@code span} of the root as they are. */
    public ViewBuilder copy(Span span) {
      if (span.length() > 0) {
        addPiece(span, true);
        text.append(root.content, span.offset(), span.end());
      }
      return this;
    }

    /**
     * Appends {@code translated}, what the escape at {@code span} of the root stands for; an empty
     * translation leaves the escape out.
     */
    public ViewBuilder replace(Span span, String translated) {
      if (!translated.isEmpty()) {
        addPiece(span, false);
        text.append(translated);
      }
      return this;
    }

    public SourceText build() {
      if (pieces == 0) {
        return at(new Span(0, 0));
      }
      return new SourceText(
          root,
          text.toString(),
          Arrays.copyOf(viewStarts, pieces),
          Arrays.copyOf(rootStarts, pieces),
          Arrays.copyOf(rootEnds, pieces),
          Arrays.copyOf(copies, pieces));
    }

    /** Like {@link #build()}; a view that turned out empty lies at {@code place}. */
    public SourceText buildAt(Span place) {
      return pieces == 0 ? at(place) : build();
    }

    private SourceText at(Span place) {
      int[] here = {place.offset()};
      return new SourceText(root, "", new int[] {0}, here, here, new boolean[] {true});
    }

    private void appendFrom(SourceText source, Span part) {
      if (source.root == source) {
        copy(part);
        return;
      }
      int offset = part.offset();
      while (offset < part.end()) {
        int piece = source.pieceAt(offset);
        int pieceEnd =
            piece + 1 < source.viewStarts.length
                ? source.viewStarts[piece + 1]
                : source.content.length();
        int end = Math.min(pieceEnd, part.end());
        if (source.copies[piece]) {
          int start = source.rootStarts[piece] + offset - source.viewStarts[piece];
          copy(new Span(start, end - offset));
        } else {
          replace(
              Span.between(source.rootStarts[piece], source.rootEnds[piece]),
              source.content.substring(offset, end));
        }
        offset = end;
      }
    }

    private void addPiece(Span span, boolean copy) {
      if (pieces == viewStarts.length) {
        viewStarts = Arrays.copyOf(viewStarts, pieces * 2);
        rootStarts = Arrays.copyOf(rootStarts, pieces * 2);
        rootEnds = Arrays.copyOf(rootEnds, pieces * 2);
        copies = Arrays.copyOf(copies, pieces * 2);
      }
      viewStarts[pieces] = text.length();
      rootStarts[pieces] = span.offset();
      rootEnds[pieces] = span.end();
      copies[pieces] = copy;
      pieces++;
    }
  }
}
