package io.github.mulesecscan.detector;

import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import io.github.mulesecscan.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads conditions of rules: what combines others and what asks the application as a whole is the
 * same everywhere, the rest depends on the subject.
 */
abstract class ConditionReader<S> {

  private final DetectorContext context;

  ConditionReader(DetectorContext context) {
    this.context = context;
  }

  /**
   * The shape of one condition or a list of them, all of which hold.
   *
   * @param subject what conditions are about: {@code element}; begins the names of the shapes
   * @param own the shapes of conditions that depend on the subject
   */
  static Shape conditions(String subject, Supplier<List<Shape>> own) {
    Shape[] several = new Shape[1];
    Shape[] alternatives = new Shape[1];
    Shape one =
        Shape.recursive(
            subject + "-condition",
            () -> {
              // Built when first asked for: conditions of elements and of the application refer to
              // each other.
              if (alternatives[0] == null) {
                alternatives[0] = alternatives(subject, own.get(), several[0]);
              }
              return alternatives[0];
            });
    several[0] = Shape.listOf(one).orSingle().nonEmpty();
    return several[0];
  }

  private static Shape alternatives(String subject, List<Shape> own, Shape nested) {
    List<Shape> alternatives = new ArrayList<>(own);
    alternatives.add(
        Shape.object(subject + "-all").required("all", nested, "Every one of these holds."));
    alternatives.add(
        Shape.object(subject + "-any").required("any", nested, "At least one of these holds."));
    alternatives.add(
        Shape.object(subject + "-none").required("none", nested, "Not one of these holds."));
    alternatives.addAll(AppConditions.shapes());
    return Shape.anyOf(alternatives.toArray(new Shape[0]));
  }

  /** All conditions of {@code key}, one or a list; what always holds where the key is absent. */
  final Condition.AllOf<S> all(YamlReader reader, String key) {
    return new Condition.AllOf<>(list(reader, key));
  }

  /** That none of the conditions of {@code key} holds. */
  final Condition<S> none(YamlReader reader, String key) {
    return new Condition.NoneOf<>(list(reader, key));
  }

  /** That one of the conditions of {@code key} holds. */
  final Condition<S> any(YamlReader reader, String key) {
    return new Condition.AnyOf<>(list(reader, key));
  }

  private List<Condition<? super S>> list(YamlReader reader, String key) {
    Optional<YamlNode> node = reader.node(key);
    if (node.isEmpty()) {
      return List.of();
    }
    List<YamlNode> items =
        node.get() instanceof YamlSequence sequence ? sequence.items() : List.of(node.get());
    List<Condition<? super S>> conditions = new ArrayList<>();
    for (YamlNode item : items) {
      if (item instanceof YamlMapping mapping) {
        read(YamlReader.of(mapping, context.problems())).ifPresent(conditions::add);
      }
    }
    return conditions;
  }

  private Optional<Condition<? super S>> read(YamlReader reader) {
    if (reader.has("all")) {
      return Optional.of(all(reader, "all"));
    }
    if (reader.has("any")) {
      return Optional.of(any(reader, "any"));
    }
    if (reader.has("none")) {
      return Optional.of(none(reader, "none"));
    }
    Optional<Condition<? super S>> own = own(reader);
    if (own.isPresent()) {
      return own;
    }
    Optional<Condition<Object>> app = new AppConditions(context).read(reader);
    return app.map(condition -> condition);
  }

  /** Reads a condition that depends on the subject; empty where {@code reader} holds another. */
  abstract Optional<Condition<? super S>> own(YamlReader reader);

  final DetectorContext context() {
    return context;
  }
}
