package io.github.mulesecscan.expression;

import io.github.mulesecscan.catalog.DataWeaveFunctions;
import io.github.mulesecscan.expression.ModuleResolver.Module;
import io.github.mulesecscan.syntax.dataweave.Binding;
import io.github.mulesecscan.syntax.dataweave.Directive;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Header;
import io.github.mulesecscan.syntax.dataweave.MatchCase;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.dataweave.Parameter;
import io.github.mulesecscan.syntax.dataweave.Pattern;
import io.github.mulesecscan.syntax.dataweave.Script;
import io.github.mulesecscan.syntax.dataweave.Selector;
import io.github.mulesecscan.syntax.dataweave.TypeExpr;
import io.github.mulesecscan.syntax.dataweave.UpdateCase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Goes over a script once, without recursion, and binds its names. */
final class BindingBuilder {

  private static final Set<String> IMPLICIT =
      Set.of(
          "payload",
          "attributes",
          "vars",
          "message",
          "error",
          "correlationId",
          "authentication",
          "itemSequenceInfo",
          "dataType",
          "params",
          "app",
          "server",
          "mule",
          "flow");

  private final Script script;
  private final ModuleResolver modules;
  private final DataWeaveFunctions functions;
  private final List<Node> nodes = new ArrayList<>();
  private final IdentityHashMap<Node, Node> parents = new IdentityHashMap<>();
  private final IdentityHashMap<Expr, Declaration> declarations = new IdentityHashMap<>();
  private final IdentityHashMap<Node, List<Expr>> references = new IdentityHashMap<>();
  private final Deque<Visit> open = new ArrayDeque<>();

  private record Visit(Node node, NameScope scope) {}

  BindingBuilder(Script script, ModuleResolver modules, DataWeaveFunctions functions) {
    this.script = script;
    this.modules = modules;
    this.functions = functions;
  }

  Bindings build() {
    NameScope scope = NameScope.outermost();
    declare(script.header(), script, scope);
    open.push(new Visit(script, scope));
    while (!open.isEmpty()) {
      Visit visit = open.pop();
      nodes.add(visit.node());
      visit(visit.node(), visit.scope());
    }
    return new Bindings(script, functions, nodes, parents, declarations, references);
  }

  private void visit(Node node, NameScope scope) {
    if (node instanceof Expr.Name name) {
      bind(name, named(name, scope));
    } else if (node instanceof Expr.Dollar dollar) {
      scope
          .dollars()
          .ifPresent(owner -> bind(dollar, new Declaration.Dollars(dollar.count(), owner)));
    } else if (node instanceof Expr.Call call) {
      visitCall(call, scope);
      return;
    } else if (node instanceof Expr.Using using) {
      visitUsing(using, scope);
      return;
    }
    go(node.children(), node, scopeBelow(node, scope));
  }

  /** The scope of what is below a node that opens one. */
  private NameScope scopeBelow(Node node, NameScope scope) {
    if (node instanceof Expr.Do block) {
      NameScope inner = scope.inner();
      declare(block.header(), script, inner);
      return inner;
    }
    if (node instanceof Expr.Lambda lambda) {
      return parameters(lambda.parameters(), lambda, scope);
    }
    if (node instanceof Directive.Function function) {
      return parameters(function.parameters(), function, scope);
    }
    if (node instanceof Selector.Filter filter) {
      return scope.withDollars(filter);
    }
    if (node instanceof MatchCase matchCase) {
      NameScope inner = scope.withDollars(matchCase);
      patternNames(matchCase.pattern())
          .forEach(name -> inner.declare(name, new Declaration.CaseName(name, matchCase)));
      return inner;
    }
    if (node instanceof UpdateCase updateCase) {
      NameScope inner = scope.withDollars(updateCase);
      Stream.of(Optional.ofNullable(updateCase.value()), Optional.ofNullable(updateCase.index()))
          .flatMap(Optional::stream)
          .forEach(name -> inner.declare(name, new Declaration.CaseName(name, updateCase)));
      return inner;
    }
    return scope;
  }

  private void visitCall(Expr.Call call, NameScope scope) {
    List<Visit> visits = new ArrayList<>();
    for (Node child : call.children()) {
      int argument = indexOf(call.arguments(), child);
      boolean implicit =
          argument >= 0
              && !(child instanceof Expr.Lambda)
              && takesFunction(call.callee(), argument, scope);
      visits.add(new Visit(child, implicit ? scope.withDollars(call) : scope));
    }
    push(visits, call);
  }

