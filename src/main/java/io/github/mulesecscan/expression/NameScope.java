package io.github.mulesecscan.expression;

import io.github.mulesecscan.syntax.dataweave.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names that can be used at a place of a script: those of a block, and of what is around. */
final class NameScope {

  private final @Nullable NameScope outer;
  private final @Nullable Node dollars;
  private final Map<String, Declaration> names = new HashMap<>();
  // A short name to the module it stands for.
  private final Map<String, String> modules = new HashMap<>();
  // Modules of which everything is imported, in order.
  private final List<String> open = new ArrayList<>();

  private NameScope(@Nullable NameScope outer, @Nullable Node dollars) {
    this.outer = outer;
    this.dollars = dollars;
  }

  static NameScope outermost() {
    return new NameScope(null, null);
  }

  NameScope inner() {
    return new NameScope(this, dollars);
  }

  /** A scope in which {@code $} stands for what {@code owner} gives. */
  NameScope withDollars(Node owner) {
    return new NameScope(this, owner);
  }

  void declare(String name, Declaration declaration) {
    names.put(name, declaration);
  }

  void name(String alias, String module) {
    modules.put(alias, module);
  }

  void open(String module) {
    open.add(module);
  }

  Optional<Node> dollars() {
    return Optional.ofNullable(dollars);
  }

  /** The module that {@code qualifier} stands for, which may be its own name. */
  String module(String qualifier) {
    for (NameScope at = this; at != null; at = at.outer) {
      String module = at.modules.get(qualifier);
      if (module != null) {
        return module;
      }
    }
    return qualifier;
  }

  /** What {@code name} was declared as, at the innermost place. */
  Optional<Declaration> declaration(String name) {
    for (NameScope at = this; at != null; at = at.outer) {
      Declaration declaration = at.names.get(name);
      if (declaration != null) {
        return Optional.of(declaration);
      }
    }
    return Optional.empty();
  }

  /** All modules of which everything is imported, the innermost first. */
  List<String> openModules() {
    List<String> all = new ArrayList<>();
    for (NameScope at = this; at != null; at = at.outer) {
      all.addAll(at.open);
    }
    return all;
  }
}
