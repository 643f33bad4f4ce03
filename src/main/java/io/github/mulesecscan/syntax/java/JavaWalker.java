package io.github.mulesecscan.syntax.java;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Goes through everything in a file, in the order in which it is written, however deep it is. */
public final class JavaWalker {

  private final List<JavaExpr> expressions = new ArrayList<>();
  private final List<JavaClass> classes = new ArrayList<>();
  private final List<JavaStatement.Variable> variables = new ArrayList<>();
  private final Deque<Object> open = new ArrayDeque<>();

  private JavaWalker() {}

  /** Everything in {@code file}. */
  public static JavaWalker of(JavaFile file) {
    JavaWalker walker = new JavaWalker();
    List<Object> parts = new ArrayList<>(file.classes());
    parts.addAll(file.methods());
    parts.add(file.script());
    walker.push(parts);
    while (!walker.open.isEmpty()) {
      walker.visit(walker.open.pop());
    }
    return walker;
  }

  /** Every expression, the outer ones first. */
  public List<JavaExpr> expressions() {
    return Collections.unmodifiableList(expressions);
  }

  /** Every class, those without a name and those in others included. */
  public List<JavaClass> classes() {
    return Collections.unmodifiableList(classes);
  }

  /** Every local variable, those of scripts included. */
  public List<JavaStatement.Variable> variables() {
    return Collections.unmodifiableList(variables);
  }

  private void visit(Object part) {
    if (part instanceof JavaClass type) {
      classes.add(type);
      List<Object> members = new ArrayList<>(type.fields());
      members.addAll(type.blocks());
      members.addAll(type.methods());
      members.addAll(type.classes());
      push(members);
    } else if (part instanceof JavaField field) {
      push(list(field.value()));
    } else if (part instanceof JavaMethod method) {
      push(list(method.body()));
    } else if (part instanceof JavaStatement statement) {
      if (statement instanceof JavaStatement.Variable variable) {
        variables.add(variable);
      }
      push(parts(statement));
    } else if (part instanceof JavaStatement.Handler handler) {
      push(list(handler.body()));
    } else if (part instanceof JavaExpr expression) {
      expressions.add(expression);
      push(parts(expression));
    }
  }

  private static List<Object> list(@Nullable Object... parts) {
    List<Object> all = new ArrayList<>();
    for (Object part : parts) {
      if (part != null) {
        all.add(Objects.requireNonNull(part));
      }
    }
    return all;
  }

  private void push(List<?> parts) {
    for (int i = parts.size() - 1; i >= 0; i--) {
      open.push(parts.get(i));
    }
  }

  private static List<Object> parts(JavaStatement statement) {
    if (statement instanceof JavaStatement.Variable variable) {
      return list(variable.value());
    } else if (statement instanceof JavaStatement.Evaluation evaluation) {
      return list(evaluation.expression());
    } else if (statement instanceof JavaStatement.Return returned) {
      return list(returned.value());
    } else if (statement instanceof JavaStatement.Throw thrown) {
      return list(thrown.value());
    } else if (statement instanceof JavaStatement.Block block) {
      return new ArrayList<>(block.statements());
    } else if (statement instanceof JavaStatement.If choice) {
      return list(choice.condition(), choice.consequence(), choice.alternative());
    } else if (statement instanceof JavaStatement.Repeated repeated) {
      return with(repeated.heads(), repeated.body());
    } else if (statement instanceof JavaStatement.ForEach each) {
      return list(each.elements(), each.body());
    } else if (statement instanceof JavaStatement.Try attempt) {
      List<Object> all = with(attempt.resources(), attempt.body());
      all.addAll(attempt.handlers());
      all.addAll(list(attempt.last()));
      return all;
    }
    return list(((JavaStatement.LocalClass) statement).type());
  }

  private static List<Object> with(List<?> first, Object last) {
    List<Object> all = new ArrayList<>(first);
    all.add(last);
    return all;
  }

  private static List<Object> parts(JavaExpr expression) {
    if (expression instanceof JavaExpr.Template template) {
      return new ArrayList<>(template.parts());
    } else if (expression instanceof JavaExpr.Member member) {
      return list(member.target());
    } else if (expression instanceof JavaExpr.Call call) {
      List<Object> all = list(call.target());
      all.addAll(call.arguments());
      return all;
    } else if (expression instanceof JavaExpr.New made) {
      List<Object> all = new ArrayList<>(made.arguments());
      all.addAll(list(made.body()));
      return all;
    } else if (expression instanceof JavaExpr.ListOf list) {
      return new ArrayList<>(list.elements());
    } else if (expression instanceof JavaExpr.MapOf map) {
      List<Object> all = new ArrayList<>(map.keys());
      all.addAll(map.values());
      return all;
    } else if (expression instanceof JavaExpr.Index index) {
      return list(index.target(), index.index());
    } else if (expression instanceof JavaExpr.Operation operation) {
      return new ArrayList<>(operation.operands());
    }
    return others(expression);
  }

  private static List<Object> others(JavaExpr expression) {
    if (expression instanceof JavaExpr.Unary unary) {
      return list(unary.operand());
    } else if (expression instanceof JavaExpr.Cast cast) {
      return list(cast.operand());
    } else if (expression instanceof JavaExpr.Conditional choice) {
      return choice.condition() == choice.consequence()
          ? list(choice.condition(), choice.alternative())
          : list(choice.condition(), choice.consequence(), choice.alternative());
    } else if (expression instanceof JavaExpr.Assignment assignment) {
      return list(assignment.target(), assignment.value());
    } else if (expression instanceof JavaExpr.Lambda lambda) {
      return list(lambda.body());
    } else if (expression instanceof JavaExpr.Unknown unknown) {
      return new ArrayList<>(unknown.parts());
    }
    return List.of();
  }
}
