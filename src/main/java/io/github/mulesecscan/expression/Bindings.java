package io.github.mulesecscan.expression;

import io.github.mulesecscan.catalog.DataWeaveFunctions;
import io.github.mulesecscan.catalog.FunctionModel;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.dataweave.Script;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the names of one script stand for, and what is around each of its nodes. Nodes are compared
 * by identity. Immutable.
 */
public final class Bindings {

  private final Script script;
  private final DataWeaveFunctions functions;
  private final List<Node> nodes;
  private final IdentityHashMap<Node, Node> parents;
  private final IdentityHashMap<Expr, Declaration> declarations;
  private final IdentityHashMap<Node, List<Expr>> references;
  // Made when first asked for; making them twice does no harm.
  private volatile @Nullable List<Selection> selections;

  /**
   * A selector chain as far as it goes, or an implicit variable standing alone.
   *
   * @param path what it picks
   */
  public record Selection(Expr expression, AccessPath path) {}

  Bindings(
      Script script,
      DataWeaveFunctions functions,
      List<Node> nodes,
      IdentityHashMap<Node, Node> parents,
      IdentityHashMap<Expr, Declaration> declarations,
      IdentityHashMap<Node, List<Expr>> references) {
    this.script = script;
    this.functions = functions;
    this.nodes = List.copyOf(nodes);
    this.parents = parents;
    this.declarations = declarations;
    this.references = references;
  }

  /** Binds the names of {@code script}. */
  static Bindings of(Script script, ModuleResolver modules, DataWeaveFunctions functions) {
    return new BindingBuilder(script, modules, functions).build();
  }

  public Script script() {
    return script;
  }

  /** Whether {@code variable} is declared in this script and not in a module. */
  // Two files may hold the same text.
  @SuppressWarnings("ReferenceEquality")
  boolean declares(Declaration.Variable variable) {
    return variable.script() == script;
  }

  /** Every node of the script, itself included, in reading order. */
  public List<Node> nodes() {
    return nodes;
  }

  /** Every selector chain, in reading order. */
  public List<Selection> selections() {
    List<Selection> known = selections;
    if (known == null) {
      AccessPaths paths = new AccessPaths(this);
      known =
          nodes.stream()
              .filter(this::isChain)
              .map(node -> new Selection((Expr) node, paths.of((Expr) node)))
              .toList();
      selections = known;
    }
    return known;
  }

  private boolean isChain(Node node) {
    boolean chain =
        node instanceof Expr.Select
            || (node instanceof Expr.Name
                && declarations.get(node) instanceof Declaration.Implicit);
    return chain && !(parents.get(node) instanceof Expr.Select outer && outer.target() == node);
  }

  /** The node around {@code node}; empty for the script. */
  public Optional<Node> parent(Node node) {
    return Optional.ofNullable(parents.get(node));
  }

  /** What a name or dollar sign stands for; empty for other expressions and where nobody knows. */
  public Optional<Declaration> declaration(Expr name) {
    return Optional.ofNullable(declarations.get(name));
  }

  /**
   * The names in this script that stand for what {@code declaring} declares: a {@code var} or
   * {@code fun} directive, a parameter, a binding of {@code using}.
   */
  public List<Expr> references(Node declaring) {
    return List.copyOf(references.getOrDefault(declaring, List.of()));
  }

  /**
   * The function that a call calls, with its module: {@code dw::Crypto::MD5}; several where more
   * than one module may have it. None for functions of the script, of modules in the application,
   * and of parameters.
   */
  public List<String> externalNames(Expr.Call call) {
    return externalNames(call.callee());
  }

  /** The names, with their modules, of the function that {@code callee} may be. */
  public List<String> externalNames(Expr callee) {
    Declaration declaration = declarations.get(callee);
    if (declaration instanceof Declaration.External external) {
      return external.modules().stream().map(module -> module + "::" + external.name()).toList();
    }
    if (declaration instanceof Declaration.JavaMember member) {
      return List.of("java!" + member.className().replace(".", "::") + "::" + member.member());
    }
    return List.of();
  }

  /** The catalogue's model of the function that {@code callee} is. */
  public Optional<FunctionModel> model(Expr callee) {
    if (declarations.get(callee) instanceof Declaration.External external) {
      return external.modules().stream()
          .flatMap(module -> functions.function(module, external.name()).stream())
          .findFirst();
    }
    return Optional.empty();
  }
}
