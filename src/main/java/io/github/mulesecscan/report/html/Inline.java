package io.github.mulesecscan.report.html;

/**
 * A stretch of a paragraph.
 *
 * @param kind how it is shown
 * @param text its text, without marks
 * @param url where a link leads, an address on the web; empty for other kinds
 */
record Inline(Kind kind, String text, String url) {

  enum Kind {
    TEXT,
    CODE,
    STRONG,
    EMPHASIS,
    LINK
  }

  static Inline of(Kind kind, String text) {
    return new Inline(kind, text, "");
  }

  boolean isCode() {
    return kind == Kind.CODE;
  }

  boolean isStrong() {
    return kind == Kind.STRONG;
  }

  boolean isEmphasis() {
    return kind == Kind.EMPHASIS;
  }

  boolean isLink() {
    return kind == Kind.LINK;
  }
}
