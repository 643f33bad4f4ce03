package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads objects, arrays, their entries and keys. */
final class ObjectParser {

  private final Parser parser;
  private final Lexer lexer;

  ObjectParser(Parser parser) {
    this.parser = parser;
    this.lexer = parser.lexer;
  }

  Expr object() {
    int opener = lexer.start();
    lexer.next();
    List<Entry> entries = new ArrayList<>();
    List<Expr> rest = new ArrayList<>(0);
    parser.lists.read(
        TokenKind.RIGHT_BRACE,
        opener,
        () -> {
          entries.add(entry());
          readRest(entries.size(), rest);
        });
    Span span = parser.from(opener);
    return rest.isEmpty()
        ? new Expr.ObjectLiteral(true, entries, span)
        : new Expr.ObjectPrepend(entries.get(0), rest.get(0), span);
  }

  Expr array() {
    int opener = lexer.start();
    lexer.next();
    List<Expr> elements = new ArrayList<>();
    List<Expr> rest = new ArrayList<>(0);
    parser.lists.read(
        TokenKind.RIGHT_BRACKET,
        opener,
        () -> {
          elements.add(element());
          readRest(elements.size(), rest);
        });
    Span span = parser.from(opener);
    return rest.isEmpty()
        ? new Expr.ArrayLiteral(elements, span)
        : new Expr.ArrayPrepend(elements.get(0), rest.get(0), span);
  }

  // Behind the first element "~" and the rest may stand, and then nothing else.
  private void readRest(int read, List<Expr> rest) {
    if (read > 1 && !rest.isEmpty()) {
      parser.reportHere("expected nothing behind '~' and the rest");
    }
    if (read == 1 && parser.accept(TokenKind.TILDE)) {
      rest.add(parser.expressions.expression());
    }
  }

  private Expr element() {
    int start = lexer.start();
    Expr value = parser.expressions.expression();
    if (!lexer.isWord("if") && !lexer.isWord("unless")) {
      return value;
    }
    boolean negated = lexer.isWord("unless");
    lexer.next();
    Expr condition = parser.expressions.expression();
    return new Expr.IncludedIf(value, negated, condition, parser.from(start));
  }

  // ---- entries ----

  /** Reads entries between a bracket that is the current token and its closer. */
  List<Entry> entries(TokenKind closer) {
    int opener = lexer.start();
    lexer.next();
    List<Entry> entries = new ArrayList<>();
    parser.lists.read(closer, opener, () -> entries.add(entry()));
    return entries;
  }

  private Entry entry() {
    int start = lexer.start();
    List<Annotation> annotations = parser.headers.annotations();
    if (parser.is(TokenKind.LEFT_PAREN)) {
      return parenthesized(annotations, start);
    }
    return pair(annotations, key(), start);
  }

  private Entry.Pair pair(List<Annotation> annotations, Key key, int start) {
    List<Entry> attributes = List.of();
    if (parser.is(TokenKind.AT)) {
      lexer.next();
      attributes = attributes();
    }
    Expr value = value();
    return new Entry.Pair(annotations, key, attributes, value, parser.from(start));
  }

  // Attributes hold entries, which may have attributes: a level of nesting without an expression.
  private List<Entry> attributes() {
    if (!parser.is(TokenKind.LEFT_PAREN)) {
      parser.reportHere("expected '(' behind '@', found " + parser.found());
      return List.of();
    }
    if (!parser.enter()) {
      parser.skipTooDeep();
      return List.of();
    }
    int height = parser.beginHeight();
    List<Entry> attributes = entries(TokenKind.RIGHT_PAREN);
    parser.endHeight(height);
    parser.leave();
    return attributes;
  }

  private Expr value() {
    if (parser.expect(TokenKind.COLON, "behind a key")
        || (!parser.is(TokenKind.COMMA) && !parser.lists.isBeyond())) {
      return parser.expressions.expression();
    }
    return new Expr.Error("no value", List.of(), parser.from(lexer.previousEnd()));
  }

  // (key): value    (pair, pair) if condition    (spread)    ()
  private Entry parenthesized(List<Annotation> annotations, int start) {
    lexer.next();
    List<Expr> inner = new ArrayList<>(1);
    parser.lists.read(
        TokenKind.RIGHT_PAREN, start, () -> inner.add(parser.expressions.expression()));
    Span parens = parser.from(start);
    if (inner.isEmpty()) {
      return new Entry.Empty(parens);
    }
    if (lexer.isWord("if") || lexer.isWord("unless")) {
      return conditional(entriesOf(inner), start);
    }
    if (inner.size() > 1) {
      parser.reportHere("expected 'if' behind several pairs, found " + parser.found());
      return new Entry.Spread(new Expr.Error("no condition", inner, parens), parens);
    }
    if (isPairAhead()) {
      return pair(annotations, new Key.Dynamic(inner.get(0), parens), start);
    }
    return new Entry.Spread(inner.get(0), parens);
  }

  private static List<Entry> entriesOf(List<Expr> inner) {
    List<Entry> entries = new ArrayList<>(inner.size());
    for (Expr expression : inner) {
      if (expression instanceof Expr.ObjectLiteral object && !object.braced()) {
        entries.addAll(object.entries());
      } else {
        entries.add(new Entry.Spread(expression, expression.span()));
      }
    }
    return entries;
  }

