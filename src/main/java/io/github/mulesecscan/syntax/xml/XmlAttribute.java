package io.github.mulesecscan.syntax.xml;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import org.jdom2.Attribute;
import org.jdom2.Namespace;

/** An attribute; a namespace declaration is none. */
public final class XmlAttribute extends Attribute implements XmlNode {

  private final SourceText source;
  private final int start;
  private final int nameEnd;
  private final int valueStart;
  private final int valueEnd;

  /** Takes name and value from the parser, and the places of {@code index} in the last tag. */
  XmlAttribute(
      SourceText source,
      XmlSpanIndex tag,
      int index,
      String localName,
      Namespace namespace,
      String value) {
    this.source = source;
    this.start = tag.attributeStart(index);
    this.nameEnd = tag.attributeNameEnd(index);
    this.valueStart = tag.valueStart(index);
    this.valueEnd = tag.valueEnd(index);
    this.name = localName;
    this.namespace = namespace;
    this.value = value;
  }

  @Override
  public SourceText source() {
    return source;
  }

  /** Name, equals sign and quoted value. */
  @Override
  public Span span() {
    return Span.between(start, valueEnd + 1);
  }

  /** The qualified name. */
  public Span nameSpan() {
    return Span.between(start, nameEnd);
  }

  /** What is between the quotes. */
  public Span valueSpan() {
    return Span.between(valueStart, valueEnd);
  }

  /**
   * The value with references translated and everything else as it is in the file. Other than
   * {@link #getValue()}, in which XML turns every line end and tab into a blank, it keeps the lines
   * that an expression was written in, and with them its line comments.
   */
  public SourceText valueView() {
    SourceText.ViewBuilder view = source.newView();
    References.appendDecoded(view, source.content(), valueSpan());
    return view.buildAt(valueSpan());
  }

  /** The namespace URI; empty for an attribute without prefix. */
  public String uri() {
    return namespace.getURI();
  }

  /** Whether this is the attribute of that namespace (empty: none) and local name. */
  public boolean is(String uri, String localName) {
    return name.equals(localName) && namespace.getURI().equals(uri);
  }

  /** The element that carries this attribute. */
  public XmlElement element() {
    return (XmlElement) getParent();
  }
}
