package io.github.mulesecscan.syntax.xml;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.Locale;

/** Writes every node of a document with its spans, one line each, for comparison. */
final class SpanListing implements XmlVisitor {

  private final StringBuilder out = new StringBuilder();
  private int depth;

  static String of(XmlDocument document) {
    SpanListing listing = new SpanListing();
    document.accept(listing);
    return listing.out.toString();
  }

  @Override
  public void enter(XmlElement element) {
    line("element", element.source(), element.span());
    depth++;
    line("start tag", element.source(), element.startTagSpan());
    line("name {" + element.uri() + "}" + element.getName(), element.source(), element.nameSpan());
    line("content", element.source(), element.contentSpan());
    line("content view", element.contentView());
  }

  @Override
  public void leave(XmlElement element) {
    depth--;
  }

  @Override
  public void attribute(XmlAttribute attribute) {
    line("attribute", attribute.source(), attribute.span());
    line(
        "  name {" + attribute.uri() + "}" + attribute.getName(),
        attribute.source(),
        attribute.nameSpan());
    line("  value", attribute.source(), attribute.valueSpan());
    line("  value view", attribute.valueView());
  }

  @Override
  public void text(XmlCharacters characters) {
    line(characters instanceof XmlCData ? "cdata" : "text", characters.source(), characters.span());
    line("  view", characters.view());
  }

  @Override
  public void comment(XmlComment comment) {
    line("comment", comment.source(), comment.span());
    line("  view", comment.view());
  }

  @Override
  public void processingInstruction(XmlProcessingInstruction instruction) {
    line("instruction " + instruction.getTarget(), instruction.source(), instruction.span());
  }

  private void line(String what, SourceText view) {
    write(what, view.toRoot(view.span()), view.locate(view.span()).toString(), view.content());
  }

  private void line(String what, SourceText source, Span span) {
    write(what, span, source.locate(span).toString(), source.slice(span));
  }

  private void write(String what, Span span, String place, String text) {
    out.append("  ".repeat(depth))
        .append(
            String.format(
                Locale.ROOT,
                "%s %d-%d %s \"%s\"\n",
                what,
                span.offset(),
                span.end(),
                place.substring(place.indexOf(':') + 1),
                escape(text)));
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> escaped.append("\\n");
        case '\r' -> escaped.append("\\r");
        case '\t' -> escaped.append("\\t");
        default -> escaped.append(c < 127 ? String.valueOf(c) : String.format("\\u%04X", (int) c));
      }
    }
    return escaped.toString();
  }
}
