package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type as written. */
public sealed interface TypeExpr extends Node {

  /**
   * A type by name: {@code String}, {@code a::b::T<X>}, {@code ns0#T}, {@code Person.name}.
   *
   * @param path the fields selected from it
   */
  record Reference(String name, List<TypeExpr> arguments, List<Key> path, Span span)
      implements TypeExpr {
    public Reference {
      arguments = List.copyOf(arguments);
      path = List.copyOf(path);
    }

    @Override
    public List<Node> children() {
      return Node.join(arguments, path);
    }
  }

  /** A string, number or boolean as a type; a number may carry a sign. */
  record Literal(Expr value, Span span) implements TypeExpr {
    @Override
    public List<Node> children() {
      return List.of(value);
    }
  }

  /** {@code ?}: to be inferred. */
  record Inferred(Span span) implements TypeExpr {
    @Override
    public List<Node> children() {
      return List.of();
    }
  }

  /** {@code ???}: native, not written in DataWeave. */
  record Undefined(Span span) implements TypeExpr {
    @Override
    public List<Node> children() {
      return List.of();
    }
  }

  /** {@code A | B}. */
  record Union(List<TypeExpr> members, Span span) implements TypeExpr {
    public Union {
      members = List.copyOf(members);
    }

    @Override
    public List<Node> children() {
      return Node.join(members);
    }
  }

  /** {@code A & B}. */
  record Intersection(List<TypeExpr> members, Span span) implements TypeExpr {
    public Intersection {
      members = List.copyOf(members);
    }

    @Override
    public List<Node> children() {
      return Node.join(members);
    }
  }

  /** {@code <T>(name: A, B) -> C}. */
  record Function(
      List<TypeParameter> typeParameters,
      List<FunctionParameter> parameters,
      TypeExpr result,
      Span span)
      implements TypeExpr {
    public Function {
      typeParameters = List.copyOf(typeParameters);
      parameters = List.copyOf(parameters);
    }

    @Override
    public List<Node> children() {
      return Node.join(typeParameters, parameters, result);
    }
  }

  /** A parameter of a function type. */
  record FunctionParameter(@Nullable String name, boolean optional, TypeExpr type, Span span)
      implements Node {
    @Override
    public List<Node> children() {
      return List.of(type);
    }
  }

  /** {@code { }}, closed {@code {| |}}, ordered {@code {- -}}. */
  record ObjectType(boolean closed, boolean ordered, List<Field> fields, Span span)
      implements TypeExpr {
    public ObjectType {
      fields = List.copyOf(fields);
    }

    @Override
    public List<Node> children() {
      return Node.join(fields);
    }
  }

  /** A field of an object type, {@code name*?: Type}; {@code _} stands for any name. */
  record Field(FieldName name, boolean repeated, boolean optional, TypeExpr type, Span span)
      implements Node {
    @Override
    public List<Node> children() {
      return List.of(name, type);
    }
  }

  /**
   * The name of a field or attribute with what is demanded of its attributes.
   *
   * @param key a name or string, absent if {@code computed} is there
   * @param computed the type of the name, {@code (Type)}
   */
  record FieldName(
      List<Annotation> annotations,
      @Nullable Key key,
      @Nullable TypeExpr computed,
      boolean optional,
      List<Field> attributes,
      Span span)
      implements Node {
    public FieldName {
      annotations = List.copyOf(annotations);
      attributes = List.copyOf(attributes);
    }

    @Override
    public List<Node> children() {
      return Node.join(annotations, key, computed, attributes);
    }
  }

  /** {@code String {format: "…"}}: a type with properties. */
  record WithSchema(TypeExpr type, List<Entry> schema, Span span) implements TypeExpr {
    public WithSchema {
      schema = List.copyOf(schema);
    }

    @Override
    public List<Node> children() {
      return Node.join(type, schema);
    }
  }

  /** {@code Type <~ {…}}: a type with metadata. */
  record WithMetadata(TypeExpr type, Expr metadata, Span span) implements TypeExpr {
    @Override
    public List<Node> children() {
      return List.of(type, metadata);
    }
  }

  /** A type with annotations in front. */
  record Annotated(List<Annotation> annotations, TypeExpr type, Span span) implements TypeExpr {
    public Annotated {
      annotations = List.copyOf(annotations);
    }

    @Override
    public List<Node> children() {
      return Node.join(annotations, type);
    }
  }

  /** A place where a type was expected. */
  @SuppressWarnings("JavaLangClash") // always written with the name of its family
  record Error(String message, Span span) implements TypeExpr {
    @Override
    public List<Node> children() {
      return List.of();
    }
  }
}
