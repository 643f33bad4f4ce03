package io.github.mulesecscan.taint;

import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.syntax.java.JavaDialect;
import io.github.mulesecscan.syntax.java.JavaExpr;
import io.github.mulesecscan.syntax.java.JavaStatement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows the statements of one method. */
final class JavaStatements {

  private final JavaRun run;
  private final JavaFrame frame;
  private final JavaInterpreter expressions;

  JavaStatements(JavaRun run, JavaFrame frame) {
    this.run = run;
    this.frame = frame;
    this.expressions = new JavaInterpreter(run, frame);
  }

  /** Follows a whole body; in Groovy its last expression is its result. */
  void body(JavaStatement.Block body) {
    List<JavaStatement> statements = body.statements();
    int last = statements.size() - 1;
    boolean groovy = frame.file().dialect() == JavaDialect.GROOVY;
    for (int i = 0; i <= last; i++) {
      if (groovy && i == last && statements.get(i) instanceof JavaStatement.Evaluation result) {
        frame.giveBack(expressions.eval(result.expression()).value());
      } else if (!run(statements.get(i))) {
        return;
      }
    }
  }

  /** Follows a statement; whether what stands behind it may be reached. */
  boolean run(JavaStatement statement) {
    if (!run.enter()) {
      return true;
    }
    try {
      return follow(statement);
    } finally {
      run.leave();
    }
  }

  private boolean follow(JavaStatement statement) {
    if (statement instanceof JavaStatement.Variable variable) {
      declare(variable);
    } else if (statement instanceof JavaStatement.Evaluation evaluation) {
      expressions.eval(evaluation.expression());
    } else if (statement instanceof JavaStatement.Block block) {
      return all(block.statements());
    } else if (statement instanceof JavaStatement.If choice) {
      return choose(choice);
    } else if (statement instanceof JavaStatement.Repeated repeated) {
      all(repeated.heads());
      repeat(repeated.body());
    } else if (statement instanceof JavaStatement.ForEach each) {
      forEach(each);
    } else if (statement instanceof JavaStatement.Try attempt) {
      return attempt(attempt);
    } else if (statement instanceof JavaStatement.Return returned) {
      giveBack(returned);
      return false;
    } else if (statement instanceof JavaStatement.Throw thrown) {
      expressions.eval(thrown.value());
      return false;
    }
    return true;
  }

  private boolean all(List<JavaStatement> statements) {
    for (JavaStatement statement : statements) {
      if (!run(statement)) {
        return false;
      }
    }
    return true;
  }

  private void declare(JavaStatement.Variable variable) {
    JavaExpr given = variable.value();
    String type = run.type(frame, variable.type());
    if (given == null) {
      frame.put(variable.name(), JavaValue.of(Value.NOTHING, type));
      return;
    }
    JavaValue value = expressions.eval(given);
    String sentence = "It becomes the variable `" + variable.name() + "`";
    Value stepped =
        run.step(
            frame.file().text().locate(given.span()),
            sentence,
            TraceStep.Kind.PROPAGATION,
            run.number(variable.type(), value.value()));
    boolean vague = type.isEmpty() || type.equals("java.lang.Object");
    frame.put(variable.name(), JavaValue.of(stepped, vague ? value.type() : type));
  }

  private void giveBack(JavaStatement.Return returned) {
    JavaExpr given = returned.value();
    if (given != null) {
      frame.giveBack(expressions.eval(given).value());
    }
  }

  private boolean choose(JavaStatement.If choice) {
    expressions.eval(choice.condition());
    JavaConditions conditions = new JavaConditions(run, frame, expressions);
    Map<String, KindSet> holds = conditions.shown(choice.condition(), true);
    Map<String, KindSet> fails = conditions.shown(choice.condition(), false);
    run.spend(frame.size());
    Map<String, JavaValue> before = frame.names();
    conditions.apply(holds);
    boolean then = run(choice.consequence());
    Map<String, JavaValue> after = frame.names();
    frame.restore(before);
    conditions.apply(fails);
    JavaStatement alternative = choice.alternative();
    boolean otherwise = alternative == null || run(alternative);
    if (then && otherwise) {
      frame.join(after);
    } else if (then) {
      frame.restore(after);
    }
    return then || otherwise;
  }

  /** Twice, so that what one round leaves behind reaches the next. */
  private void repeat(JavaStatement body) {
    for (int round = 0; round < 2; round++) {
      optional(body);
    }
  }

  private void optional(@Nullable JavaStatement body) {
    if (body == null) {
      return;
    }
    run.spend(frame.size());
    Map<String, JavaValue> before = frame.names();
    run(body);
    frame.join(before);
  }

  private void forEach(JavaStatement.ForEach each) {
    JavaValue elements = expressions.eval(each.elements());
    String sentence = "It becomes the variable `" + each.name() + "`";
    Value element =
        run.step(
            frame.file().text().locate(each.elements().span()),
            sentence,
            TraceStep.Kind.PROPAGATION,
            elements.value().element());
    frame.put(each.name(), JavaValue.of(element, run.type(frame, each.type())));
    repeat(each.body());
  }

  private boolean attempt(JavaStatement.Try attempt) {
    all(attempt.resources());
    boolean ends = run(attempt.body());
    boolean caught = false;
    for (JavaStatement.Handler handler : attempt.handlers()) {
      run.spend(frame.size());
      Map<String, JavaValue> before = frame.names();
      frame.put(handler.name(), JavaValue.CLEAN);
      boolean through = run(handler.body());
      caught |= through;
      if (through) {
        frame.join(before);
      } else {
        frame.restore(before);
      }
    }
    JavaStatement last = attempt.last();
    boolean finished = last == null || run(last);
    return finished && (ends || caught);
  }
}
