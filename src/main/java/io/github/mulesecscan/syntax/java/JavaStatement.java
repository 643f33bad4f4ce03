package io.github.mulesecscan.syntax.java;

import io.github.mulesecscan.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement of a method body. */
public sealed interface JavaStatement extends JavaNode {

  /** A local variable; {@code type} is as written, without type arguments. */
  record Variable(Span span, String type, String name, @Nullable JavaExpr value)
      implements JavaStatement {}

  /** An expression that is evaluated. */
  record Evaluation(Span span, JavaExpr expression) implements JavaStatement {}

  record Return(Span span, @Nullable JavaExpr value) implements JavaStatement {}

  record Throw(Span span, JavaExpr value) implements JavaStatement {}

  record Block(Span span, List<JavaStatement> statements) implements JavaStatement {
    public Block {
      statements = List.copyOf(statements);
    }
  }

  record If(
      Span span, JavaExpr condition, JavaStatement consequence, @Nullable JavaStatement alternative)
      implements JavaStatement {}

  /**
   * A loop, a {@code switch}, a {@code synchronized} block: the body may run any number of times.
   */
  record Repeated(Span span, List<JavaStatement> heads, JavaStatement body)
      implements JavaStatement {
    public Repeated {
      heads = List.copyOf(heads);
    }
  }

  record ForEach(Span span, String type, String name, JavaExpr elements, JavaStatement body)
      implements JavaStatement {}

  /**
   * A {@code try}.
   *
   * @param resources variables that are closed at its end
   * @param handlers the bodies of {@code catch}
   */
  record Try(
      Span span,
      List<JavaStatement> resources,
      JavaStatement body,
      List<Handler> handlers,
      @Nullable JavaStatement last)
      implements JavaStatement {
    public Try {
      resources = List.copyOf(resources);
      handlers = List.copyOf(handlers);
    }
  }

  /** A {@code catch}; {@code name} is its variable. */
  record Handler(Span span, String name, JavaStatement body) {}

  /** A class in a method. */
  record LocalClass(Span span, JavaClass type) implements JavaStatement {}
}
