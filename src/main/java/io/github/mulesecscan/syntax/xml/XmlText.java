package io.github.mulesecscan.syntax.xml;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import org.jdom2.Text;

/** A run of text between two pieces of markup, at its longest: references do not split it. */
public final class XmlText extends Text implements XmlCharacters {

  private final SourceText source;
  private final int start;
  private final int end;

  XmlText(SourceText source, int start, int end, String value) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.value = value;
  }

  @Override
  public SourceText source() {
    return source;
  }

  @Override
  public Span span() {
    return Span.between(start, end);
  }

  @Override
  public SourceText view() {
    SourceText.ViewBuilder view = source.newView();
    References.appendDecoded(view, source.content(), span());
    return view.buildAt(span());
  }
}
