package io.github.mulesecscan.syntax.xml;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jdom2.Content;
import org.jdom2.Document;
import org.jdom2.IllegalNameException;
import org.jdom2.Namespace;
import org.jdom2.UncheckedJDOMFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Builds the tree from the parser's events, moving the span index along with them.
 *
 * <p>The parser is believed for names, namespaces and attribute values. Text, CDATA, comments and
 * instructions are taken from the index when it comes past them: parsers split and merge them as
 * their buffers fall, so that their events cannot be matched with places.
 */
final class SpanTrackingBuilder extends DefaultHandler {

  /** Links nodes without checking again what the parser has just checked. */
  private static final UncheckedJDOMFactory LINKS = new UncheckedJDOMFactory();

  private final SourceText source;
  private final XmlSpanIndex index;
  private final int maxDepth;
  private final Document tree = new Document();
  private final List<XmlComment> comments = new ArrayList<>();
  private final List<Namespace> declared = new ArrayList<>();
  private @Nullable XmlElement current;
  private int depth;

  /**
   * @param source the file
   * @param content the file's text as the parser gets it, of the same length
   */
  SpanTrackingBuilder(SourceText source, String content, int maxDepth) {
    this.source = source;
    this.index = new XmlSpanIndex(content);
    this.maxDepth = maxDepth;
  }

  /** Stops the parser: an element lies deeper than is allowed. */
  static final class TooDeepException extends SAXException {

    private static final long serialVersionUID = 1L;

    private final transient Span place;

    TooDeepException(Span place) {
      super("too deep");
      this.place = place;
    }

    Span place() {
      return place;
    }
  }

  /** Stops the parser: what it reports is not what the span index finds in the text. */
  static final class OutOfStepException extends SAXException {

    private static final long serialVersionUID = 1L;

    OutOfStepException(String message) {
      super(message);
    }
  }

  XmlDocument document() {
    return new XmlDocument(source, tree, comments);
  }

  /** The innermost element that was open when the parser stopped. */
  @Nullable XmlElement openElement() {
    return current;
  }

  /** How far into the text the parser's events have led. */
  int position() {
    return index.end();
  }

  @Override
  public void startPrefixMapping(String prefix, String uri) throws SAXException {
    try {
      declared.add(Namespace.getNamespace(prefix, uri));
    } catch (IllegalNameException e) {
      // JDOM is stricter than XML: a URI must not begin with a digit, for example.
      throw new SAXException(e.getMessage());
    }
  }

  @Override
  public void startElement(String uri, String localName, String qualifiedName, Attributes values)
      throws SAXException {
    stepTo(XmlSpanIndex.Kind.START_TAG);
    require(index.isTagNamed(qualifiedName), qualifiedName);
    if (++depth > maxDepth) {
      throw new TooDeepException(Span.between(index.start(), index.nameEnd()));
    }
    Namespace namespace = Namespace.getNamespace(prefixOf(qualifiedName), uri);
    XmlElement element = new XmlElement(source, index, localName, namespace);
    for (Namespace declaration : declared) {
      if (!declaration.equals(namespace)) {
        element.addNamespaceDeclaration(declaration);
      }
    }
    declared.clear();
    addAttributes(element, values);
    add(element);
    current = element;
  }

  @Override
  public void endElement(String uri, String localName, String qualifiedName) throws SAXException {
    XmlElement element = current;
    if (element == null) {
      throw outOfStep(qualifiedName);
    }
    boolean isEnded = index.isEmptyElement() && element.startTagEndsAt(index.end());
    if (!isEnded) {
      stepTo(XmlSpanIndex.Kind.END_TAG);
      element.closeAt(index.start(), index.end());
    }
    current = element.getParent() instanceof XmlElement parent ? parent : null;
    depth--;
  }

  @Override
  public void endDocument() throws SAXException {
    stepTo(XmlSpanIndex.Kind.END);
  }

  @Override
  public void fatalError(SAXParseException e) throws SAXException {
    throw e;
  }

  /** Moves the index to the tag that the parser is at; adds what lies between to the tree. */
  private void stepTo(XmlSpanIndex.Kind tag) throws SAXException {
    for (XmlSpanIndex.Kind kind = index.next(); kind != tag; kind = index.next()) {
      switch (kind) {
        case TEXT -> addText();
        case CDATA -> add(new XmlCData(source, index.start(), index.end()));
        case COMMENT -> addComment();
        case INSTRUCTION -> addInstruction();
        case START_TAG, END_TAG, END -> throw outOfStep(tag.toString());
      }
    }
  }

  private void addText() {
    // Beside the root element there is only white space, which JDOM does not keep.
    if (current != null) {
      String value = References.decode(source.content(), index.start(), index.end());
      add(new XmlText(source, index.start(), index.end(), value));
    }
  }

  private void addComment() {
    XmlComment comment = new XmlComment(source, index.start(), index.end());
    comments.add(comment);
    add(comment);
  }

  private void addInstruction() {
    String inside = source.content().substring(index.start() + 2, index.end() - 2);
    int blank = 0;
    while (blank < inside.length() && !Character.isWhitespace(inside.charAt(blank))) {
      blank++;
    }
    String target = inside.substring(0, blank);
    // The XML declaration looks like one but is none.
    if (!target.equals("xml")) {
      String data = References.withLineFeeds(inside.substring(blank).stripLeading());
      add(new XmlProcessingInstruction(source, index.start(), index.end(), target, data));
    }
  }

  private void addAttributes(XmlElement element, Attributes values) throws SAXException {
    int next = 0;
    for (int i = 0; i < index.attributeCount(); i++) {
      if (index.isNamespaceDeclaration(i)) {
        continue;
      }
      int at = next;
      if (at >= values.getLength() || !index.isAttributeNamed(i, values.getQName(at))) {
        // The parser keeps the order of the file today, but promises none.
        at = values.getIndex(index.attributeName(i));
      }
      require(at >= 0, element.getQualifiedName());
      Namespace namespace =
          Namespace.getNamespace(prefixOf(values.getQName(at)), values.getURI(at));
      String name = values.getLocalName(at);
      LINKS.setAttribute(
          element, new XmlAttribute(source, index, i, name, namespace, values.getValue(at)));
      next = at + 1;
    }
  }

  private void add(Content content) {
    LINKS.addContent(current == null ? tree : current, content);
  }

  private static String prefixOf(String qualifiedName) {
    int colon = qualifiedName.indexOf(':');
    return colon < 0 ? "" : qualifiedName.substring(0, colon);
  }

  private void require(boolean inStep, String expected) throws SAXException {
    if (!inStep) {
      throw outOfStep(expected);
    }
  }

  private static OutOfStepException outOfStep(String expected) {
    return new OutOfStepException("it reported " + expected + ", which is not in the text here");
  }
}
