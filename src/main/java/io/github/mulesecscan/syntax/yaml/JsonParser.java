package io.github.mulesecscan.syntax.yaml;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads JSON to the same nodes as YAML. Comments and commas too many are tolerated with a
 * diagnostic; numbers and literals are plain scalars.
 */
public final class JsonParser {

  private static final String REST = "; what follows was not read";

  private final SourceText text;
  private final String content;
  private final DiagnosticLog log;
  private final TreeBuilder tree;
  private final List<YamlComment> comments = new ArrayList<>();
  // '{' or '[' for each open container.
  private final Deque<Character> open = new ArrayDeque<>();
  private int offset;

  /** What may come next. */
  private enum Next {
    VALUE,
    FIRST_ITEM,
    ITEM,
    FIRST_KEY,
    KEY,
    COLON,
    COMMA_OR_END,
    END_OF_FILE,
    NOTHING
  }

  private JsonParser(SourceText text) {
    this.text = text;
    this.content = text.content();
    this.log = new DiagnosticLog(text);
    this.tree = new TreeBuilder(text, log, "json");
  }

  /** Reads a root text; whatever it holds, the result is a parse with diagnostics. */
  public static YamlParse parse(SourceText text) {
    return new JsonParser(text).parse();
  }

  private YamlParse parse() {
    Next next = Next.VALUE;
    if (content.isBlank()) {
      log.note("json-empty", new Span(0, 0), "the file is empty");
      next = Next.NOTHING;
    }
    while (next != Next.NOTHING) {
      next = skipBlanks() ? step(next) : Next.NOTHING;
    }
    tree.closeAll();
    return new YamlParse(tree.documents(), comments, log.sorted());
  }

  private Next step(Next expected) {
    if (offset >= content.length()) {
      return expected == Next.END_OF_FILE
          ? Next.NOTHING
          : fail("the file ends where " + expects(expected) + " was expected");
    }
    char c = content.charAt(offset);
    return switch (expected) {
      case VALUE, ITEM, FIRST_ITEM ->
          isEnd(c, '[', expected) ? close(expected) : value(c, expected);
      case KEY, FIRST_KEY -> isEnd(c, '{', expected) ? close(expected) : key(c, expected);
      case COLON -> c == ':' ? advance(Next.VALUE) : failAt(expected);
      case COMMA_OR_END -> commaOrEnd(c);
      case END_OF_FILE, NOTHING -> failAt(expected);
    };
  }

  private boolean isEnd(char c, char opening, Next expected) {
    return expected != Next.VALUE
        && !open.isEmpty()
        && open.element() == opening
        && c == (opening == '[' ? ']' : '}');
  }

  private Next close(Next expected) {
    if (expected == Next.ITEM || expected == Next.KEY) {
      log.warning("json-trailing-comma", new Span(offset, 1), "a comma before this is too many");
    }
    open.pop();
    offset++;
    tree.close(offset);
    return afterValue();
  }

  private Next key(char c, Next expected) {
    if (c != '"') {
      return failAt(expected);
    }
    return string() ? Next.COLON : Next.NOTHING;
  }

  private Next value(char c, Next expected) {
    if (c == '{' || c == '[') {
      return openContainer(c);
    }
    if (c == '"') {
      return string() ? afterValue() : Next.NOTHING;
    }
    int end = offset;
    while (end < content.length() && isWordCharacter(content.charAt(end))) {
      end++;
    }
    String word = content.substring(offset, end);
    if (!JsonWord.isValue(word)) {
      return failAt(expected);
    }
    Span span = Span.between(offset, end);
    tree.add(new YamlScalar(text, span, span, null, word, ScalarStyle.PLAIN), span);
    offset = end;
    return afterValue();
  }

  private Next openContainer(char c) {
    if (tree.isTooDeep()) {
      String message =
          "nested deeper than " + TreeBuilder.DEEPEST + " levels; what follows was not read";
      log.error("json-too-deep", new Span(offset, 1), message);
      return Next.NOTHING;
    }
    tree.open(c == '{', offset, null);
    open.push(c);
    return advance(c == '{' ? Next.FIRST_KEY : Next.FIRST_ITEM);
  }

