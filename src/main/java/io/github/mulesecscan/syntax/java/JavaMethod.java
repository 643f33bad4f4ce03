package io.github.mulesecscan.syntax.java;

import io.github.mulesecscan.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method, or a constructor, whose name is {@value #CONSTRUCTOR}.
 *
 * @param body absent for an abstract or native method
 */
public record JavaMethod(
    Span span,
    Span nameSpan,
    List<String> modifiers,
    List<JavaAnnotation> annotations,
    String type,
    String name,
    List<Parameter> parameters,
    JavaStatement.@Nullable Block body)
    implements JavaNode {

  /** The name of constructors. */
  public static final String CONSTRUCTOR = "new";

  public JavaMethod {
    modifiers = List.copyOf(modifiers);
    annotations = List.copyOf(annotations);
    parameters = List.copyOf(parameters);
  }

  /** A parameter; {@code rest} if it takes all further arguments. */
  public record Parameter(Span span, String type, String name, boolean rest) implements JavaNode {}

  public boolean isStatic() {
    return modifiers.contains("static");
  }

  /** Whether it takes so many arguments. */
  public boolean takes(int arguments) {
    boolean rest = !parameters.isEmpty() && parameters.get(parameters.size() - 1).rest();
    return rest ? arguments >= parameters.size() - 1 : arguments == parameters.size();
  }
}
