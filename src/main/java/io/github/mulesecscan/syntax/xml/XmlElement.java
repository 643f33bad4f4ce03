package io.github.mulesecscan.syntax.xml;

import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdom2.Attribute;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/** An element; children and attributes are found by namespace URI, never by prefix. */
public final class XmlElement extends Element implements XmlNode {

  private final SourceText source;
  private final int start;
  private final int nameEnd;
  private final int startTagEnd;
  private int endTagStart;
  private int end;

  // Asked for again and again by all that walks over the tree.
  private transient @Nullable Location location;
  private transient @Nullable List<XmlElement> children;

  /** Takes the name from the parser and the places of the tag that was read last. */
  XmlElement(SourceText source, XmlSpanIndex tag, String localName, Namespace namespace) {
    this.source = source;
    this.start = tag.start();
    this.nameEnd = tag.nameEnd();
    this.startTagEnd = tag.end();
    this.endTagStart = tag.end();
    this.end = tag.end();
    this.name = localName;
    this.namespace = namespace;
  }

  void closeAt(int endTagStart, int end) {
    this.endTagStart = endTagStart;
    this.end = end;
  }

  /** Whether the start tag ends there; of elements that end with their start tag, only one does. */
  boolean startTagEndsAt(int offset) {
    return startTagEnd == offset;
  }

  @Override
  public SourceText source() {
    return source;
  }

  /** From the start of the start tag to the end of the end tag. */
  @Override
  public Span span() {
    return Span.between(start, end);
  }

  /** From {@code <} to {@code >} or {@code />}, both included. */
  public Span startTagSpan() {
    return Span.between(start, startTagEnd);
  }

  /** The qualified name in the start tag. */
  public Span nameSpan() {
    return Span.between(start + 1, nameEnd);
  }

  /** What is between the two tags; for {@code <a/>} the point after it. */
  public Span contentSpan() {
    return Span.between(startTagEnd, endTagStart);
  }

  /** Whether the element was written as {@code <a/>}, without an end tag. */
  public boolean isSelfClosing() {
    return endTagStart == end;
  }

  /** The place of the name in the start tag: an element as a whole is too much to show. */
  @Override
  public Location location() {
    Location known = location;
    if (known == null) {
      known = source.locate(nameSpan());
      location = known;
    }
    return known;
  }

  /** The namespace URI; empty where there is none. */
  public String uri() {
    return namespace.getURI();
  }

  /** Whether this is the element of that namespace (empty: none) and local name. */
  public boolean is(String uri, String localName) {
    return name.equals(localName) && namespace.getURI().equals(uri);
  }

  /** The attributes in the order of the file. */
  public List<XmlAttribute> attributes() {
    if (!hasAttributes()) {
      return List.of();
    }
    // A view: conditions of rules ask again and again, and the builder makes no other attributes.
    @SuppressWarnings("unchecked")
    List<XmlAttribute> own = (List<XmlAttribute>) (List<?>) getAttributes();
    return Collections.unmodifiableList(own);
  }

  /** The attribute of that name without namespace, as most of Mule's are. */
  public Optional<XmlAttribute> attribute(String localName) {
    return attribute("", localName);
  }

  public Optional<XmlAttribute> attribute(String uri, String localName) {
    if (!hasAttributes()) {
      return Optional.empty();
    }
    for (Attribute attribute : getAttributes()) {
      if (attribute instanceof XmlAttribute candidate && candidate.is(uri, localName)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** The child elements in the order of the file. The tree must not change from here on. */
  public List<XmlElement> children() {
    List<XmlElement> known = children;
    if (known == null) {
      known = readChildren();
      children = known;
    }
    return known;
  }

  private List<XmlElement> readChildren() {
    // Every other node is the blank between two elements.
    List<XmlElement> found = new ArrayList<>(getContentSize() / 2 + 1);
    for (Content content : getContent()) {
      if (content instanceof XmlElement child) {
        found.add(child);
      }
    }
    return Collections.unmodifiableList(found);
  }

  public List<XmlElement> children(String uri, String localName) {
    List<XmlElement> found = new ArrayList<>();
    for (Content content : getContent()) {
      if (content instanceof XmlElement child && child.is(uri, localName)) {
        found.add(child);
      }
    }
    return Collections.unmodifiableList(found);
  }

  /** The first child of that name. */
  public Optional<XmlElement> child(String uri, String localName) {
    for (Content content : getContent()) {
      if (content instanceof XmlElement child && child.is(uri, localName)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  /** The element around this one; empty for the root element. */
  public Optional<XmlElement> parent() {
    return getParent() instanceof XmlElement element ? Optional.of(element) : Optional.empty();
  }

  /** All elements below this one, in the order of the file. */
  public Iterable<XmlElement> descendants() {
    return () -> new DescendantIterator(this);
  }

  /** The text and CDATA directly in this element. */
  public List<XmlCharacters> characters() {
    List<XmlCharacters> found = new ArrayList<>();
    for (Content content : getContent()) {
      if (content instanceof XmlCharacters characters) {
        found.add(characters);
      }
    }
    return Collections.unmodifiableList(found);
  }

  /**
   * The text and CDATA directly in this element, references translated, joined to one text;
   * comments and child elements are left out. Line ends are those of the file.
   */
  public SourceText contentView() {
    SourceText.ViewBuilder view = source.newView();
    for (Content content : getContent()) {
      if (content instanceof XmlCData section) {
        view.copy(section.contentSpan());
      } else if (content instanceof XmlText text) {
        References.appendDecoded(view, source.content(), text.span());
      }
    }
    return view.buildAt(new Span(startTagEnd, 0));
  }
}
