package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.yaml.YamlEntry;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import io.github.mulesecscan.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A part of a specification as its language composes it: descriptions laid over one another, the
 * most specific first, such as a method over its traits. References are followed, parameters
 * filled. Nothing is copied, so every value keeps its own place.
 */
final class Part {

  private static final int MOST_LAYERS = 60;

  private final List<Layer> layers;

  /** One of the descriptions. */
  record Layer(YamlNode node, Scope scope) {}

  /**
   * A key and its value.
   *
   * @param name the key
   * @param location its place
   * @param values its values, references not followed
   */
  record Named(String name, Location location, List<Layer> values) {
    Named {
      values = List.copyOf(values);
    }

    /** The value, references followed. */
    Part part() {
      return followed(values);
    }
  }

  private Part(List<Layer> layers) {
    this.layers = List.copyOf(layers);
  }

  static Part of(YamlNode node, Scope scope) {
    return followed(List.of(new Layer(node, scope)));
  }

  private static Part followed(List<Layer> layers) {
    List<Layer> all = new ArrayList<>();
    for (Layer layer : layers) {
      if (all.size() < MOST_LAYERS) {
        all.addAll(layer.scope().references().follow(layer));
      }
    }
    return new Part(all);
  }

  /** This part with {@code under} beneath it. */
  Part over(Part under) {
    List<Layer> all = new ArrayList<>(layers);
    under.layers.stream().limit(MOST_LAYERS - Math.min(MOST_LAYERS, all.size())).forEach(all::add);
    return new Part(all);
  }

  /** This part, its parameters of traits and resource types extended by one. */
  Part with(String parameter, String value) {
    return changed(scope -> scope.with(parameter, value));
  }

  /** This part as {@code user} uses it, with values of its parameters. */
  Part usedBy(Scope user, Map<String, String> values) {
    return changed(scope -> scope.usedBy(user, values));
  }

  private Part changed(UnaryOperator<Scope> change) {
    return new Part(
        layers.stream()
            .map(layer -> new Layer(layer.node(), change.apply(layer.scope())))
            .toList());
  }

  /** The value of {@code key} in all descriptions that have it. */
  Optional<Part> get(String key) {
    List<Layer> found = new ArrayList<>();
    for (Layer layer : layers) {
      if (!(layer.node() instanceof YamlMapping mapping)) {
        continue;
      }
      if (layer.scope().parameters().isEmpty()) {
        mapping.get(key).ifPresent(value -> found.add(new Layer(value, layer.scope())));
        continue;
      }
      for (YamlEntry entry : mapping.entries()) {
        if (filled(entry.key().value(), layer.scope()).equals(key)) {
          found.add(new Layer(entry.value(), layer.scope()));
        }
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(followed(found));
  }

  /** The text of {@code key}. */
  Optional<ApiText> text(String key) {
    return get(key).flatMap(Part::asText);
  }

  /** Whether {@code key} is {@code true}. */
  boolean isTrue(String key) {
    return text(key).filter(text -> text.value().equals("true")).isPresent();
  }

  /** Every key of any of the descriptions, in order. */
  List<Named> entries() {
    Map<String, Location> places = new LinkedHashMap<>();
    Map<String, List<Layer>> values = new LinkedHashMap<>();
    for (Layer layer : layers) {
      if (layer.node() instanceof YamlMapping mapping) {
        Map<String, YamlEntry> own = new LinkedHashMap<>();
        for (YamlEntry entry : mapping.entries()) {
          own.put(filled(entry.key().value(), layer.scope()), entry);
        }
        own.forEach(
            (name, entry) -> {
              places.putIfAbsent(name, entry.key().location());
              values
                  .computeIfAbsent(name, any -> new ArrayList<>())
                  .add(new Layer(entry.value(), layer.scope()));
            });
      }
    }
    List<Named> entries = new ArrayList<>();
    places.forEach(
        (name, place) -> entries.add(new Named(name, place, values.getOrDefault(name, List.of()))));
    return entries;
  }

  /** The entries of the mapping that {@code key} has, or of each mapping of a list there. */
  List<Named> entries(String key) {
    Optional<Part> part = get(key);
    if (part.isEmpty()) {
      return List.of();
    }
    List<Named> all = new ArrayList<>(part.get().entries());
    for (Part item : part.get().listed()) {
      all.addAll(item.entries());
    }
    return all;
  }

  /** The items of a list, of all descriptions; a single value counts as a list of one. */
  List<Part> items() {
    List<Part> items = new ArrayList<>(listed());
    layers.stream()
        .filter(layer -> !(layer.node() instanceof YamlSequence))
        .filter(layer -> !(layer.node() instanceof YamlScalar scalar && scalar.isNull()))
        .forEach(layer -> items.add(new Part(List.of(layer))));
    return items;
  }

  /** The items of lists only. */
  List<Part> listed() {
    List<Part> items = new ArrayList<>();
    for (Layer layer : layers) {
      if (layer.node() instanceof YamlSequence sequence) {
        sequence.items().forEach(item -> items.add(Part.of(item, layer.scope())));
      }
    }
    return items;
  }

  /** The items of {@code key}. */
  List<Part> items(String key) {
    return get(key).map(Part::items).orElse(List.of());
  }

  /** The texts of {@code key}, a list or a single text. */
  List<ApiText> texts(String key) {
    return items(key).stream().flatMap(item -> item.asText().stream()).toList();
  }

  /** The text of the most specific description that has one. */
  Optional<ApiText> asText() {
    for (Layer layer : layers) {
      if (layer.node() instanceof YamlScalar scalar && !scalar.isNull()) {
        return Optional.of(new ApiText(filled(scalar.value(), layer.scope()), scalar.location()));
      }
      if (!(layer.node() instanceof YamlScalar)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether no description says anything. */
  boolean isNull() {
    return layers.stream()
        .allMatch(layer -> layer.node() instanceof YamlScalar scalar && scalar.isNull());
  }

  boolean isMapping() {
    return layers.stream().anyMatch(layer -> layer.node() instanceof YamlMapping);
  }

  boolean isList() {
    return first().node() instanceof YamlSequence;
  }

  /** The most specific description. */
  Layer first() {
    return layers.get(0);
  }

  /** The most specific description that is a value of several parts, or else of any kind. */
  Layer main() {
    return layers.stream()
        .filter(layer -> layer.node() instanceof YamlMapping)
        .findFirst()
        .orElse(layers.get(0));
  }

  Location location() {
    return first().node().location();
  }

  private static String filled(String text, Scope scope) {
    return scope.parameters().isEmpty() ? text : RamlParameters.fill(text, scope.parameters());
  }
}
