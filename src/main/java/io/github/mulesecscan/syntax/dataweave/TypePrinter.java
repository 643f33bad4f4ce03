package io.github.mulesecscan.syntax.dataweave;

import java.util.List;

/** Prints types. */
final class TypePrinter {

  private final Printer printer;
  private final StringBuilder out;

  TypePrinter(Printer printer, StringBuilder out) {
    this.printer = printer;
    this.out = out;
  }

  void print(TypeExpr type) {
    if (type instanceof TypeExpr.Union union) {
      join(union.members(), " | ");
    } else if (type instanceof TypeExpr.Intersection intersection) {
      join(intersection.members(), " & ");
    } else if (type instanceof TypeExpr.Function function) {
      function(function);
    } else if (type instanceof TypeExpr.WithMetadata metadata) {
      printTight(metadata.type());
      out.append(" <~ ");
      printer.expression(metadata.metadata());
    } else if (type instanceof TypeExpr.Annotated annotated) {
      printer.annotations(annotated.annotations());
      printTight(annotated.type());
    } else {
      printBasic(type);
    }
  }

  /** Prints a type so that nothing behind it can become part of it. */
  void printTight(TypeExpr type) {
    boolean tight =
        type instanceof TypeExpr.Reference
            || type instanceof TypeExpr.Literal
            || type instanceof TypeExpr.ObjectType
            || type instanceof TypeExpr.Inferred
            || type instanceof TypeExpr.WithSchema;
    if (tight) {
      print(type);
    } else {
      out.append('(');
      print(type);
      out.append(')');
    }
  }

  private void printBasic(TypeExpr type) {
    if (type instanceof TypeExpr.Reference reference) {
      reference(reference);
    } else if (type instanceof TypeExpr.Literal literal) {
      printer.expression(literal.value());
    } else if (type instanceof TypeExpr.Inferred) {
      out.append('?');
    } else if (type instanceof TypeExpr.ObjectType object) {
      object(object);
    } else if (type instanceof TypeExpr.WithSchema schema) {
      withSchema(schema);
    } else {
      out.append("???");
    }
  }

  private void withSchema(TypeExpr.WithSchema schema) {
    boolean nested = schema.type() instanceof TypeExpr.WithSchema;
    if (nested) {
      out.append('(');
    }
    printTight(schema.type());
    out.append(nested ? ") {" : " {");
    printer.entries(schema.schema());
    out.append('}');
  }

  private void join(List<TypeExpr> members, String separator) {
    String before = "";
    for (TypeExpr member : members) {
      out.append(before);
      printTight(member);
      before = separator;
    }
  }

  private void reference(TypeExpr.Reference reference) {
    out.append(reference.name());
    arguments(reference.arguments());
    for (Key key : reference.path()) {
      out.append('.');
      printer.key(key);
    }
  }

  void arguments(List<TypeExpr> arguments) {
    if (arguments.isEmpty()) {
      return;
    }
    out.append('<');
    String separator = "";
    for (TypeExpr argument : arguments) {
      out.append(separator);
      print(argument);
      separator = ", ";
    }
    out.append('>');
  }

  void parameters(List<TypeParameter> parameters) {
    if (parameters.isEmpty()) {
      return;
    }
    String separator = "<";
    for (TypeParameter parameter : parameters) {
      out.append(separator).append(parameter.name());
      if (parameter.bound() != null) {
        out.append(" <: ");
        print(parameter.bound());
      }
      separator = ", ";
    }
    out.append('>');
  }

  private void function(TypeExpr.Function function) {
    parameters(function.typeParameters());
    out.append('(');
    String separator = "";
    for (TypeExpr.FunctionParameter parameter : function.parameters()) {
      out.append(separator);
      if (parameter.name() != null) {
        out.append(parameter.name()).append(parameter.optional() ? "?: " : ": ");
      }
      print(parameter.type());
      separator = ", ";
    }
    out.append(") -> ");
    print(function.result());
  }

  private void object(TypeExpr.ObjectType object) {
    out.append('{').append(object.ordered() ? "-" : "").append(object.closed() ? "|" : "");
    out.append(' ');
    fields(object.fields());
    out.append(' ');
    out.append(object.closed() ? "|" : "").append(object.ordered() ? "-" : "").append('}');
  }

  private void fields(List<TypeExpr.Field> fields) {
    String separator = "";
    for (TypeExpr.Field field : fields) {
      out.append(separator);
      fieldName(field.name());
      out.append(field.repeated() ? "*" : "").append(field.optional() ? "?" : "").append(": ");
      print(field.type());
      separator = ", ";
    }
  }

  private void fieldName(TypeExpr.FieldName name) {
    printer.annotations(name.annotations());
    if (name.key() != null) {
      printer.key(name.key());
    }
    if (name.computed() != null) {
      out.append('(');
      print(name.computed());
      out.append(')');
    }
    out.append(name.optional() ? "?" : "");
    if (!name.attributes().isEmpty()) {
      out.append(" @(");
      fields(name.attributes());
      out.append(')');
    }
  }
}
