package io.github.mulesecscan.suppression;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.xml.XmlComment;
import io.github.mulesecscan.syntax.xml.XmlDocument;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdom2.Content;
import org.jdom2.Parent;

/**
 * Reads suppressions out of comments.
 *
 * <p>An XML comment covers the element that follows it, with all that is in it. A line comment
 * ({@code //} in DataWeave, also inside XML; {@code #} elsewhere) covers the line it stands on, or,
 * when it has a line to itself, the next line that is neither blank nor a comment. A suppression
 * without a reason is not one: it becomes a diagnostic.
 */
public final class InlineSuppressions {

  private final List<Suppression> suppressions = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /** The suppressions read so far, in file order. */
  public List<Suppression> suppressions() {
    return List.copyOf(suppressions);
  }

  /** What was meant to be a suppression and is none. */
  public List<Diagnostic> diagnostics() {
    return List.copyOf(diagnostics);
  }

  /** Reads an XML file: its comments, and the DataWeave comments in its text. */
  public void read(XmlDocument document) {
    for (XmlComment comment : document.comments()) {
      if (SuppressionComment.isMeantIn(comment.getText())) {
        Location location = document.text().locate(comment.span());
        elementAfter(comment)
            .ifPresentOrElse(
                element -> add(comment.getText(), location, element.span()),
                () -> complain(location, "no element follows it"));
      }
    }
    readLines(document.text(), "//");
  }

  /** Reads a text whose line comments begin with {@code mark}. */
  public void readLines(SourceText text, String mark) {
    String content = text.content();
    int found = content.indexOf("secscan:ignore");
    while (found >= 0) {
      int line = text.locate(new Span(found, 0)).startLine();
      Span whole = text.lineSpan(line);
      int start = beforeBlanks(content, whole.offset(), found) - mark.length();
      if (start >= whole.offset() && content.startsWith(mark, start)) {
        Location location = text.locate(Span.between(start, whole.end()));
        add(content.substring(found, whole.end()), location, covered(text, line, start, mark));
      }
      found = content.indexOf("secscan:ignore", whole.end());
    }
  }

  private void add(String words, Location location, Span covers) {
    Optional<SuppressionComment> comment = SuppressionComment.parse(words);
    if (comment.isEmpty()) {
      complain(location, "expected 'secscan:ignore rule-id: reason'");
    } else if (comment.get().reason().isEmpty()) {
      complain(location, "it gives no reason; expected 'secscan:ignore rule-id: reason'");
    } else {
      suppressions.add(
          new Suppression(
              java.util.Set.copyOf(comment.get().ruleIds()),
              comment.get().reason(),
              location,
              covers));
    }
  }

  private void complain(Location location, String what) {
    diagnostics.add(
        Diagnostic.at(
            Diagnostic.Level.WARNING,
            "suppression-ignored",
            location,
            "this suppression has no effect: " + what));
  }

  private static Optional<XmlElement> elementAfter(XmlComment comment) {
    Parent parent = comment.getParent();
    if (parent == null) {
      return Optional.empty();
    }
    List<Content> siblings = parent.getContent();
    for (int i = parent.indexOf(comment) + 1; i < siblings.size(); i++) {
      if (siblings.get(i) instanceof XmlElement element) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }

  private static int beforeBlanks(String content, int floor, int offset) {
    int end = offset;
    while (end > floor && (content.charAt(end - 1) == ' ' || content.charAt(end - 1) == '\t')) {
      end--;
    }
    return end;
  }

  private static Span covered(SourceText text, int line, int commentStart, String mark) {
    Span own = text.lineSpan(line);
    if (!text.slice(Span.between(own.offset(), commentStart)).isBlank()) {
      return own;
    }
    for (int next = line + 1; next <= text.lineCount(); next++) {
      Span span = text.lineSpan(next);
      String content = text.slice(span).strip();
      if (!content.isEmpty() && !content.startsWith(mark)) {
        return span;
      }
    }
    return own;
  }
}
