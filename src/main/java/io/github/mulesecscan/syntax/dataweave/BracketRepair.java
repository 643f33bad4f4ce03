package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Finds the one bracket that is missing or too many.
 *
 * <p>A parser notices a bracket without its partner where the next token is impossible, which may
 * be far behind the mistake. When one kind of bracket is out of balance by one, some single edit
 * would make the text right; the edits near the first error are tried, a few only, and the place of
 * the one that works is where the error is reported. Only short texts are looked at.
 */
final class BracketRepair {

  private static final int LONGEST_TEXT = 20_000;
  private static final int REMOVALS = 8;
  private static final int INSERTIONS = 16;

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

  // A brace without its partner is meant, for what stands in braces rarely stands without them;
  // a parenthesis or square bracket that can go is taken for the mistake.
  private Optional<SyntaxError> tooManyOpeners(char opener, char closer) {
    Optional<SyntaxError> remove = at(removable(opener), "'" + opener + "' is not closed");
    if (remove.isPresent() && opener != '{') {
      return remove;
    }
    int place = opener == '{' ? -1 : nearestCloser(opener, closer);
    if (place < 0) {
      place = insertable(closer);
    }
    Optional<SyntaxError> insert = at(place, "expected '" + closer + "' before this");
    return insert.isPresent() ? insert : remove;
  }

  private Optional<SyntaxError> tooManyClosers(char opener, char closer) {
    Optional<SyntaxError> remove = at(removable(closer), "'" + closer + "' closes nothing");
    if (remove.isPresent() && closer != '}') {
      return remove;
    }
    Optional<SyntaxError> insert = at(insertable(opener), "expected '" + opener + "' before this");
    return insert.isPresent() ? insert : remove;
  }

  private Optional<SyntaxError> at(int token, String message) {
    return token < 0 ? Optional.empty() : Optional.of(error(token, message));
  }

  private int removable(char bracket) {
    return backwards(tokenAt(error), REMOVALS, token -> isRemovable(token, bracket));
  }

  private int insertable(char bracket) {
    return backwards(tokenAt(error), INSERTIONS, token -> parsesWith(token, bracket));
  }

  // The first place behind an open call or index where the closer fits: what the brackets hold is
  // short more often than it is long. It never cuts through "a.b" or "f(x)".
  private int nearestCloser(char opener, char closer) {
    int budget = INSERTIONS;
    int last = tokenAt(error);
    for (int from = last; from > 0 && budget > 0; from--) {
      if (from < tokens.size() && tokens.get(from).bracket() == opener && isOpenAt(from, last)) {
        int depth = 0;
        for (int token = from + 1; token <= last && depth >= 0 && budget > 0; token++) {
          if (depth == 0 && token > from + 1 && !isContinuation(token)) {
            budget--;
            if (parsesWith(token, closer)) {
              return token;
            }
          }
          depth += token < tokens.size() ? step(tokens.get(token).bracket()) : 0;
        }
      }
    }
    return -1;
  }

  private boolean isOpenAt(int opener, int last) {
    int depth = 1;
    for (int token = opener + 1; token < Math.min(last, tokens.size()) && depth > 0; token++) {
      depth += step(tokens.get(token).bracket());
    }
    return depth > 0;
  }

  private static int step(char bracket) {
    return switch (bracket) {
      case '(', '[', '{' -> 1;
      case ')', ']', '}' -> -1;
      default -> 0;
    };
  }

  private boolean isContinuation(int token) {
    if (token == tokens.size()) {
      return false;
    }
    char c = text.charAt(tokens.get(token).start());
    boolean glued = tokens.get(token).start() == tokens.get(token - 1).end();
    char before = text.charAt(tokens.get(token - 1).end() - 1);
    boolean afterNumber = Lexer.isDigit(text.charAt(tokens.get(token - 1).start()));
    return (c == '.' && !afterNumber)
        || before == '.'
        || (glued && (c == '(' || c == '[' || c == ':'));
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
    parser.stopAtFirstError();
    parser.headers.header();
    if (!parser.is(TokenKind.END)) {
      parser.expressions.expression();
    }
    return parser.is(TokenKind.END) && parser.errorCount() == 0;
  }
}
