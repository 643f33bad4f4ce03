package io.github.mulesecscan.detector;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.dataweave.BinaryOperator;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Key;
import io.github.mulesecscan.syntax.dataweave.Selector;
import io.github.mulesecscan.syntax.dataweave.StringPart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A SQL statement that a script puts together, piece by piece. */
final class SqlStatement {

  private static final Pattern BEGINNING =
      Pattern.compile(
          "\\s*+(?:select|insert|update|delete|with|merge)\\b", Pattern.CASE_INSENSITIVE);

  /** What a value stands behind, seen from its place; what is bound already is a parameter. */
  private static final Pattern BEFORE_VALUE =
      Pattern.compile(
          "(?:[=<>]|\\b(?:like|ilike)|\\bbetween|\\bbetween\\s+:\\w+\\s+and)\\s*\\z",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern VALUES_LIST =
      Pattern.compile("\\bvalues\\s*\\z", Pattern.CASE_INSENSITIVE);

  private static final Set<String> PLAIN_FUNCTIONS = Set.of("upper", "lower", "trim");

  /** A part of the statement. */
  private sealed interface Piece {

    /** Constant text. */
    record Text(String value) implements Piece {}

    /** Something computed. */
    record Value(Expr expression, String written) implements Piece {}
  }

  /**
   * The statement with parameters.
   *
   * @param text the constant text
   * @param parameters the expressions by the names of the parameters
   */
  record Bound(String text, Map<String, String> parameters) {
    Bound {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
  }

  private final List<Piece> pieces = new ArrayList<>();
  private final SourceText source;

  private final StringBuilder text = new StringBuilder();
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final List<Piece> quoted = new ArrayList<>();
  private boolean inQuotes;
  private boolean isRefused;

  private SqlStatement(SourceText source) {
    this.source = source;
  }

  /** The pieces that {@code body}, an expression of {@code source}, joins. */
  static SqlStatement of(Expr body, SourceText source) {
    SqlStatement statement = new SqlStatement(source);
    statement.add(body);
    return statement;
  }

  private void add(Expr expression) {
    if (expression instanceof Expr.StringLiteral string) {
      for (StringPart part : string.parts()) {
        if (part instanceof StringPart.Text piece) {
          pieces.add(new Piece.Text(piece.value()));
        } else {
          add(((StringPart.Interpolation) part).expression());
        }
      }
    } else if (expression instanceof Expr.Call call
        && call.infix()
        && call.function().map(name -> name.text().equals("++")).orElse(false)) {
      call.arguments().forEach(this::add);
    } else {
      pieces.add(new Piece.Value(expression, source.slice(expression.span())));
    }
  }

  /**
   * The statement with a parameter in place of each value; empty where one of them is not simple,
   * or stands where a database takes no value: as the name of a column, in a list of unknown
   * length.
   *
   * @param taken names of parameters that are used already
   */
  Optional<Bound> bind(Set<String> taken) {
    boolean begins =
        !pieces.isEmpty()
            && pieces.get(0) instanceof Piece.Text first
            && BEGINNING.matcher(first.value()).lookingAt();
    if (!begins) {
      return Optional.empty();
    }
    for (int i = 0; i < pieces.size() && !isRefused; i++) {
      if (pieces.get(i) instanceof Piece.Text constant) {
        addText(constant.value(), taken);
      } else {
        addValue((Piece.Value) pieces.get(i), i + 1, taken);
      }
    }
    String whole = text.toString();
    boolean isWhole = !isRefused && !inQuotes && !parameters.isEmpty() && !whole.contains("#[");
    return isWhole ? Optional.of(new Bound(whole, parameters)) : Optional.empty();
  }

  private void addText(String constant, Set<String> taken) {
    StringBuilder inside = new StringBuilder();
    for (int i = 0; i < constant.length(); i++) {
      char c = constant.charAt(i);
      boolean isComment = constant.startsWith("--", i) || constant.startsWith("/*", i);
      if (!inQuotes && (c == '"' || c == '`' || isComment) || c == '\\') {
        isRefused = true;
        return;
      }
      if (c != '\'') {
        (inQuotes ? inside : text).append(c);
      } else if (!inQuotes) {
        inQuotes = true;
        quoted.clear();
      } else if (constant.startsWith("''", i)) {
        inside.append('\'');
        i++;
      } else {
        quoted.add(new Piece.Text(inside.toString()));
        inside.setLength(0);
        endQuotes(i + 1 < constant.length() ? constant.charAt(i + 1) : ' ', taken);
      }
    }
    if (inQuotes) {
      quoted.add(new Piece.Text(inside.toString()));
    }
  }

  private void endQuotes(char next, Set<String> taken) {
    inQuotes = false;
    boolean isConstant = quoted.stream().allMatch(Piece.Text.class::isInstance);
    if (isConstant) {
      text.append('\'');
      quoted.forEach(piece -> text.append(((Piece.Text) piece).value().replace("'", "''")));
      text.append('\'');
      return;
    }
    List<String> joined = new ArrayList<>();
    String name = "";
    boolean alone = quoted.stream().filter(piece -> !isEmpty(piece)).count() == 1;
    for (Piece piece : quoted) {
      if (piece instanceof Piece.Value value) {
        name = name.isEmpty() ? name(value.expression()) : name;
        joined.add(alone || isChain(value.expression()) ? value.written() : in(value.written()));
      } else if (!isEmpty(piece)) {
        joined.add(literal(((Piece.Text) piece).value()));
      }
    }
    parameter(name, String.join(" ++ ", joined), next, taken);
  }

  private static String in(String expression) {
    return "(" + expression + ")";
  }

  private static boolean isEmpty(Piece piece) {
    return piece instanceof Piece.Text constant && constant.value().isEmpty();
  }

  private static String literal(String constant) {
    return "\"" + constant.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$") + "\"";
  }

  private void addValue(Piece.Value value, int next, Set<String> taken) {
    if (!isSimple(value.expression())) {
      isRefused = true;
    } else if (inQuotes) {
      quoted.add(value);
    } else {
      boolean isLast = next == pieces.size();
      char after =
          isLast
              ? ' '
              : pieces.get(next) instanceof Piece.Text constant && !constant.value().isEmpty()
                  ? constant.value().charAt(0)
                  : 'x';
      parameter(name(value.expression()), value.written(), after, taken);
    }
  }

  private void parameter(String wanted, String expression, char next, Set<String> taken) {
    boolean ends = Character.isWhitespace(next) || next == ')' || next == ',' || next == ';';
    if (!ends || !isBeforeValue()) {
      isRefused = true;
      return;
    }
    for (Map.Entry<String, String> known : parameters.entrySet()) {
      if (known.getValue().equals(expression)) {
        text.append(':').append(known.getKey());
        return;
      }
    }
    String name = wanted;
    for (int i = 2; parameters.containsKey(name) || taken.contains(name) || isUsed(name); i++) {
      name = wanted + i;
    }
    parameters.put(name, expression);
    text.append(':').append(name);
  }

  /** Whether the text so far, or a later piece of it, has a parameter of that name. */
  private boolean isUsed(String name) {
    Pattern use = Pattern.compile(":" + name + "\\b");
    return pieces.stream()
        .anyMatch(
            piece -> piece instanceof Piece.Text constant && use.matcher(constant.value()).find());
  }

  private boolean isBeforeValue() {
    if (BEFORE_VALUE.matcher(text).find()) {
      return true;
    }
    String before = text.toString().stripTrailing();
    boolean isItem = before.endsWith("(") || before.endsWith(",");
    return isItem && VALUES_LIST.matcher(before.substring(0, openBracket(before))).find();
  }

  /** Where the innermost bracket opens that is not closed; 0 where there is none. */
  private static int openBracket(String sql) {
    int depth = 0;
    for (int i = sql.length() - 1; i >= 0; i--) {
      char c = sql.charAt(i);
      depth += c == ')' ? 1 : c == '(' ? -1 : 0;
      if (depth < 0) {
        return i;
      }
    }
    return 0;
  }

  /** Whether one value comes of it, whatever it is made of. */
  private static boolean isSimple(Expr expression) {
    if (expression instanceof Expr.Binary binary) {
      return binary.operator() == BinaryOperator.DEFAULT
          && isSimple(binary.left())
          && (binary.right() instanceof Expr.StringLiteral
              || binary.right() instanceof Expr.NumberLiteral);
    }
    if (expression instanceof Expr.Call call) {
      return call.arguments().size() == 1
          && call.function().map(Expr.Name::text).filter(PLAIN_FUNCTIONS::contains).isPresent()
          && isSimple(call.arguments().get(0));
    }
    return isChain(expression);
  }

  private static boolean isChain(Expr expression) {
    Expr at = expression;
    while (at instanceof Expr.Select select) {
      boolean isOne =
          select.mark() == Expr.Mark.NONE
              && (select.selector() instanceof Selector.Named named
                      && named.axis() == Selector.Axis.VALUE
                  || select.selector() instanceof Selector.Position);
      if (!isOne) {
        return false;
      }
      at = select.target();
    }
    return at instanceof Expr.Name && expression instanceof Expr.Select;
  }

  /** A name for the parameter, after what it holds. */
  private static String name(Expr expression) {
    if (expression instanceof Expr.Binary binary) {
      return name(binary.left());
    }
    if (expression instanceof Expr.Call call) {
      return name(call.arguments().get(0));
    }
    Expr at = expression;
    while (at instanceof Expr.Select select) {
      if (select.selector() instanceof Selector.Named named
          && named.key() instanceof Key.Name key) {
        Matcher word = Pattern.compile("[A-Za-z][A-Za-z0-9_]*").matcher(key.name());
        if (word.matches()) {
          return key.name();
        }
      }
      at = select.target();
    }
    return "value";
  }
}
