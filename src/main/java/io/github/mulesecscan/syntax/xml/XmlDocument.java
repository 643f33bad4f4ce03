package io.github.mulesecscan.syntax.xml;

import io.github.mulesecscan.source.SourceText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jdom2.Content;
import org.jdom2.Document;

/** A well-formed XML file as a tree whose nodes know their places. */
public final class XmlDocument {

  private final SourceText text;
  private final Document tree;
  private final XmlElement root;
  private final List<XmlComment> comments;

  XmlDocument(SourceText text, Document tree, List<XmlComment> comments) {
    this.text = text;
    this.tree = tree;
    this.root = (XmlElement) tree.getRootElement();
    this.comments = List.copyOf(comments);
  }

  /** The whole file. */
  public SourceText text() {
    return text;
  }

  public XmlElement root() {
    return root;
  }

  /** The same tree as JDOM knows it, for XPath. Its nodes are ours; do not change it. */
  public Document tree() {
    return tree;
  }

  /** All comments in the order of the file, those beside the root element included. */
  public List<XmlComment> comments() {
    return comments;
  }

  /** Shows every node to {@code visitor}, in the order of the file, without recursion. */
  public void accept(XmlVisitor visitor) {
    Deque<XmlElement> open = new ArrayDeque<>();
    Deque<Iterator<Content>> remaining = new ArrayDeque<>();
    remaining.push(tree.getContent().iterator());
    while (!remaining.isEmpty()) {
      Iterator<Content> siblings = remaining.getFirst();
      if (!siblings.hasNext()) {
        remaining.pop();
        leaveTop(open, visitor);
      } else if (siblings.next() instanceof XmlNode node) {
        show(node, visitor);
        if (node instanceof XmlElement element) {
          open.push(element);
          remaining.push(element.getContent().iterator());
        }
      }
    }
  }

  /** The content that ended is that of the innermost open element, or of the document. */
  private static void leaveTop(Deque<XmlElement> open, XmlVisitor visitor) {
    if (!open.isEmpty()) {
      visitor.leave(open.pop());
    }
  }

  private static void show(XmlNode node, XmlVisitor visitor) {
    if (node instanceof XmlElement element) {
      visitor.enter(element);
      element.attributes().forEach(visitor::attribute);
    } else if (node instanceof XmlCharacters characters) {
      visitor.text(characters);
    } else if (node instanceof XmlComment comment) {
      visitor.comment(comment);
    } else if (node instanceof XmlProcessingInstruction instruction) {
      visitor.processingInstruction(instruction);
    }
  }
}
