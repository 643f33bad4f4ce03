package io.github.mulesecscan.syntax.xml;

/**
 * Something that is shown every node of a document in the order of the file; overrides what it
 * wants to see. An element's attributes come after {@link #enter} and before its content.
 */
public interface XmlVisitor {

  /** The start tag of {@code element}. */
  default void enter(XmlElement element) {}

  /** The end of {@code element}; everything in it has been shown. */
  default void leave(XmlElement element) {}

  default void attribute(XmlAttribute attribute) {}

  /** A run of text or a CDATA section; white space between elements is text, too. */
  default void text(XmlCharacters characters) {}

  default void comment(XmlComment comment) {}

  default void processingInstruction(XmlProcessingInstruction instruction) {}
}
