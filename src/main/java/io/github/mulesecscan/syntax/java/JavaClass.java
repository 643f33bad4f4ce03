package io.github.mulesecscan.syntax.java;

import io.github.mulesecscan.source.Span;
import java.util.List;

/**
 * A class, interface, enum, record or trait.
 *
 * @param kind the word that declares it; empty for an anonymous class
 * @param supertypes what it extends and implements, as written, without type arguments
 * @param blocks initialisers
 */
public record JavaClass(
    Span span,
    String kind,
    String name,
    Span nameSpan,
    List<String> supertypes,
    List<JavaAnnotation> annotations,
    List<JavaField> fields,
    List<JavaMethod> methods,
    List<JavaClass> classes,
    List<JavaStatement.Block> blocks)
    implements JavaNode {
  public JavaClass {
    supertypes = List.copyOf(supertypes);
    annotations = List.copyOf(annotations);
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
    classes = List.copyOf(classes);
    blocks = List.copyOf(blocks);
  }
}
