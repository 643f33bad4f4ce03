package io.github.mulesecscan.taint;

import io.github.mulesecscan.syntax.dataweave.Directive;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.dataweave.TypeExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a type says of a value that has it. */
final class Casts {

  private static final Set<String> NUMBERS =
      Set.of(
          "Number",
          "Boolean",
          "Date",
          "DateTime",
          "LocalDateTime",
          "LocalTime",
          "Time",
          "TimeZone",
          "Period");

  private static final int ALIAS_LIMIT = 10;

  private final Interpreter at;

  Casts(Interpreter at) {
    this.at = at;
  }

  /** {@code value as type}. */
  Value cast(Value value, TypeExpr type, Node node) {
    KindSet cleared = cleared(type, 0);
    if (cleared.isEmpty() || value.isClean()) {
      return value;
    }
    String target = at.unit().quote(type);
    return at.step(node, "It is converted to " + target, value.clear(cleared));
  }

  /** A value of a parameter or variable of {@code type}: what does not fit fails. */
  Value declared(Value value, TypeExpr type) {
    return value.clear(cleared(type, 0));
  }

  /** The kinds of sinks that every value of {@code type} is harmless to. */
  KindSet cleared(TypeExpr type) {
    return cleared(type, 0);
  }

  private KindSet cleared(TypeExpr type, int aliases) {
    if (type instanceof TypeExpr.Literal) {
      return KindSet.ALL;
    }
    if (type instanceof TypeExpr.Union union) {
      return union.members().stream()
          .map(member -> cleared(member, aliases))
          .reduce(KindSet.ALL, KindSet::intersection);
    }
    if (type instanceof TypeExpr.WithSchema schema) {
      return cleared(schema.type(), aliases);
    }
    if (type instanceof TypeExpr.WithMetadata metadata) {
      return cleared(metadata.type(), aliases);
    }
    if (type instanceof TypeExpr.Annotated annotated) {
      return cleared(annotated.type(), aliases);
    }
    return type instanceof TypeExpr.Reference reference ? named(reference, aliases) : KindSet.NONE;
  }

  private KindSet named(TypeExpr.Reference reference, int aliases) {
    Kinds kinds = at.run().kinds();
    if (NUMBERS.contains(reference.name())) {
      return kinds.clearedByNumber().union(kinds.clearedByText());
    }
    if (reference.name().equals("String")) {
      return kinds.clearedByText();
    }
    return aliases >= ALIAS_LIMIT
        ? KindSet.NONE
        : alias(reference.name()).map(type -> cleared(type, aliases + 1)).orElse(KindSet.NONE);
  }

  private Optional<TypeExpr> alias(String name) {
    for (Directive directive : at.unit().script().header().directives()) {
      if (directive instanceof Directive.TypeDefinition definition
          && definition.name().equals(name)) {
        return Optional.of(definition.type());
      }
    }
    return Optional.empty();
  }

  /** The texts that a value of {@code type} can only be; empty if it can be others. */
  List<String> texts(TypeExpr type) {
    List<String> texts = new ArrayList<>();
    if (type instanceof TypeExpr.Literal literal
        && literal.value() instanceof Expr.StringLiteral string) {
      string.constant().ifPresent(texts::add);
    } else if (type instanceof TypeExpr.Union union) {
      for (TypeExpr member : union.members()) {
        List<String> more = texts(member);
        if (more.isEmpty()) {
          return List.of();
        }
        texts.addAll(more);
      }
    }
    return texts;
  }
}
