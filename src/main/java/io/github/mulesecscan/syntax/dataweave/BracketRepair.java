package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Finds the one bracket that is missing or too many.
 *
 * <p>A parser notices a bracket without its partner where the next token is impossible, which may be
 * far behind the mistake. When one kind of bracket is out of balance by one, some single edit would
 * make the text right; the edits near the first error are tried, a few only, and the place of the
 * one that works is where the error is reported. Only short texts are looked at.
 */
final class BracketRepair {

  private static final int LONGEST_TEXT = 20_000;
  private static final int REMOVALS = 12;
  private static final int INSERTIONS = 24;

  private record Token(int start, int end, char bracket) {}

  private final String text;
  private final int error;
  private final List<Token> tokens;

  private BracketRepair(String text, int error, List<Token> tokens) {
    this.text = text;
    this.error = error;
    this.tokens = tokens;
  }

  /** The one error to report instead of {@code errors}, if one bracket explains them all. */
  static Optional<SyntaxError> explain(
      String text, Header header, Optional<Expr> body, List<SyntaxError> errors) {
    if (text.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    int error = errors.get(0).span().offset();
    List<Token> tokens = tokens(text, Node.join(header, body.orElse(null)));
    return new BracketRepair(text, error, tokens).explain();
  }

  private static List<Token> tokens(String text, List<Node> roots) {
    List<Span> literals = new ArrayList<>();
    roots.forEach(root -> collectLiterals(root, literals));
    Lexer lexer = new Lexer(text);
    List<Token> tokens = new ArrayList<>();
    int next = 0;
    while (lexer.kind() != TokenKind.END) {
      int start = lexer.start();
      while (next < literals.size() && literals.get(next).end() <= start) {
        next++;
      }
      boolean literal = next < literals.size() && literals.get(next).offset() <= start;
      int end = literal ? Math.max(start + 1, literals.get(next).end()) : lexer.end();
      boolean bracket = !literal && (lexer.kind().isOpener() || lexer.kind().isCloser());
      tokens.add(new Token(start, end, bracket ? text.charAt(start) : ' '));
      lexer.nextFrom(end);
    }
    return tokens;
  }

  private static void collectLiterals(Node node, List<Span> literals) {
    boolean opaque =
        node instanceof Expr.StringLiteral
            || node instanceof Expr.RegexLiteral
            || node instanceof Expr.DateLiteral
            || node instanceof Directive.Namespace;
    if (opaque) {
      literals.add(node.span());
    } else {
      node.children().forEach(child -> collectLiterals(child, literals));
    }
  }

  private Optional<SyntaxError> explain() {
    String unbalanced = "";
    int excess = 0;
    for (String pair : List.of("()", "[]", "{}")) {
      int open = count(pair.charAt(0)) - count(pair.charAt(1));
      if (open != 0 && excess != 0) {
        return Optional.empty();
      }
      if (open != 0) {
        unbalanced = pair;
        excess = open;
      }
    }
    return switch (excess) {
      case 1 -> tooManyOpeners(unbalanced.charAt(0), unbalanced.charAt(1));
      case -1 -> tooManyClosers(unbalanced.charAt(0), unbalanced.charAt(1));
      default -> Optional.empty();
    };
  }

  private int count(char bracket) {
    return (int) tokens.stream().filter(token -> token.bracket() == bracket).count();
  }

  private Optional<SyntaxError> tooManyOpeners(char opener, char closer) {
    int last = tokenAt(error);
    int removable = backwards(last, REMOVALS, token -> isRemovable(token, opener));
    if (removable >= 0) {
      return Optional.of(error(removable, "'" + opener + "' is not closed"));
    }
    int insertable = backwards(last, INSERTIONS, token -> parsesWith(token, closer));
    return insertable < 0
        ? Optional.empty()
        : Optional.of(error(insertable, "expected '" + closer + "' before this"));
  }

  private Optional<SyntaxError> tooManyClosers(char opener, char closer) {
    int last = tokenAt(error);
    int removable = backwards(last, REMOVALS, token -> isRemovable(token, closer));
    if (removable >= 0) {
      return Optional.of(error(removable, "'" + closer + "' closes nothing"));
    }
    int insertable = backwards(last, INSERTIONS, token -> parsesWith(token, opener));
    return insertable < 0
        ? Optional.empty()
        : Optional.of(error(insertable, "expected '" + opener + "' before this"));
  }

  private SyntaxError error(int token, String message) {
    if (token == tokens.size()) {
      return new SyntaxError(new Span(text.length(), 0), message);
    }
    return new SyntaxError(
        Span.between(tokens.get(token).start(), tokens.get(token).end()), message);
  }

  // The number of the last token up to "last" that fits, of the nearest "limit" ones, or -1.
  private int backwards(int last, int limit, IntPredicate fits) {
    for (int token = last; token >= 0 && token > last - limit; token--) {
      if (fits.test(token)) {
        return token;
      }
    }
    return -1;
  }

  private int tokenAt(int offset) {
    int token = 0;
    while (token < tokens.size() && tokens.get(token).end() <= offset) {
      token++;
    }
    return token;
  }

  private boolean isRemovable(int token, char bracket) {
    if (token == tokens.size() || tokens.get(token).bracket() != bracket) {
      return false;
    }
    int at = tokens.get(token).start();
    return parses(text.substring(0, at) + ' ' + text.substring(at + 1));
  }

  private boolean parsesWith(int token, char bracket) {
    int at = token == tokens.size() ? text.length() : tokens.get(token).start();
    return parses(text.substring(0, at) + bracket + text.substring(at));
  }

  private static boolean parses(String candidate) {
    Parser parser = new Parser(candidate);
    parser.headers.header();
    if (!parser.is(TokenKind.END)) {
      parser.expressions.expression();
    }
    return parser.is(TokenKind.END) && parser.errorCount() == 0;
  }
}
