package io.github.mulesecscan.syntax.xml;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import org.jdom2.Comment;

/** A comment, inside an element or beside the root element. */
public final class XmlComment extends Comment implements XmlNode {

  private static final int OPENING = "<!--".length();
  private static final int CLOSING = "-->".length();

  private final SourceText source;
  private final int start;
  private final int end;

  XmlComment(SourceText source, int start, int end) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.text =
        References.withLineFeeds(source.content().substring(start + OPENING, end - CLOSING));
  }

  @Override
  public SourceText source() {
    return source;
  }

  /** From {@code <!--} to {@code -->}, both included. */
  @Override
  public Span span() {
    return Span.between(start, end);
  }

  /** What is between the dashes, line ends as in the file. */
  public SourceText view() {
    Span content = Span.between(start + OPENING, end - CLOSING);
    return source.newView().copy(content).buildAt(content);
  }
}
