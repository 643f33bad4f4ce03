package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads DataWeave 2 texts. Never throws, whatever the text; takes time in proportion to its length.
 */
public final class DataWeaveParser {

  private DataWeaveParser() {}

  /** Parses a script, a module or a bare expression. */
  public static Script parse(SourceText text) {
    Parser parser = new Parser(text.content());
    Header header = parser.headers.header();
    Expr body = parser.is(TokenKind.END) ? null : body(parser);
    checkLastComment(parser, text.length());
    boolean first = parser.headers.isDataWeave1();
    return new Script(
        text,
        first ? Script.Language.DATAWEAVE_1 : Script.Language.DATAWEAVE_2,
        header,
        body,
        first ? List.of() : errors(text.content(), header, body, parser.errors()),
        parser.lexer.comments(),
        text.span());
  }

  private static List<SyntaxError> errors(
      String text, Header header, @Nullable Expr body, List<SyntaxError> errors) {
    if (errors.isEmpty()) {
      return errors;
    }
    List<SyntaxError> sorted = new ArrayList<>(errors);
    sorted.sort((a, b) -> a.span().compareTo(b.span()));
    return BracketRepair.explain(text, header, Optional.ofNullable(body), sorted)
        .map(List::of)
        .orElse(sorted);
  }

  private static Expr body(Parser parser) {
    Expr body = parser.expressions.expression();
    if (parser.is(TokenKind.END)) {
      return body;
    }
    String message = "expected the end of the script, found " + parser.found();
    parser.reportHere(message);
    List<Expr> parts = new ArrayList<>();
    parts.add(body);
    while (!parser.is(TokenKind.END)) {
      int before = parser.lexer.start();
      Expr read = parser.expressions.expression();
      ListParser.addRead(parts, read);
      if (parser.lexer.start() == before) {
        parser.lexer.next();
      }
    }
    int start = Math.min(body.span().offset(), parser.lexer.start());
    return new Expr.Error(message, parts, Span.between(start, parser.lexer.previousEnd()));
  }

  private static void checkLastComment(Parser parser, int length) {
    List<Comment> comments = parser.lexer.comments();
    @Nullable Comment last = comments.isEmpty() ? null : comments.get(comments.size() - 1);
    if (last == null || last.toLineEnd() || last.span().end() < length) {
      return;
    }
    if (last.text().length() < 4 || !last.text().endsWith("*/")) {
      parser.report(new Span(last.span().offset(), 2), "comment is not closed");
    }
  }
}
