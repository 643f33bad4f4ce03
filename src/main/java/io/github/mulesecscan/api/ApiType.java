package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What values may be. Types form a graph without cycles: a type within itself is of kind {@link
 * Kind#RECURSIVE} and has no parts. Immutable.
 */
public final class ApiType {

  /** What a value is. */
  public enum Kind {
    /** Anything: nothing is said, or that anything goes. */
    ANY,
    STRING,
    NUMBER,
    INTEGER,
    BOOLEAN,
    /** A date or time. */
    DATE,
    FILE,
    NULL,
    ARRAY,
    OBJECT,
    /** One of several types. */
    UNION,
    /** Described in a language that is not read here, such as XML Schema. */
    EXTERNAL,
    /** A type that this one is part of. */
    RECURSIVE;

    /** The word for rules: {@code string}. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final Kind kind;
  private final String name;
  private final Location location;
  private final Map<String, ApiText> facets;
  private final List<String> values;
  private final Map<String, Property> properties;
  private final @Nullable ApiType items;
  private final List<ApiType> members;

  private ApiType(Builder from) {
    this.kind = from.kind;
    this.name = from.name;
    this.location = from.location;
    this.facets = new LinkedHashMap<>(from.facets);
    this.values = List.copyOf(from.values);
    this.properties = new LinkedHashMap<>(from.properties);
    this.items = from.items;
    this.members = List.copyOf(from.members);
  }

  /**
   * A property of an object.
   *
   * @param name its name; a pattern in slashes stands for all names that match it
   * @param required whether an object without it is refused
   * @param type what it may be
   * @param location its key
   */
  public record Property(String name, boolean required, ApiType type, Location location) {}

  static ApiType of(Kind kind, Location location) {
    return new Builder(kind, location).build();
  }

  public Kind kind() {
    return kind;
  }

  /** The name by which it is declared; empty for one that is written in its place. */
  public String name() {
    return name;
  }

  public Location location() {
    return location;
  }

  /**
   * What bounds the values: {@code format}, {@code pattern}, {@code minLength}, {@code maxLength},
   * {@code minimum}, {@code maximum}, {@code minItems}, {@code maxItems}, {@code
   * additionalProperties}; and what is said about them: {@code description}, {@code displayName}.
   */
  public Optional<ApiText> facet(String facet) {
    return Optional.ofNullable(facets.get(facet));
  }

  /** The only values there are; empty where there are others. */
  public List<String> values() {
    return values;
  }

  /** The properties of an object, inherited ones first. */
  public List<Property> properties() {
    return List.copyOf(properties.values());
  }

  /** The type of an array's items. */
  public Optional<ApiType> items() {
    return Optional.ofNullable(items);
  }

  /** The types of which a union's values have one. */
  public List<ApiType> members() {
    return members;
  }

  Builder change() {
    return new Builder(this);
  }

  @Override
  public String toString() {
    return name.isEmpty() ? kind.word() : name;
  }

  /** Makes a type, from nothing or from one that it inherits from. */
  static final class Builder {

    private Kind kind;
    private String name = "";
    private Location location;
    private final Map<String, ApiText> facets = new LinkedHashMap<>();
    private List<String> values = new ArrayList<>();
    private final Map<String, Property> properties = new LinkedHashMap<>();
    private @Nullable ApiType items;
    private List<ApiType> members = List.of();

    Builder(Kind kind, Location location) {
      this.kind = kind;
      this.location = location;
    }

    private Builder(ApiType type) {
      this(type.kind, type.location);
      name = type.name;
      inherit(type);
    }

    /** Takes over what {@code parent} says; of several parents the later one counts. */
    Builder inherit(ApiType parent) {
      kind = parent.kind == Kind.ANY ? kind : parent.kind;
      facets.putAll(parent.facets);
      values = parent.values.isEmpty() ? values : parent.values;
      properties.putAll(parent.properties);
      items = parent.items == null ? items : parent.items;
      members = parent.members.isEmpty() ? members : parent.members;
      return this;
    }

    Builder kind(Kind changed) {
      kind = changed;
      return this;
    }

    Kind kind() {
      return kind;
    }

    Builder named(String changed, Location place) {
      name = changed;
      location = place;
      return this;
    }

    Builder at(Location place) {
      location = place;
      return this;
    }

    Builder facet(String facet, ApiText value) {
      facets.put(facet, value);
      return this;
    }

    Builder values(List<String> only) {
      values = only;
      return this;
    }

    Builder property(Property property) {
      properties.put(property.name(), property);
      return this;
    }

    Builder items(ApiType type) {
      items = type;
      return this;
    }

    Builder members(List<ApiType> types) {
      members = types;
      return this;
    }

    ApiType build() {
      return new ApiType(this);
    }
  }
}
