package io.github.mulesecscan.taint;

import io.github.mulesecscan.expression.Constants;
import io.github.mulesecscan.expression.Declaration;
import io.github.mulesecscan.syntax.dataweave.BinaryOperator;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.UnaryOperator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a condition says of values, if it holds and if it does not. */
final class Conditions {

  /** A scheme, an authority and the slash behind it: whatever follows, the host is decided. */
  private static final Pattern ORIGIN = Pattern.compile("[a-z]{1,10}://[^/?#@]{1,253}/.*");

  private final Interpreter at;

  Conditions(Interpreter at) {
    this.at = at;
  }

  /** What is known where {@code condition} is {@code outcome}. */
  Guards assume(Expr condition, boolean outcome) {
    if (!at.run().enter()) {
      return Guards.NONE;
    }
    try {
      return known(condition, outcome);
    } finally {
      at.run().leave();
    }
  }

  private Guards known(Expr condition, boolean outcome) {
    if (condition instanceof Expr.Unary unary) {
      boolean negated =
          unary.operator() == UnaryOperator.BANG || unary.operator() == UnaryOperator.NOT;
      return negated ? assume(unary.operand(), !outcome) : Guards.NONE;
    }
    if (condition instanceof Expr.Binary binary) {
      return binary(binary, outcome);
    }
    if (condition instanceof Expr.IsType isType && outcome) {
      return subject(isType.value(), condition, new Casts(at).cleared(isType.type()), List.of());
    }
    if (condition instanceof Expr.Call call) {
      return call(call, outcome);
    }
    if (condition instanceof Expr.Name name) {
      return variable(name, outcome);
    }
    if (condition instanceof Expr.Annotated annotated) {
      return assume(annotated.expression(), outcome);
    }
    if (condition instanceof Expr.Do block) {
      return at.block(block.header()).conditions().assume(block.body(), outcome);
    }
    return condition instanceof Expr.If choice ? choice(choice, outcome) : Guards.NONE;
  }

  /** {@code if (a) b else false} is {@code a and b}. */
  private Guards choice(Expr.If choice, boolean outcome) {
    Guards then = at.where(assume(choice.condition(), !choice.negated())).guards();
    Guards otherwise = at.where(assume(choice.condition(), choice.negated())).guards();
    Guards first = then.and(assume(choice.consequence(), outcome));
    Guards second = otherwise.and(assume(choice.alternative(), outcome));
    if (isBoolean(choice.consequence(), !outcome)) {
      return second;
    }
    return isBoolean(choice.alternative(), !outcome) ? first : first.or(second);
  }

  private static boolean isBoolean(Expr expression, boolean value) {
    return expression instanceof Expr.BooleanLiteral literal && literal.value() == value;
  }

  private Guards binary(Expr.Binary binary, boolean outcome) {
    return switch (binary.operator()) {
      case AND -> both(binary, outcome, true);
      case OR -> both(binary, outcome, false);
      case EQUAL, SIMILAR -> equal(binary, outcome);
      case NOT_EQUAL -> equal(binary, !outcome);
      case LESS, GREATER, LESS_OR_EQUAL, GREATER_OR_EQUAL -> ordered(binary);
      case DEFAULT -> outcome ? orElse(binary) : assume(binary.left(), false);
      default -> Guards.NONE;
    };
  }

  /** {@code x default false} says what {@code x} says. */
  private Guards orElse(Expr.Binary binary) {
    return isBoolean(binary.right(), false) ? assume(binary.left(), true) : Guards.NONE;
  }

  /** All operands of {@code and} hold, or one of them does not; with {@code or} it is reversed. */
  private Guards both(Expr.Binary binary, boolean outcome, boolean and) {
    Guards reached = Guards.NONE;
    Guards any = Guards.NONE;
    boolean first = true;
    for (Expr operand : Operators.operands(binary)) {
      Conditions here = at.where(reached).conditions();
      if (outcome != and) {
        Guards one = reached.and(here.assume(operand, outcome));
        any = first ? one : any.or(one);
        first = false;
      }
      reached = reached.and(here.assume(operand, and));
    }
    return outcome == and ? reached : any;
  }

  private Guards equal(Expr.Binary binary, boolean outcome) {
    Optional<String> left = Constants.text(binary.left());
    Optional<String> right = Constants.text(binary.right());
    Expr subject = left.isPresent() ? binary.right() : binary.left();
    String text = left.or(() -> right).orElse("");
    boolean isTruth = text.equals("true") || text.equals("false");
    if (isTruth && !(left.isPresent() && right.isPresent())) {
      return assume(subject, outcome == text.equals("true"));
    }
    if (!outcome) {
      return Guards.NONE;
    }
    if (left.isPresent() || right.isPresent()) {
      return subject(subject, binary, KindSet.ALL, List.of(text));
    }
    return equalValues(binary);
  }

