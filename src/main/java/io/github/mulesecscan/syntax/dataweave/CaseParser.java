package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the cases of {@code match} and {@code update}. */
final class CaseParser {

  private final Parser parser;
  private final Lexer lexer;

  CaseParser(Parser parser) {
    this.parser = parser;
    this.lexer = parser.lexer;
  }

  /** Reads the braces behind {@code subject match}. */
  Expr match(Expr subject, int start) {
    List<MatchCase> cases = new ArrayList<>();
    cases(
        () -> {
          if (!lexer.isWord("case") && !lexer.isWord("else")) {
            return false;
          }
          cases.add(matchCase());
          return true;
        });
    return new Expr.Match(subject, cases, parser.from(start));
  }

  /** Reads the braces behind {@code subject update}. */
  Expr update(Expr subject, int start) {
    List<UpdateCase> cases = new ArrayList<>();
    cases(
        () -> {
          if (!lexer.isWord("case")) {
            return false;
          }
          cases.add(updateCase());
          return true;
        });
    if (cases.isEmpty()) {
      parser.reportHere("expected 'case'");
    }
    return new Expr.Update(subject, cases, parser.from(start));
  }

  /** Reads one case; false if none begins here. */
  private interface CaseReader {
    boolean read();
  }

  private void cases(CaseReader reader) {
    int opener = lexer.start();
    lexer.next();
    parser.lists.open(TokenKind.RIGHT_BRACE);
    while (!parser.is(TokenKind.RIGHT_BRACE) && !parser.lists.isBeyond()) {
      int before = lexer.start();
      if (!reader.read()) {
        parser.reportHere("expected 'case' or '}', found " + parser.found());
        parser.expressions.expression();
        if (lexer.start() == before) {
          lexer.next();
        }
      }
    }
    parser.lists.shut(TokenKind.RIGHT_BRACE, opener);
  }

  private MatchCase matchCase() {
    int start = lexer.start();
    boolean isElse = lexer.isWord("else");
    lexer.next();
    Pattern pattern = isElse ? elsePattern(start) : pattern();
    boolean negated = lexer.isWord("unless");
    Expr guard = isGuardAhead() ? guard() : null;
    Expr body = body();
    return new MatchCase(pattern, negated, guard, body, parser.from(start));
  }

  private Expr body() {
    if (!parser.expect(TokenKind.ARROW, "in a case")
        && (lexer.isWord("case") || parser.is(TokenKind.RIGHT_BRACE))) {
      return new Expr.Error("no result", List.of(), parser.from(lexer.previousEnd()));
    }
    return parser.expressions.expression();
  }

  private boolean isGuardAhead() {
    return lexer.isWord("if") || lexer.isWord("unless");
  }

  private Expr guard() {
    lexer.next();
    return parser.expressions.guard();
  }

  private Pattern elsePattern(int start) {
    String binding = null;
    if (parser.is(TokenKind.WORD) || parser.is(TokenKind.DOLLARS)) {
      binding = lexer.tokenText();
      lexer.next();
    }
    return new Pattern.Else(binding, parser.from(start));
  }

  // ---- patterns ----

  private Pattern pattern() {
    int start = lexer.start();
    if (isGuardAhead()) {
      return new Pattern.Anything(new Span(start, 0));
    }
    Pattern typed = test(null, start);
    if (typed != null) {
      return typed;
    }
    if (parser.is(TokenKind.WORD) && !isLiteralWord()) {
      Pattern named = named(start);
      if (named != null) {
        return named;
      }
    }
    if (parser.is(TokenKind.LEFT_BRACKET) || parser.is(TokenKind.LEFT_BRACE)) {
      Pattern shape =
          parser.attempt(
              () -> parser.is(TokenKind.LEFT_BRACKET) ? arrayPattern() : objectPattern(),
              () -> true);
      if (shape != null) {
        return shape;
      }
    }
    return new Pattern.Equals(null, parser.expressions.patternValue(), parser.from(start));
  }

