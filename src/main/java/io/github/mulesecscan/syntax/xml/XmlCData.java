package io.github.mulesecscan.syntax.xml;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import org.jdom2.CDATA;

/** One CDATA section; neighbouring sections stay apart. */
public final class XmlCData extends CDATA implements XmlCharacters {

  private static final int OPENING = "<![CDATA[".length();
  private static final int CLOSING = "]]>".length();

  private final SourceText source;
  private final int start;
  private final int end;

  XmlCData(SourceText source, int start, int end) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.value =
        References.withLineFeeds(source.content().substring(start + OPENING, end - CLOSING));
  }

  @Override
  public SourceText source() {
    return source;
  }

  /** From {@code <![CDATA[} to {@code ]]>}, both included. */
  @Override
  public Span span() {
    return Span.between(start, end);
  }

  /** What is between the brackets. */
  public Span contentSpan() {
    return Span.between(start + OPENING, end - CLOSING);
  }

  @Override
  public SourceText view() {
    return source.newView().copy(contentSpan()).buildAt(contentSpan());
  }
}
