package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the parts of the parser share: the lexer, the errors, and the bounds on nesting. */
final class Parser {

  /** How deep the parser calls itself: a bracket is one level, an operand of an operator too. */
  static final int NESTING_LIMIT = 250;

  /** How tall a chain such as {@code a ++ b ++ c} grows, which needs no nesting to parse. */
  static final int HEIGHT_LIMIT = 1_000;

  private static final int ERROR_LIMIT = 100;

  final Lexer lexer;
  final ExpressionParser expressions;
  final LiteralParser literals;
  final ObjectParser objects;
  final TypeParser types;
  final CaseParser cases;
  final HeaderParser headers;
  final LookAhead lookAhead;
  final ListParser lists;

  private final List<SyntaxError> errors = new ArrayList<>();
  private int errorCount;
  private int lastErrorOffset = -1;
  private int nesting;
  private int attempts;
  private int height;

  Parser(String text) {
    this.lexer = new Lexer(text);
    this.lists = new ListParser(this);
    this.expressions = new ExpressionParser(this);
    this.literals = new LiteralParser(this, text);
    this.objects = new ObjectParser(this);
    this.types = new TypeParser(this);
    this.cases = new CaseParser(this);
    this.headers = new HeaderParser(this, text);
    this.lookAhead = new LookAhead(this, text);
  }

  List<SyntaxError> errors() {
    return errors;
  }

  /** Grows with every error, also with those that are not kept. */
  int errorCount() {
    return errorCount;
  }

  boolean is(TokenKind kind) {
    return lexer.kind() == kind;
  }

  /** Moves on if the current token is of this kind. */
  boolean accept(TokenKind kind) {
    if (lexer.kind() != kind) {
      return false;
    }
    lexer.next();
    return true;
  }

  /** Moves on if the current token is this word. */
  boolean acceptWord(String word) {
    if (!lexer.isWord(word)) {
      return false;
    }
    lexer.next();
    return true;
  }

  /** Moves on if the current token is of this kind, else reports it missing. */
  boolean expect(TokenKind kind, String where) {
    if (accept(kind)) {
      return true;
    }
    reportHere("expected " + kind.display() + " " + where + ", found " + found());
    return false;
  }

  /** The current token as a message names it. */
  String found() {
    return is(TokenKind.WORD) ? "'" + lexer.tokenText() + "'" : lexer.kind().display();
  }

  void reportHere(String message) {
    report(Span.between(lexer.start(), lexer.end()), message);
  }

  /** Notes an error; of several at one place only the first says something. */
  void report(Span span, String message) {
    errorCount++;
    if (attempts > 0) {
      lexer.toEnd();
      return;
    }
    if (span.offset() != lastErrorOffset && errors.size() < ERROR_LIMIT) {
      lastErrorOffset = span.offset();
      errors.add(new SyntaxError(span, message));
    }
  }

  /**
   * Reads something that may turn out to be something else. At the first error the attempt is over:
   * the lexer is where it was before, nothing is reported, and the result is null.
   */
  <T> @Nullable T attempt(Supplier<T> reader, BooleanSupplier accepted) {
    long mark = lexer.mark();
    int errorsBefore = errorCount;
    int heightBefore = height;
    attempts++;
    T read = reader.get();
    boolean good = errorCount == errorsBefore && accepted.getAsBoolean();
    attempts--;
    errorCount = errorsBefore;
    if (good) {
      return read;
    }
    height = heightBefore;
    lexer.reset(mark);
    return null;
  }

  /** Makes the text end at the first error, which is counted and not kept. */
  void stopAtFirstError() {
    attempts++;
  }

  Span from(int start) {
    return Span.between(start, Math.max(start, lexer.previousEnd()));
  }

  /** An error node for an operand that is not there; nothing is consumed. */
  Expr.Error missingOperand() {
    String message = "expected an expression, found " + found();
    reportHere(message);
    return new Expr.Error(message, List.of(), new Span(lexer.start(), 0));
  }

  // ---- bounds ----

  /** Goes one level down; false, and an error, at the limit. Each true is paired with a leave. */
  boolean enter() {
    if (nesting >= NESTING_LIMIT) {
      reportHere("nested deeper than " + NESTING_LIMIT + " levels");
      return false;
    }
    nesting++;
    return true;
  }

  void leave() {
    nesting--;
  }

  /** Begins a node: gives the height so far, to be handed to {@link #endHeight}. */
  int beginHeight() {
    int before = height;
    height = 0;
    return before;
  }

  void endHeight(int before) {
    height = Math.max(before, height + 1);
  }

  /** Puts a node on top of the current one; false, and an error, if it would be too tall. */
  boolean grow() {
    height++;
    if (height <= HEIGHT_LIMIT) {
      return true;
    }
    height = 0;
    reportHere("chain of more than " + HEIGHT_LIMIT + " operators");
    return false;
  }

  /** Steps over what is nested too deeply, up to the comma or bracket that ends it. */
  Expr.Error skipTooDeep() {
    int start = lexer.start();
    int depth = 0;
    while (!is(TokenKind.END)) {
      if (depth == 0 && (is(TokenKind.COMMA) || lexer.kind().isCloser())) {
        break;
      }
      if (lexer.kind().isOpener()) {
        depth++;
      } else if (lexer.kind().isCloser()) {
        depth--;
      }
      if (is(TokenKind.QUOTE)) {
        lexer.nextFrom(lookAhead.stringEnd(lexer.start()));
      } else {
        lexer.next();
      }
    }
    return new Expr.Error("nested too deeply", List.of(), from(start));
  }
}