  private Next commaOrEnd(char c) {
    boolean inMapping = open.element() == '{';
    if (c == ',') {
      return advance(inMapping ? Next.KEY : Next.ITEM);
    }
    return c == (inMapping ? '}' : ']') ? close(Next.COMMA_OR_END) : failAt(Next.COMMA_OR_END);
  }

  private Next afterValue() {
    return open.isEmpty() ? Next.END_OF_FILE : Next.COMMA_OR_END;
  }

  private Next advance(Next next) {
    offset++;
    return next;
  }

  /** Reads the string that begins here; says false where its quote is never closed. */
  private boolean string() {
    int start = offset;
    boolean escapes = false;
    boolean control = false;
    int at = start + 1;
    while (at < content.length() && content.charAt(at) != '"' && content.charAt(at) != '\n') {
      char c = content.charAt(at);
      control |= c < ' ';
      if (c == '\\') {
        escapes = true;
        at = escapeEnd(at);
      } else {
        at++;
      }
    }
    if (at >= content.length() || content.charAt(at) != '"') {
      fail("a quote is opened here that is not closed on its line");
      return false;
    }
    Span span = Span.between(start, at + 1);
    if (control) {
      log.warning("json-control-character", span, "this text holds a control character as it is");
    }
    Span inner = Span.between(start + 1, at);
    String value = escapes ? ScalarView.decodeJson(text, inner) : text.slice(inner);
    tree.add(new YamlScalar(text, span, inner, null, value, ScalarStyle.JSON_STRING), span);
    offset = at + 1;
    return true;
  }

  private int escapeEnd(int at) {
    Escape escape = Escape.at(content, at, content.length(), true);
    // What is no escape must not hide the end of the string or of the line.
    int end = escape.translation() == null ? at + 1 : escape.end();
    if (escape.translation() == null) {
      String message = "this is no escape that JSON knows; it was read as it is";
      log.warning("json-escape", Span.between(at, Math.min(content.length(), at + 2)), message);
    }
    return end;
  }

  /** Skips blanks and comments; says false where a comment is never closed. */
  private boolean skipBlanks() {
    while (offset < content.length()) {
      char c = content.charAt(offset);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        offset++;
      } else if (content.startsWith("//", offset)) {
        int end = content.indexOf('\n', offset);
        int lineEnd = end < 0 ? content.length() : end;
        comment(content.charAt(lineEnd - 1) == '\r' ? lineEnd - 1 : lineEnd, 0);
      } else if (content.startsWith("/*", offset)) {
        int end = content.indexOf("*/", offset + 2);
        if (end < 0) {
          fail("a comment is opened here that is never closed");
          return false;
        }
        comment(end + 2, 2);
      } else {
        return true;
      }
    }
    return true;
  }

  private void comment(int end, int closingLength) {
    Span span = Span.between(offset, end);
    String said = content.substring(offset + 2, end - closingLength).strip();
    comments.add(new YamlComment(span, said));
    if (log.isFirst("json-comment")) {
      log.note("json-comment", span, "JSON has no comments; those of this file were skipped");
    }
    offset = end;
  }

  private Next failAt(Next expected) {
    int end = content.offsetByCodePoints(offset, 1);
    String found = content.substring(offset, end);
    return fail("found '" + found + "' where " + expects(expected) + " was expected");
  }

  private Next fail(String message) {
    int length = offset < content.length() ? 1 : 0;
    log.error("json-malformed", new Span(offset, length), message + REST);
    return Next.NOTHING;
  }

  private String expects(Next expected) {
    return switch (expected) {
      case VALUE, ITEM -> "a value";
      case FIRST_ITEM -> "a value or ']'";
      case KEY -> "a key in double quotes";
      case FIRST_KEY -> "a key in double quotes or '}'";
      case COLON -> "':'";
      case COMMA_OR_END -> open.element() == '{' ? "',' or '}'" : "',' or ']'";
      case END_OF_FILE, NOTHING -> "the end of the file";
    };
  }

  private static boolean isWordCharacter(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || "+-.".indexOf(c) >= 0;
  }
}