  /** A value that is equal to one without foreign data is harmless, too. */
  private Guards equalValues(Expr.Binary binary) {
    Value left = at.eval(binary.left());
    Value right = at.eval(binary.right());
    if (!right.everything().isForeign()) {
      return subject(binary.left(), binary, KindSet.ALL, right.constants().orElse(List.of()));
    }
    return left.everything().isForeign()
        ? Guards.NONE
        : subject(binary.right(), binary, KindSet.ALL, left.constants().orElse(List.of()));
  }

  /** A number that is compared with another is not of any size. */
  private Guards ordered(Expr.Binary binary) {
    boolean upperBound =
        binary.operator() == BinaryOperator.LESS
            || binary.operator() == BinaryOperator.LESS_OR_EQUAL;
    Expr small = upperBound ? binary.left() : binary.right();
    Expr subject =
        small instanceof Expr.Call call
                && call.function().filter(name -> name.text().equals("sizeOf")).isPresent()
                && call.arguments().size() == 1
            ? call.arguments().get(0)
            : small;
    KindSet sizes = at.run().kinds().of(Kinds.RESOURCE_SIZE);
    return subject(subject, binary, sizes, List.of());
  }

  private Guards call(Expr.Call call, boolean outcome) {
    Declaration declaration = at.unit().bindings().declaration(call.callee()).orElse(null);
    if (declaration instanceof Declaration.External external) {
      return outcome ? external(external, call) : Guards.NONE;
    }
    if (call.function().isEmpty() && !(call.callee() instanceof Expr.Lambda)) {
      return Guards.NONE;
    }
    Guards all = Guards.NONE;
    List<Calls.Body> bodies = new Calls(at).bodies(call);
    for (int i = 0; i < bodies.size(); i++) {
      Calls.Body body = bodies.get(i);
      Guards one = within(body, outcome);
      all = i == 0 ? one : all.or(one);
    }
    return all;
  }

  private Guards within(Calls.Body body, boolean outcome) {
    if (!at.run().openCall(body.expression())) {
      return Guards.NONE;
    }
    try {
      return body.interpreter().conditions().assume(body.expression(), outcome);
    } finally {
      at.run().closeCall();
    }
  }

  /** Whether {@code condition} holds, where that is known from constants alone. */
  Optional<Boolean> decide(Expr condition) {
    if (condition instanceof Expr.Unary unary) {
      boolean negated =
          unary.operator() == UnaryOperator.BANG || unary.operator() == UnaryOperator.NOT;
      return negated ? decide(unary.operand()).map(holds -> !holds) : Optional.empty();
    }
    if (condition instanceof Expr.Binary binary) {
      return switch (binary.operator()) {
        case EQUAL, SIMILAR -> same(binary);
        case NOT_EQUAL -> same(binary).map(holds -> !holds);
        case AND -> decideBoth(binary, false);
        case OR -> decideBoth(binary, true);
        default -> Optional.empty();
      };
    }
    if (condition instanceof Expr.Call call
        && call.arguments().size() == 2
        && call.function().filter(name -> name.text().equals("contains")).isPresent()) {
      return contained(call);
    }
    return Optional.empty();
  }

  private Optional<Boolean> decideBoth(Expr.Binary binary, boolean decisive) {
    Optional<Boolean> left = decide(binary.left());
    Optional<Boolean> right = decide(binary.right());
    if (left.equals(Optional.of(decisive)) || right.equals(Optional.of(decisive))) {
      return Optional.of(decisive);
    }
    return left.isPresent() && right.isPresent() ? Optional.of(!decisive) : Optional.empty();
  }

  private Optional<Boolean> same(Expr.Binary binary) {
    Optional<String> left = at.eval(binary.left()).constant();
    Optional<String> right = at.eval(binary.right()).constant();
    return left.isPresent() && right.isPresent()
        ? Optional.of(left.get().equals(right.get()))
        : Optional.empty();
  }

  private Optional<Boolean> contained(Expr.Call call) {
    Value list = at.eval(call.arguments().get(0));
    Optional<String> text = at.eval(call.arguments().get(1)).constant();
    Optional<List<String>> all = list.isArray() ? list.element().constants() : Optional.empty();
    return text.isPresent() && all.isPresent()
        ? Optional.of(all.get().contains(text.get()))
        : Optional.empty();
  }

