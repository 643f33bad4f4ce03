package io.github.mulesecscan.syntax.dataweave;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tree as DataWeave text that parses to the same tree. Comments and the original spacing are not
 * kept, and parentheses stand only where the tree needs them. An error node, which has no text of
 * its own, prints as {@code ???}.
 */
public final class Printer {

  private final StringBuilder out = new StringBuilder();
  private final ExprPrinter expressions = new ExprPrinter(this, out);
  private final TypePrinter types = new TypePrinter(this, out);

  private Printer() {}

  /** Prints a whole script. */
  public static String print(Script script) {
    Printer printer = new Printer();
    printer.header(script.header());
    if (script.body() != null) {
      printer.expression(script.body());
      printer.out.append('\n');
    }
    return printer.out.toString();
  }

  /** Prints an expression. */
  public static String print(Expr expression) {
    Printer printer = new Printer();
    printer.expression(expression);
    return printer.out.toString();
  }

  /** Prints a type. */
  public static String print(TypeExpr type) {
    Printer printer = new Printer();
    printer.type(type);
    return printer.out.toString();
  }

  void expression(Expr expression) {
    expressions.print(expression, Precedence.GREEDY);
  }

  void type(TypeExpr type) {
    types.print(type);
  }

  void tightType(TypeExpr type) {
    types.printTight(type);
  }

  void typeParameters(List<TypeParameter> parameters) {
    types.parameters(parameters);
  }

  void key(Key key) {
    expressions.key(key);
  }

  void entries(List<Entry> entries) {
    expressions.entries(entries);
  }

  void colonType(@Nullable TypeExpr type) {
    if (type != null) {
      out.append(": ");
      type(type);
    }
  }

  void parameters(List<Parameter> parameters) {
    out.append('(');
    String separator = "";
    for (Parameter parameter : parameters) {
      out.append(separator);
      annotations(parameter.annotations());
      out.append(parameter.name());
      colonType(parameter.type());
      if (parameter.defaultValue() != null) {
        out.append(" = ");
        expression(parameter.defaultValue());
      }
      separator = ", ";
    }
    out.append(')');
  }

  void annotations(List<Annotation> annotations) {
    for (Annotation annotation : annotations) {
      out.append('@').append(annotation.name());
      if (!annotation.arguments().isEmpty()) {
        String separator = "(";
        for (Annotation.Argument argument : annotation.arguments()) {
          out.append(separator).append(argument.name()).append(" = ");
          expression(argument.value());
          separator = ", ";
        }
        out.append(')');
      }
      out.append(' ');
    }
  }

  // ---- header ----

  void header(Header header) {
    for (Directive directive : header.directives()) {
      directive(directive);
      out.append('\n');
    }
    if (header.separated()) {
      out.append("---\n");
    }
  }

  private void directive(Directive directive) {
    if (directive instanceof Directive.Version version) {
      out.append("%dw ").append(version.version());
    } else if (directive instanceof Directive.Import imported) {
      importDirective(imported);
    } else if (directive instanceof Directive.Output output) {
      output(output);
    } else if (directive instanceof Directive.Input input) {
      input(input);
    } else if (directive instanceof Directive.Error) {
      out.append("var error = ???");
    } else {
      definition(directive);
    }
  }

  private void definition(Directive directive) {
    if (directive instanceof Directive.Namespace namespace) {
      modifiers(namespace.modifiers(), "ns");
      out.append(namespace.prefix()).append(' ').append(namespace.uri());
    } else if (directive instanceof Directive.TypeDefinition definition) {
      modifiers(definition.modifiers(), "type");
      out.append(definition.name());
      typeParameters(definition.parameters());
      out.append(" = ");
      type(definition.type());
    } else if (directive instanceof Directive.Variable variable) {
      modifiers(variable.modifiers(), "var");
      out.append(variable.name());
      colonType(variable.type());
      out.append(" = ");
      expression(variable.value());
    } else if (directive instanceof Directive.Function function) {
      modifiers(function.modifiers(), "fun");
      out.append(function.name());
      typeParameters(function.typeParameters());
      parameters(function.parameters());
      colonType(function.result());
      out.append(" = ");
      expression(function.body());
    } else if (directive instanceof Directive.AnnotationDefinition definition) {
      modifiers(definition.modifiers(), "annotation");
      out.append(definition.name());
      parameters(definition.parameters());
    }
  }

  private void modifiers(Directive.Modifiers modifiers, String word) {
    annotations(modifiers.annotations());
    switch (modifiers.visibility()) {
      case PRIVATE -> out.append("private ");
      case INTERNAL -> out.append("internal ");
      case PUBLIC -> {}
    }
    out.append(word).append(' ');
  }

  private void importDirective(Directive.Import imported) {
    out.append("import ");
    if (imported.all()) {
      out.append("* from ").append(imported.module());
    } else if (imported.names().isEmpty()) {
      out.append(imported.module());
      alias(imported.alias());
    } else {
      String separator = "";
      for (Directive.ImportedName name : imported.names()) {
        out.append(separator).append(name.name());
        alias(name.alias());
        separator = ", ";
      }
      out.append(" from ").append(imported.module());
    }
  }

  private void alias(@Nullable String alias) {
    if (alias != null) {
      out.append(" as ").append(alias);
    }
  }

  private void output(Directive.Output output) {
    out.append("output");
    if (output.type() != null) {
      out.append(" :");
      type(output.type());
    }
    format(output.format());
    if (output.writer() != null) {
      out.append(" with ").append(output.writer());
    }
    options(output.options());
  }

  private void input(Directive.Input input) {
    out.append("input ").append(input.name());
    if (input.type() != null) {
      out.append(" :");
      type(input.type());
    }
    format(input.format());
    options(input.options());
  }

  private void format(String format) {
    if (!format.isEmpty()) {
      out.append(' ').append(format);
    }
  }

  private void options(List<Directive.Option> options) {
    String separator = " ";
    for (Directive.Option option : options) {
      out.append(separator);
      boolean word =
          !option.name().isEmpty()
              && option.name().chars().allMatch(c -> Lexer.isNamePart((char) c));
      if (word) {
        out.append(option.name());
      } else {
        expressions.quoted('"', option.name());
      }
      out.append('=');
      expressions.print(option.value(), Precedence.PREFIX);
      separator = ", ";
    }
  }
}