  // is Type   matches /regex/
  private @Nullable Pattern test(@Nullable String binding, int start) {
    if (parser.acceptWord("is")) {
      return new Pattern.Is(binding, parser.types.resultType(), parser.from(start));
    }
    if (lexer.isWord("matches") && lexer.at(lexer.skipBlanks(lexer.end())) != ':') {
      lexer.next();
      return new Pattern.Matches(binding, parser.expressions.prefixed(), parser.from(start));
    }
    return null;
  }

  private boolean isLiteralWord() {
    return lexer.isWord("true") || lexer.isWord("false") || lexer.isWord("null");
  }

  // name: …   name is …   name matches …   name if …; otherwise the name begins a value
  private @Nullable Pattern named(int start) {
    long mark = lexer.mark();
    String name = lexer.tokenText();
    boolean qualified = lexer.at(lexer.end()) == ':' && lexer.at(lexer.end() + 1) == ':';
    if (qualified) {
      return null;
    }
    lexer.next();
    if (parser.accept(TokenKind.COLON)) {
      Pattern tested = test(name, start);
      return tested != null
          ? tested
          : new Pattern.Equals(name, parser.expressions.patternValue(), parser.from(start));
    }
    if (isGuardAhead()) {
      return new Pattern.Bind(name, parser.from(start));
    }
    Pattern tested = test(name, start);
    if (tested == null) {
      lexer.reset(mark);
    }
    return tested;
  }

  private Pattern arrayPattern() {
    int start = lexer.start();
    lexer.next();
    String head = null;
    String tail = null;
    if (!parser.is(TokenKind.RIGHT_BRACKET)) {
      head = parser.headers.definedName();
      parser.expect(TokenKind.TILDE, "behind the head");
      tail = parser.headers.definedName();
    }
    parser.expect(TokenKind.RIGHT_BRACKET, "behind a pattern");
    return new Pattern.ArrayPattern(head, tail, parser.from(start));
  }

  private Pattern objectPattern() {
    int start = lexer.start();
    lexer.next();
    String key = null;
    String value = null;
    String rest = null;
    if (!parser.is(TokenKind.RIGHT_BRACE)) {
      key = parser.headers.definedName();
      parser.expect(TokenKind.COLON, "behind the key");
      value = parser.headers.definedName();
      parser.expect(TokenKind.TILDE, "behind the first pair");
      rest = parser.headers.definedName();
    }
    parser.expect(TokenKind.RIGHT_BRACE, "behind a pattern");
    return new Pattern.ObjectPattern(key, value, rest, parser.from(start));
  }

  // ---- update ----

  private UpdateCase updateCase() {
    int start = lexer.start();
    lexer.next();
    String value = null;
    String index = null;
    if (parser.is(TokenKind.WORD)) {
      value = parser.headers.definedName();
      expectAt();
    } else if (parser.accept(TokenKind.LEFT_PAREN)) {
      value = parser.headers.definedName();
      parser.expect(TokenKind.COMMA, "between value and index");
      index = parser.headers.definedName();
      parser.expect(TokenKind.RIGHT_PAREN, "behind value and index");
      expectAt();
    }
    List<Selector> path = path();
    boolean upsert = parser.accept(TokenKind.BANG);
    Expr condition = lexer.isWord("if") ? guard() : null;
    Expr body = body();
    return new UpdateCase(value, index, path, upsert, condition, body, parser.from(start));
  }

  private void expectAt() {
    if (!parser.acceptWord("at")) {
      parser.reportHere("expected 'at', found " + parser.found());
    }
  }

  private List<Selector> path() {
    List<Selector> path = new ArrayList<>();
    while (true) {
      if (parser.is(TokenKind.DOT)) {
        path.add(parser.expressions.dotSelector());
      } else if (parser.is(TokenKind.LEFT_BRACKET)) {
        path.add(parser.expressions.bracket());
      } else {
        break;
      }
    }
    if (path.isEmpty()) {
      parser.reportHere("expected a selector, found " + parser.found());
    }
    return path;
  }
}
