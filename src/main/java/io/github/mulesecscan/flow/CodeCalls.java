package io.github.mulesecscan.flow;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.code.DeclaredClass;
import io.github.mulesecscan.code.JavaSources;
import io.github.mulesecscan.expression.Bindings;
import io.github.mulesecscan.expression.Declaration;
import io.github.mulesecscan.expression.EmbeddedScript;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.dataweave.Directive;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.dataweave.Script;
import io.github.mulesecscan.syntax.java.JavaMethod;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for calls into the application's own Java: {@code java:invoke} and its like, {@code java!}
 * and {@code Java::invoke} in scripts, and in the functions of the application that they call.
 */
final class CodeCalls {

  private static final String INVOKE = "Java::invoke";

  private final Expressions expressions;
  private final JavaSources sources;
  private final String java;
  private final Set<CodeCall> all = new LinkedHashSet<>();

  CodeCalls(Catalog catalog, Expressions expressions, JavaSources sources) {
    this.expressions = expressions;
    this.sources = sources;
    this.java = catalog.namespaces().uri("java").orElse("");
  }

  List<CodeCall> all() {
    return List.copyOf(all);
  }

  void look(FlowNode node, XmlElement element) {
    if (sources.isEmpty()) {
      return;
    }
    if (element.uri().equals(java)) {
      String member =
          element.attribute("method").map(XmlAttribute::getValue).orElse(JavaMethod.CONSTRUCTOR);
      element
          .attribute("class")
          .ifPresent(name -> add(node, element, name.getValue(), name(member)));
    }
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (EmbeddedScript script : expressions.in(element)) {
      look(node, element, script.script(), script.script().span(), seen);
    }
  }

  /** Looks at the part of a script that is within {@code part}. */
  private void look(FlowNode node, XmlElement element, Script script, Span part, Set<Node> seen) {
    Bindings bindings = expressions.bindings(script);
    for (Node each : bindings.nodes()) {
      if (each instanceof Expr expression && isIn(each.span(), part)) {
        Declaration declaration = bindings.declaration(expression).orElse(null);
        if (declaration instanceof Declaration.JavaMember member) {
          add(node, element, member.className(), member.member());
        } else if (declaration instanceof Declaration.Function function) {
          for (Directive.Function overload : function.overloads()) {
            follow(node, element, function.script(), overload, seen);
          }
        } else if (declaration instanceof Declaration.Variable variable) {
          follow(node, element, variable.script(), variable.directive(), seen);
        }
        if (expression instanceof Expr.Call call) {
          invoked(node, element, bindings, call);
        }
      }
    }
  }

  private void follow(
      FlowNode node, XmlElement element, Script script, Directive directive, Set<Node> seen) {
    if (seen.add(directive)) {
      look(node, element, script, directive.span(), seen);
    }
  }

  private static boolean isIn(Span span, Span part) {
    return span.offset() >= part.offset() && span.end() <= part.end();
  }

  private void invoked(FlowNode node, XmlElement element, Bindings bindings, Expr.Call call) {
    if (call.arguments().size() < 2 || !bindings.externalNames(call).contains(INVOKE)) {
      return;
    }
    Optional<String> type = constant(call.arguments().get(0));
    Optional<String> method = constant(call.arguments().get(1));
    if (type.isPresent() && method.isPresent()) {
      add(node, element, type.get(), name(method.get()));
    }
  }

  private static Optional<String> constant(Expr expression) {
    return expression instanceof Expr.StringLiteral text ? text.constant() : Optional.empty();
  }

  /** The method without the types of its parameters. */
  private static String name(String method) {
    int open = method.indexOf('(');
    return (open < 0 ? method : method.substring(0, open)).strip();
  }

  private void add(FlowNode node, XmlElement element, String className, String member) {
    sources
        .find(className.strip())
        .ifPresent(
            type -> all.add(new CodeCall(node, element, type.name(), member, place(type, member))));
  }

  private static Location place(DeclaredClass type, String member) {
    List<JavaMethod> methods = new ArrayList<>();
    for (JavaMethod method : type.type().methods()) {
      if (method.name().equals(member)) {
        methods.add(method);
      }
    }
    return type.file().locate(methods.isEmpty() ? type.type() : methods.get(0));
  }
}
