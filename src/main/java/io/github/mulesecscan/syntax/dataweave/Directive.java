package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of a header or module. */
public sealed interface Directive extends Node {

  /** Who may import a definition. */
  enum Visibility {
    PUBLIC,
    INTERNAL,
    PRIVATE
  }

  /** What stands in front of a definition. */
  record Modifiers(List<Annotation> annotations, Visibility visibility) {
    public Modifiers {
      annotations = List.copyOf(annotations);
    }
  }

  /** {@code %dw 2.0}. */
  record Version(String version, Span span) implements Directive {
    @Override
    public List<Node> children() {
      return List.of();
    }
  }

  /**
   * {@code import a as b from module}, {@code import * from module}, {@code import module as x}.
   *
   * @param all whether {@code *} is imported
   * @param names the imported members; empty when the module itself is imported
   * @param alias the module's short name, where the module itself is imported
   */
  record Import(
      boolean all, List<ImportedName> names, String module, @Nullable String alias, Span span)
      implements Directive {
    public Import {
      names = List.copyOf(names);
    }

    @Override
    public List<Node> children() {
      return Node.join(names);
    }
  }

  /** A member of an import. */
  record ImportedName(String name, @Nullable String alias, Span span) implements Node {
    @Override
    public List<Node> children() {
      return List.of();
    }
  }

  /**
   * {@code output :Type application/json with writer a=b}.
   *
   * @param format a media type or its short name; empty if only a type is given
   */
  record Output(
      @Nullable TypeExpr type,
      String format,
      @Nullable String writer,
      List<Option> options,
      Span span)
      implements Directive {
    public Output {
      options = List.copyOf(options);
    }

    @Override
    public List<Node> children() {
      return Node.join(type, options);
    }
  }

  /**
   * {@code input name :Type application/json a=b}.
   *
   * @param format a media type or its short name; empty if not given
   */
  record Input(String name, @Nullable TypeExpr type, String format, List<Option> options, Span span)
      implements Directive {
    public Input {
      options = List.copyOf(options);
    }

    @Override
    public List<Node> children() {
      return Node.join(type, options);
    }
  }

  /** A reader or writer property. */
  record Option(String name, Expr value, Span span) implements Node {
    @Override
    public List<Node> children() {
      return List.of(value);
    }
  }

  /** {@code ns prefix uri}. */
  record Namespace(Modifiers modifiers, String prefix, String uri, Span span) implements Directive {
    @Override
    public List<Node> children() {
      return Node.join(modifiers.annotations());
    }
  }

  /** {@code type Name<T> = Type}. */
  record TypeDefinition(
      Modifiers modifiers, String name, List<TypeParameter> parameters, TypeExpr type, Span span)
      implements Directive {
    public TypeDefinition {
      parameters = List.copyOf(parameters);
    }

    @Override
    public List<Node> children() {
      return Node.join(modifiers.annotations(), parameters, type);
    }
  }

  /** {@code var name: Type = value}. */
  record Variable(Modifiers modifiers, String name, @Nullable TypeExpr type, Expr value, Span span)
      implements Directive {
    @Override
    public List<Node> children() {
      return Node.join(modifiers.annotations(), type, value);
    }
  }

  /** {@code fun name<T>(parameters): Type = body}; the same name again is an overload. */
  record Function(
      Modifiers modifiers,
      String name,
      List<TypeParameter> typeParameters,
      List<Parameter> parameters,
      @Nullable TypeExpr result,
      Expr body,
      Span span)
      implements Directive {
    public Function {
      typeParameters = List.copyOf(typeParameters);
      parameters = List.copyOf(parameters);
    }

    @Override
    public List<Node> children() {
      return Node.join(modifiers.annotations(), typeParameters, parameters, result, body);
    }
  }

  /** {@code annotation Name(parameters)}. */
  record AnnotationDefinition(
      Modifiers modifiers, String name, List<Parameter> parameters, Span span)
      implements Directive {
    public AnnotationDefinition {
      parameters = List.copyOf(parameters);
    }

    @Override
    public List<Node> children() {
      return Node.join(modifiers.annotations(), parameters);
    }
  }

  /**
   * A stretch of a header that is no directive.
   *
   * @param parts the expressions that could be read in it
   */
  @SuppressWarnings("JavaLangClash") // always written with the name of its family
  record Error(String message, List<Expr> parts, Span span) implements Directive {
    public Error {
      parts = List.copyOf(parts);
    }

    @Override
    public List<Node> children() {
      return Node.join(parts);
    }
  }
}
