package io.github.mulesecscan.syntax.dataweave;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads what stands between brackets, separated by commas, and goes on behind a mistake: every
 * element that can be read is read, and a bracket without its partner does not swallow the rest.
 */
final class ListParser {

  private final Parser parser;
  private final Lexer lexer;
  // How many brackets of each kind are open and wait for their closers.
  private final int[] waiting = new int[3];

  ListParser(Parser parser) {
    this.parser = parser;
    this.lexer = parser.lexer;
  }

  /** Reads elements, separated by commas, up to and with {@code closer}. */
  void read(TokenKind closer, int opener, Runnable element) {
    open(closer);
    boolean more = !parser.is(closer) && !isBeyond();
    while (more) {
      int start = lexer.start();
      element.run();
      more =
          !parser.is(closer)
              && (parser.accept(TokenKind.COMMA) || stepOverMistake(closer, start))
              && !parser.is(closer)
              && !isBeyond();
    }
    shut(closer, opener);
  }

  /** Notes that {@code closer} is waited for; {@link #close} must follow. */
  void open(TokenKind closer) {
    waiting[index(closer)]++;
  }

  /** Closes brackets around one expression; whatever stands behind it is read into an error. */
  Expr close(TokenKind closer, int opener, Expr inner) {
    List<Expr> parts = new ArrayList<>();
    int start = lexer.start();
    while (!parser.is(closer) && stepOverMistake(closer, -1)) {
      int before = lexer.start();
      if (parser.is(closer)) {
        break;
      }
      addRead(parts, parser.expressions.expression());
      if (lexer.start() == before) {
        lexer.next();
      }
    }
    shut(closer, opener);
    if (parts.isEmpty()) {
      return inner;
    }
    parts.add(0, inner);
    int from = Math.min(start, inner.span().offset());
    return new Expr.Error("more than one expression", parts, parser.from(from));
  }

  static void addRead(List<Expr> parts, Expr read) {
    if (!(read instanceof Expr.Error error) || !error.parts().isEmpty()) {
      parts.add(read);
    }
  }

  /** Steps over {@code closer}, which ends what {@link #open} began, or reports it missing. */
  void shut(TokenKind closer, int opener) {
    if (!parser.is(closer)) {
      parser.reportHere("expected " + closer.display() + ", found " + parser.found());
    }
    waiting[index(closer)]--;
    parser.accept(closer);
  }

  // Reports that neither a comma nor the closer follows. The next element is read from here; a
  // token that begins none is stepped over.
  private boolean stepOverMistake(TokenKind closer, int elementStart) {
    parser.reportHere("expected ',' or " + closer.display() + ", found " + parser.found());
    if (isBeyond()) {
      return false;
    }
    if (lexer.start() == elementStart || isStrayCloser()) {
      lexer.next();
    }
    return true;
  }

  /** Whether the current token ends what is around the innermost open bracket. */
  boolean isBeyond() {
    return switch (lexer.kind()) {
      case END, SEPARATOR -> true;
      case RIGHT_PAREN, RIGHT_BRACKET, RIGHT_BRACE -> waiting[index(lexer.kind())] > 0;
      case WORD -> parser.headers.isDefinitionAhead();
      default -> false;
    };
  }

  private boolean isStrayCloser() {
    return lexer.kind().isCloser() && waiting[index(lexer.kind())] == 0;
  }

  private static int index(TokenKind closer) {
    return switch (closer) {
      case RIGHT_PAREN -> 0;
      case RIGHT_BRACKET -> 1;
      default -> 2;
    };
  }
}
