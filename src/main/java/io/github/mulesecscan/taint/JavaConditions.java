package io.github.mulesecscan.taint;

import io.github.mulesecscan.syntax.java.JavaExpr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What conditions in Java code show of variables: lists of what is allowed, patterns. */
final class JavaConditions {

  private static final int DEEPEST = 20;

  private final JavaRun run;
  private final JavaFrame frame;
  private final JavaInterpreter expressions;

  JavaConditions(JavaRun run, JavaFrame frame, JavaInterpreter expressions) {
    this.run = run;
    this.frame = frame;
    this.expressions = expressions;
  }

  /**
   * The kinds of sinks that variables are harmless to where {@code condition} is {@code outcome}.
   */
  Map<String, KindSet> shown(JavaExpr condition, boolean outcome) {
    Map<String, KindSet> shown = new HashMap<>();
    collect(condition, outcome, shown, 0);
    return shown;
  }

  void apply(Map<String, KindSet> shown) {
    shown.forEach(
        (name, kinds) -> {
          JavaValue value = frame.get(name);
          if (value != null) {
            frame.put(name, value.with(value.value().clear(kinds)));
          }
        });
  }

  private void collect(JavaExpr condition, boolean outcome, Map<String, KindSet> shown, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (condition instanceof JavaExpr.Unary not && not.operator().equals("!")) {
      collect(not.operand(), !outcome, shown, depth + 1);
    } else if (condition instanceof JavaExpr.Operation operation) {
      String certain = outcome ? "&&" : "||";
      if (operation.operator().equals(certain)) {
        operation.operands().forEach(each -> collect(each, outcome, shown, depth + 1));
      } else if (operation.operands().size() == 2) {
        compared(operation, outcome, shown);
      }
    } else if (outcome && condition instanceof JavaExpr.Call call) {
      called(call, shown);
    }
  }

  private void compared(JavaExpr.Operation operation, boolean outcome, Map<String, KindSet> shown) {
    JavaExpr left = operation.operands().get(0);
    JavaExpr right = operation.operands().get(1);
    switch (operation.operator()) {
      case "==~" -> {
        if (outcome) {
          matched(left, right, shown);
        }
      }
      case "==" -> equal(left, right, outcome, shown);
      case "!=" -> equal(left, right, !outcome, shown);
      case "in" -> {
        if (outcome && isConstant(right)) {
          show(left, KindSet.ALL, shown);
        }
      }
      default -> {}
    }
  }

  private void equal(JavaExpr left, JavaExpr right, boolean outcome, Map<String, KindSet> shown) {
    if (outcome && isConstant(right)) {
      show(left, KindSet.ALL, shown);
    } else if (outcome && isConstant(left)) {
      show(right, KindSet.ALL, shown);
    }
  }

  private void called(JavaExpr.Call call, Map<String, KindSet> shown) {
    JavaExpr target = call.target();
    List<JavaExpr> arguments = call.arguments();
    if (target == null) {
      return;
    }
    switch (call.name()) {
      case "matches" -> {
        boolean isStatic = arguments.size() == 2;
        matched(
            isStatic ? arguments.get(1) : target,
            arguments.isEmpty() ? target : arguments.get(0),
            shown);
      }
      case "isEmpty", "isBlank" -> show(target, KindSet.ALL, shown);
      case "equals", "equalsIgnoreCase" -> {
        if (arguments.size() == 1) {
          equal(target, arguments.get(0), true, shown);
        }
      }
      case "contains", "containsKey", "containsValue" -> {
        // A text may contain anything beside what it is asked for; a list holds the whole value.
        boolean list = !expressions.eval(target).type().equals(JavaValue.STRING);
        if (arguments.size() == 1 && isConstant(target) && list) {
          show(arguments.get(0), KindSet.ALL, shown);
        }
      }
      default -> {}
    }
  }

  private void matched(JavaExpr value, JavaExpr pattern, Map<String, KindSet> shown) {
    Optional<String> regex = expressions.eval(pattern).value().constant();
    regex
        .flatMap(text -> RegexReader.language(text, run.kinds().sequences()))
        .map(language -> run.kinds().clearedBy(language))
        .ifPresent(kinds -> show(value, kinds, shown));
  }

  private boolean isConstant(JavaExpr expression) {
    JavaValue value = expressions.eval(expression);
    return !value.isClass() && value.value().isClean();
  }

  private static void show(JavaExpr expression, KindSet kinds, Map<String, KindSet> shown) {
    JavaExpr at = expression;
    while (at instanceof JavaExpr.Call call
        && call.target() != null
        && call.arguments().isEmpty()
        && List.of("trim", "strip", "toLowerCase", "toUpperCase").contains(call.name())) {
      at = call.target();
    }
    if (at instanceof JavaExpr.Name name) {
      shown.merge(name.name(), kinds, KindSet::union);
    }
  }
}
