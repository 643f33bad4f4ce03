package io.github.mulesecscan.syntax.java;

import io.github.mulesecscan.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression. */
public sealed interface JavaExpr extends JavaNode {

  /** What a literal is. */
  enum LiteralKind {
    STRING,
    NUMBER,
    BOOLEAN,
    NULL
  }

  /**
   * A constant.
   *
   * @param value of a string its text, else what is written
   */
  record Literal(Span span, LiteralKind kind, String value) implements JavaExpr {}

  /** A text with expressions in it; constant stretches are literals. */
  record Template(Span span, List<JavaExpr> parts) implements JavaExpr {
    public Template {
      parts = List.copyOf(parts);
    }
  }

  /** A variable, field or class; {@code this} and {@code super}, too. */
  record Name(Span span, String name) implements JavaExpr {}

  /** A field of something, a class of a package, a method as {@code a::b}. */
  record Member(Span span, JavaExpr target, String name, Span nameSpan) implements JavaExpr {}

  /**
   * A call of a method.
   *
   * @param target what it is called on; absent for a method of the class itself
   */
  record Call(
      Span span, @Nullable JavaExpr target, String name, Span nameSpan, List<JavaExpr> arguments)
      implements JavaExpr {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * A new object.
   *
   * @param type the class as it is written, without type arguments
   * @param body the members of an anonymous class
   */
  record New(
      Span span, String type, Span typeSpan, List<JavaExpr> arguments, @Nullable JavaClass body)
      implements JavaExpr {
    public New {
      arguments = List.copyOf(arguments);
    }
  }

  /** An array or a list. */
  record ListOf(Span span, List<JavaExpr> elements) implements JavaExpr {
    public ListOf {
      elements = List.copyOf(elements);
    }
  }

  /** A map of Groovy, or the named arguments of a call; {@code keys} and {@code values} agree. */
  record MapOf(Span span, List<JavaExpr> keys, List<JavaExpr> values) implements JavaExpr {
    public MapOf {
      keys = List.copyOf(keys);
      values = List.copyOf(values);
    }
  }

  /** {@code a[b]}. */
  record Index(Span span, JavaExpr target, JavaExpr index) implements JavaExpr {}

  /**
   * Operands with operators of one strength between them.
   *
   * @param operator the first of the operators
   */
  record Operation(Span span, String operator, List<JavaExpr> operands) implements JavaExpr {
    public Operation {
      operands = List.copyOf(operands);
    }
  }

  /** {@code !a}, {@code -a}, {@code a++}. */
  record Unary(Span span, String operator, JavaExpr operand) implements JavaExpr {}

  /** {@code (T) a}, {@code a as T}. */
  record Cast(Span span, String type, JavaExpr operand) implements JavaExpr {}

  /** {@code a ? b : c}; of {@code a ?: c} the first two are the same. */
  record Conditional(Span span, JavaExpr condition, JavaExpr consequence, JavaExpr alternative)
      implements JavaExpr {}

  /** {@code a = b}, {@code a += b}. */
  record Assignment(Span span, JavaExpr target, String operator, JavaExpr value)
      implements JavaExpr {}

  /** A lambda or closure; an expression as body is a statement. */
  record Lambda(Span span, List<String> parameters, JavaStatement.Block body) implements JavaExpr {
    public Lambda {
      parameters = List.copyOf(parameters);
    }
  }

  /** Something else, with the expressions in it that could be read. */
  record Unknown(Span span, List<JavaExpr> parts) implements JavaExpr {
    public Unknown {
      parts = List.copyOf(parts);
    }
  }
}