  private static int indexOf(List<Expr> arguments, Node node) {
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i) == node) {
        return i;
      }
    }
    return -1;
  }

  private boolean takesFunction(Expr callee, int argument, NameScope scope) {
    if (!(callee instanceof Expr.Name name)) {
      return false;
    }
    Declaration declaration = named(name, scope);
    if (declaration instanceof Declaration.External external) {
      return external.modules().stream()
          .flatMap(module -> functions.function(module, external.name()).stream())
          .anyMatch(model -> model.lambdas().contains(argument));
    }
    return declaration instanceof Declaration.Function function
        && function.overloads().stream()
            .filter(overload -> argument < overload.parameters().size())
            .map(overload -> overload.parameters().get(argument))
            .anyMatch(parameter -> parameter.type() instanceof TypeExpr.Function);
  }

  /** Each binding sees those in front of it, the body sees all. */
  private void visitUsing(Expr.Using using, NameScope scope) {
    List<Visit> visits = new ArrayList<>();
    NameScope inner = scope;
    for (Binding binding : using.bindings()) {
      visits.add(new Visit(binding, inner));
      inner = inner.inner();
      inner.declare(binding.name(), new Declaration.Using(binding));
    }
    visits.add(new Visit(using.body(), inner));
    push(visits, using);
  }

  private void go(List<Node> children, Node parent, NameScope scope) {
    for (int i = children.size() - 1; i >= 0; i--) {
      parents.put(children.get(i), parent);
      open.push(new Visit(children.get(i), scope));
    }
  }

  private void push(List<Visit> visits, Node parent) {
    for (int i = visits.size() - 1; i >= 0; i--) {
      parents.put(visits.get(i).node(), parent);
      open.push(visits.get(i));
    }
  }

  private static NameScope parameters(List<Parameter> parameters, Node owner, NameScope scope) {
    NameScope inner = scope.inner();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      inner.declare(parameter.name(), new Declaration.Named(parameter, owner, i));
    }
    return inner;
  }

  private static Stream<String> patternNames(Pattern pattern) {
    if (pattern instanceof Pattern.Is is) {
      return present(is.binding());
    }
    if (pattern instanceof Pattern.Matches matches) {
      return present(matches.binding());
    }
    if (pattern instanceof Pattern.Equals equals) {
      return present(equals.binding());
    }
    if (pattern instanceof Pattern.Bind bind) {
      return Stream.of(bind.name());
    }
    if (pattern instanceof Pattern.ArrayPattern array) {
      return present(array.head(), array.tail());
    }
    if (pattern instanceof Pattern.ObjectPattern object) {
      return present(object.key(), object.value(), object.rest());
    }
    return pattern instanceof Pattern.Else other ? present(other.binding()) : Stream.empty();
  }

  private static Stream<String> present(@Nullable String... names) {
    return Stream.of(names).flatMap(Stream::ofNullable);
  }

  private void declare(Header header, Script owner, NameScope scope) {
    for (Directive directive : header.directives()) {
      if (directive instanceof Directive.Import imported) {
        importNames(imported, scope);
      } else if (directive instanceof Directive.Variable variable) {
        scope.declare(variable.name(), new Declaration.Variable(owner, variable));
      } else if (directive instanceof Directive.Function function) {
        scope.declare(function.name(), function(header, owner, function.name()));
      }
    }
  }

  private void importNames(Directive.Import imported, NameScope scope) {
    String module = imported.module();
    if (imported.all()) {
      scope.open(module);
      return;
    }
    if (imported.names().isEmpty()) {
      String shortName = module.substring(module.lastIndexOf(':') + 1);
      String alias = imported.alias();
      scope.name(alias == null ? shortName : alias, module);
      return;
    }
    for (Directive.ImportedName name : imported.names()) {
      String alias = name.alias();
      scope.declare(alias == null ? name.name() : alias, member(module, name.name()));
    }
  }

  private Declaration named(Expr.Name name, NameScope scope) {
    Optional<String> qualifier = name.module();
    if (qualifier.isPresent()) {
      return member(scope.module(qualifier.get()), name.simpleName());
    }
    Optional<Declaration> declared = scope.declaration(name.text());
    if (declared.isPresent()) {
      return declared.get();
    }
    List<String> outside = new ArrayList<>();
    for (String module : scope.openModules()) {
      Declaration member = member(module, name.text());
      if (!(member instanceof Declaration.External)) {
        return member;
      }
      if (!(modules.module(module) instanceof Module.User)) {
        outside.add(module);
      }
    }
    if (IMPLICIT.contains(name.text())) {
      return new Declaration.Implicit(name.text());
    }
    outside.add(DataWeaveFunctions.CORE);
    return new Declaration.External(outside, name.text());
  }

  private Declaration member(String moduleName, String name) {
    Module module = modules.module(moduleName);
    if (module instanceof Module.JavaClass javaClass) {
      return new Declaration.JavaMember(javaClass.name().replace("::", "."), name);
    }
    if (module instanceof Module.User user) {
      Header header = user.script().header();
      for (Directive directive : header.directives()) {
        if (directive instanceof Directive.Variable variable && variable.name().equals(name)) {
          return new Declaration.Variable(user.script(), variable);
        }
        if (directive instanceof Directive.Function function && function.name().equals(name)) {
          return function(header, user.script(), name);
        }
      }
    }
    return new Declaration.External(List.of(moduleName), name);
  }

  private static Declaration.Function function(Header header, Script owner, String name) {
    List<Directive.Function> overloads = new ArrayList<>();
    for (Directive directive : header.directives()) {
      if (directive instanceof Directive.Function function && function.name().equals(name)) {
        overloads.add(function);
      }
    }
    return new Declaration.Function(owner, overloads);
  }

  private void bind(Expr name, Declaration declaration) {
    declarations.put(name, declaration);
    for (Node declaring : declaring(declaration)) {
      references.computeIfAbsent(declaring, any -> new ArrayList<>()).add(name);
    }
  }

  private static List<? extends Node> declaring(Declaration declaration) {
    if (declaration instanceof Declaration.Variable variable) {
      return List.of(variable.directive());
    }
    if (declaration instanceof Declaration.Function function) {
      return function.overloads();
    }
    if (declaration instanceof Declaration.Using using) {
      return List.of(using.binding());
    }
    return declaration instanceof Declaration.Named named ? List.of(named.parameter()) : List.of();
  }
}