  private Entry.Conditional conditional(List<Entry> entries, int start) {
    boolean negated = lexer.isWord("unless");
    lexer.next();
    Expr condition = parser.expressions.expression();
    return new Entry.Conditional(entries, negated, condition, parser.from(start));
  }

  // ---- pairs without braces ----

  /** Reads {@code if condition} behind a pair in parentheses that began at {@code start}. */
  Expr conditionalPair(Expr.ObjectLiteral pair, int start) {
    Entry entry = conditional(pair.entries(), start);
    return new Expr.ObjectLiteral(false, List.of(entry), entry.span());
  }

  /** Reads a pair that begins with a bare key. */
  Expr lonePair(int start) {
    return lone(key(), start);
  }

  /** Reads a pair whose key was read as an expression. */
  Expr lonePair(int start, Expr read) {
    Span span = parser.from(start);
    boolean bare = read.span().equals(span);
    if (bare && read instanceof Expr.StringLiteral string) {
      return lone(new Key.Quoted(null, string, span), start);
    }
    if (bare && read instanceof Expr.NumberLiteral number) {
      return lone(new Key.Name(null, number.text(), span), start);
    }
    return lone(new Key.Dynamic(read, span), start);
  }

  private Expr lone(Key key, int start) {
    Entry entry = pair(List.of(), key, start);
    return new Expr.ObjectLiteral(false, List.of(entry), entry.span());
  }

  /** Whether what was read last is a key, for a colon or attributes follow. */
  boolean isPairAhead() {
    return parser.is(TokenKind.COLON)
        || (parser.is(TokenKind.AT) && lexer.at(lexer.skipBlanks(lexer.end())) == '(');
  }

  /** Whether the word that is the current token is a key. */
  boolean isKeyAhead() {
    int at = lexer.end();
    if (lexer.at(at) == '#') {
      if (isQuote(at + 1)) {
        return true;
      }
      at = lexer.nameEnd(at + 1);
    }
    int next = lexer.skipBlanks(at);
    return switch (lexer.at(next)) {
      case ':' -> lexer.at(next + 1) != ':' || next > at;
      case '@' -> lexer.at(lexer.skipBlanks(next + 1)) == '(';
      default -> false;
    };
  }

  private boolean isQuote(int offset) {
    char c = lexer.at(offset);
    return c == '"' || c == '\'' || c == '`';
  }

  // ---- keys ----

  private Key key() {
    int start = lexer.start();
    switch (lexer.kind()) {
      case NUMBER -> {
        Expr number = parser.literals.number();
        Span span = number.span();
        return new Key.Name(null, ((Expr.NumberLiteral) number).text(), span);
      }
      case DOLLARS, PLACEHOLDER -> {
        Expr expression =
            parser.is(TokenKind.DOLLARS)
                ? new Expr.Dollar(lexer.end() - start, Span.between(start, lexer.end()))
                : new Expr.Placeholder(lexer.tokenText(), Span.between(start, lexer.end()));
        lexer.next();
        return new Key.Dynamic(expression, parser.from(start));
      }
      case WORD, QUOTE -> {
        return nameOrString();
      }
      default -> {
        String message = "expected a key, found " + parser.found();
        parser.reportHere(message);
        Span nothing = new Span(start, 0);
        return new Key.Dynamic(new Expr.Error(message, List.of(), nothing), nothing);
      }
    }
  }

  private Key nameOrString() {
    int start = lexer.start();
    String prefix = namespacePrefix();
    if (parser.is(TokenKind.QUOTE)) {
      Expr.StringLiteral string = parser.literals.string();
      return new Key.Quoted(prefix, string, parser.from(start));
    }
    String name = lexer.tokenText();
    lexer.next();
    return new Key.Name(prefix, name, parser.from(start));
  }

  /** Reads {@code prefix#} in front of a name or string, if it is there. */
  @Nullable String namespacePrefix() {
    int hash = lexer.end();
    if (!parser.is(TokenKind.WORD) || lexer.at(hash) != '#') {
      return null;
    }
    if (!Lexer.isNameStart(lexer.at(hash + 1)) && !isQuote(hash + 1)) {
      return null;
    }
    String prefix = lexer.tokenText();
    lexer.nextFrom(hash + 1);
    return prefix;
  }

  /** Reads the name of a field of an object type. */
  Key fieldKey() {
    return key();
  }

  /** Whether the current token can be the name in a selector. */
  boolean isSelectorKeyAhead() {
    return switch (lexer.kind()) {
      case WORD, QUOTE, LEFT_PAREN, PLACEHOLDER -> true;
      default -> false;
    };
  }

  /** Reads the name behind a dot; reports it if there is none. */
  Key selectorKey() {
    int start = lexer.start();
    switch (lexer.kind()) {
      case WORD, QUOTE -> {
        return nameOrString();
      }
      case PLACEHOLDER -> {
        return key();
      }
      case LEFT_PAREN -> {
        lexer.next();
        parser.lists.open(TokenKind.RIGHT_PAREN);
        Expr inner = parser.expressions.expression();
        inner = parser.lists.close(TokenKind.RIGHT_PAREN, start, inner);
        return new Key.Dynamic(inner, parser.from(start));
      }
      default -> {
        String message = "expected a name behind '.', found " + parser.found();
        parser.reportHere(message);
        Span nothing = new Span(start, 0);
        return new Key.Dynamic(new Expr.Error(message, List.of(), nothing), nothing);
      }
    }
  }
}