  private Guards external(Declaration.External external, Expr.Call call) {
    List<Expr> arguments = call.arguments();
    if (arguments.size() == 2) {
      switch (external.name()) {
        case "contains" -> {
          return listed(arguments.get(0), arguments.get(1), call);
        }
        case "matches" -> {
          return matching(arguments.get(0), arguments.get(1), call);
        }
        case "startsWith" -> {
          return starting(arguments.get(0), arguments.get(1), call);
        }
        default -> {
          // Others are known by the catalogue, or say nothing.
        }
      }
    }
    return at.run()
        .fact(external.modules(), external.name())
        .flatMap(FunctionFacts.Fact::guard)
        .filter(guard -> guard.argument() < arguments.size())
        .map(guard -> subject(arguments.get(guard.argument()), call, guard.clears(), List.of()))
        .orElse(Guards.NONE);
  }

  /** {@code ["a", "b"] contains x}, and the names of a constant object. */
  private Guards listed(Expr list, Expr subject, Expr.Call call) {
    Value values = at.eval(list);
    if (values.everything().isForeign() || !values.hasParts()) {
      return Guards.NONE;
    }
    List<String> texts = values.element().constants().orElse(List.of());
    return subject(subject, call, KindSet.ALL, texts);
  }

  private Guards matching(Expr subject, Expr regex, Expr.Call call) {
    if (!(regex instanceof Expr.RegexLiteral literal)) {
      return Guards.NONE;
    }
    return subject(subject, call, cleared(literal.pattern()), List.of());
  }

  /** The kinds of sinks to which texts that match a pattern as a whole are harmless. */
  KindSet cleared(String pattern) {
    Kinds kinds = at.run().kinds();
    return RegexReader.language(pattern, kinds.sequences())
        .map(kinds::clearedBy)
        .orElse(KindSet.NONE);
  }

  private Guards starting(Expr subject, Expr prefix, Expr.Call call) {
    boolean decided =
        at.eval(prefix).constant().filter(text -> ORIGIN.matcher(text).matches()).isPresent();
    KindSet cleared = decided ? at.run().kinds().of(Kinds.URL_HOST) : KindSet.NONE;
    return subject(subject, call, cleared, List.of());
  }

  /** A variable that holds the result of a check. */
  private Guards variable(Expr.Name name, boolean outcome) {
    Declaration declaration = at.unit().bindings().declaration(name).orElse(null);
    if (declaration instanceof Declaration.Variable variable
        && at.unit().script() == variable.script()) {
      Frame around = at.frame().of(variable.directive()).orElse(Frame.OUTERMOST);
      Conditions there = at.in(around).conditions();
      Expr value = variable.directive().value();
      return at.run()
          .assumed(value, around, at.guards(), outcome, () -> there.assume(value, outcome));
    }
    if (declaration instanceof Declaration.Using using) {
      return assume(using.binding().value(), outcome);
    }
    return Guards.NONE;
  }

  /** What is shown of the value of {@code expression}, if it is one that has an identity. */
  Guards subject(Expr expression, Expr check, KindSet cleared, List<String> texts) {
    Expr subject = peeled(expression);
    Value value = at.eval(subject);
    List<String> known = subject == expression ? texts : List.of();
    if (value.id().isEmpty() || value.isClean()) {
      return Guards.NONE;
    }
    String sentence = "It is checked by " + at.unit().quote(check);
    return Guards.of(value.id().get(), new Guards.Fact(cleared, known, at.locate(check), sentence));
  }

  /**
   * {@code lower(x)}, {@code x as String} and {@code x default ""} are as harmless as {@code x}.
   */
  private static Expr peeled(Expr expression) {
    Expr at = expression;
    for (int i = 0; i < 5; i++) {
      if (at instanceof Expr.Cast cast) {
        at = cast.value();
      } else if (at instanceof Expr.Binary binary
          && binary.operator() == BinaryOperator.DEFAULT
          && Constants.text(binary.right()).isPresent()) {
        at = binary.left();
      } else if (at instanceof Expr.Call call
          && call.arguments().size() == 1
          && call.function().filter(Conditions::isCase).isPresent()) {
        at = call.arguments().get(0);
      } else {
        return at;
      }
    }
    return at;
  }

  private static boolean isCase(Expr.Name name) {
    return name.text().equals("lower") || name.text().equals("upper");
  }
}
