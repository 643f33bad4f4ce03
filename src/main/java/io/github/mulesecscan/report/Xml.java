package io.github.mulesecscan.report;

import io.github.mulesecscan.source.VisibleText;
import java.io.IOException;
import java.io.Writer;

/**
 * XML text, written piece by piece. Characters that XML cannot hold, and those that could act where
 * the file is shown, are replaced.
 */
final class Xml {

  /** Writes what stands inside of an element. */
  @FunctionalInterface
  interface Body {
    void write() throws IOException;
  }

  private static final Body NOTHING = () -> {};

  private final Writer out;
  private int depth;

  Xml(Writer out) throws IOException {
    this.out = out;
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  }

  /** An element with elements in it; {@code attributes} are names and values in turn. */
  void element(String name, Body body, String... attributes) throws IOException {
    start(name, attributes);
    if (body == NOTHING) {
      out.write("/>\n");
      return;
    }
    out.write(">\n");
    depth++;
    body.write();
    depth--;
    indent();
    out.write("</" + name + ">\n");
  }

  void empty(String name, String... attributes) throws IOException {
    element(name, NOTHING, attributes);
  }

  /** An element with text in it. */
  void text(String name, String text, String... attributes) throws IOException {
    start(name, attributes);
    out.write(">" + escaped(VisibleText.block(text)) + "</" + name + ">\n");
  }

  private void start(String name, String... attributes) throws IOException {
    indent();
    out.write("<" + name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.write(" " + attributes[i] + "=\"" + escaped(VisibleText.line(attributes[i + 1])) + "\"");
    }
  }

  private void indent() throws IOException {
    out.write("  ".repeat(depth));
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\uFFFE', '\uFFFF' -> safe.append('\uFFFD');
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }
}
