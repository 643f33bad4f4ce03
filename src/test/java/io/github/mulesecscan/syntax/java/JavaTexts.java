package io.github.mulesecscan.syntax.java;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads texts, and writes trees as one line that shows how they were understood. */
final class JavaTexts {

  private JavaTexts() {}

  static JavaFile java(String text) {
    return parse(text, JavaDialect.JAVA);
  }

  static JavaFile groovy(String text) {
    return parse(text, JavaDialect.GROOVY);
  }

  static JavaFile parse(String text, JavaDialect dialect) {
    return JavaParser.parse(SourceText.root(new SourcePath("A"), text), dialect);
  }

  /** The statements of a method body. */
  static String body(String statements) {
    JavaFile file = java("class A { void m() { " + statements + " } }");
    JavaStatement.Block body = file.classes().get(0).methods().get(0).body();
    return body == null ? "none" : show(body.statements());
  }

  static String script(String text) {
    return show(groovy(text).script().statements());
  }

  private static String show(List<JavaStatement> statements) {
    return statements.stream().map(JavaTexts::show).collect(Collectors.joining("; "));
  }

  private static String show(JavaStatement statement) {
    if (statement instanceof JavaStatement.Variable variable) {
      JavaExpr value = variable.value();
      return "var "
          + variable.type()
          + " "
          + variable.name()
          + (value == null ? "" : " = " + show(value));
    } else if (statement instanceof JavaStatement.Evaluation evaluation) {
      return show(evaluation.expression());
    } else if (statement instanceof JavaStatement.Return returned) {
      JavaExpr value = returned.value();
      return value == null ? "return" : "return " + show(value);
    } else if (statement instanceof JavaStatement.Throw thrown) {
      return "throw " + show(thrown.value());
    } else if (statement instanceof JavaStatement.Block block) {
      return "{" + show(block.statements()) + "}";
    } else if (statement instanceof JavaStatement.If choice) {
      JavaStatement otherwise = choice.alternative();
      return "if "
          + show(choice.condition())
          + " "
          + show(choice.consequence())
          + (otherwise == null ? "" : " else " + show(otherwise));
    } else if (statement instanceof JavaStatement.Repeated repeated) {
      return "repeat (" + show(repeated.heads()) + ") " + show(repeated.body());
    } else if (statement instanceof JavaStatement.ForEach each) {
      return "each " + each.name() + " in " + show(each.elements()) + " " + show(each.body());
    } else if (statement instanceof JavaStatement.Try attempt) {
      String handlers =
          attempt.handlers().stream()
              .map(handler -> " catch " + handler.name() + " " + show(handler.body()))
              .collect(Collectors.joining());
      JavaStatement last = attempt.last();
      return "try ("
          + show(attempt.resources())
          + ") "
          + show(attempt.body())
          + handlers
          + (last == null ? "" : " finally " + show(last));
    }
    return "class " + ((JavaStatement.LocalClass) statement).type().name();
  }

  static String show(JavaExpr expression) {
    if (expression instanceof JavaExpr.Literal literal) {
      return literal.kind() == JavaExpr.LiteralKind.STRING
          ? "'" + literal.value() + "'"
          : literal.value();
    } else if (expression instanceof JavaExpr.Name name) {
      return name.name();
    } else if (expression instanceof JavaExpr.Member member) {
      return show(member.target()) + "." + member.name();
    } else if (expression instanceof JavaExpr.Call call) {
      JavaExpr target = call.target();
      return (target == null ? "" : show(target) + ".")
          + call.name()
          + "("
          + all(call.arguments())
          + ")";
    } else if (expression instanceof JavaExpr.New made) {
      return "new " + made.type() + "(" + all(made.arguments()) + ")";
    } else if (expression instanceof JavaExpr.Operation operation) {
      return "(" + operation.operator() + " " + all(operation.operands()) + ")";
    } else if (expression instanceof JavaExpr.Lambda lambda) {
      return "fn(" + String.join(", ", lambda.parameters()) + ") " + show(lambda.body());
    }
    return rest(expression);
  }

  private static String rest(JavaExpr expression) {
    if (expression instanceof JavaExpr.Template template) {
      return "text[" + all(template.parts()) + "]";
    } else if (expression instanceof JavaExpr.ListOf list) {
      return "[" + all(list.elements()) + "]";
    } else if (expression instanceof JavaExpr.MapOf map) {
      List<String> entries = new ArrayList<>();
      for (int i = 0; i < map.keys().size(); i++) {
        entries.add(show(map.keys().get(i)) + ": " + show(map.values().get(i)));
      }
      return "map[" + String.join(", ", entries) + "]";
    } else if (expression instanceof JavaExpr.Index index) {
      return show(index.target()) + "[" + show(index.index()) + "]";
    } else if (expression instanceof JavaExpr.Unary unary) {
      return unary.operator() + show(unary.operand());
    } else if (expression instanceof JavaExpr.Cast cast) {
      return "(" + cast.type() + ")" + show(cast.operand());
    } else if (expression instanceof JavaExpr.Conditional choice) {
      return "("
          + show(choice.condition())
          + " ? "
          + show(choice.consequence())
          + " : "
          + show(choice.alternative())
          + ")";
    } else if (expression instanceof JavaExpr.Assignment assignment) {
      return show(assignment.target())
          + " "
          + assignment.operator()
          + " "
          + show(assignment.value());
    }
    return "?[" + all(((JavaExpr.Unknown) expression).parts()) + "]";
  }

  private static String all(List<JavaExpr> expressions) {
    return expressions.stream().map(JavaTexts::show).collect(Collectors.joining(", "));
  }
}
