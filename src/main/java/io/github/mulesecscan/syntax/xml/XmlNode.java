package io.github.mulesecscan.syntax.xml;

import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;

/** A piece of an XML document that knows its place in the file. */
public sealed interface XmlNode
    permits XmlElement, XmlAttribute, XmlCharacters, XmlComment, XmlProcessingInstruction {

  /** The file, as a root text; the spans of a node are offsets of it. */
  SourceText source();

  /** The whole node, from the first to after the last character of its markup. */
  Span span();

  /** The place to show a reader for this node. */
  default Location location() {
    return source().locate(span());
  }
}
