package io.github.mulesecscan.syntax.xml;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import org.jdom2.ProcessingInstruction;

/** A processing instruction; the XML declaration is none. */
public final class XmlProcessingInstruction extends ProcessingInstruction implements XmlNode {

  private final SourceText source;
  private final int start;
  private final int end;

  XmlProcessingInstruction(SourceText source, int start, int end, String target, String data) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.target = target;
    setData(data);
  }

  @Override
  public SourceText source() {
    return source;
  }

  /** From {@code <?} to {@code ?>}, both included. */
  @Override
  public Span span() {
    return Span.between(start, end);
  }
}
