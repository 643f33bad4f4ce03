package io.github.mulesecscan.syntax.java;

import io.github.mulesecscan.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field of a class. */
public record JavaField(
    Span span,
    List<String> modifiers,
    List<JavaAnnotation> annotations,
    String type,
    String name,
    @Nullable JavaExpr value)
    implements JavaNode {
  public JavaField {
    modifiers = List.copyOf(modifiers);
    annotations = List.copyOf(annotations);
  }
}
