package io.github.mulesecscan.detector;

import io.github.mulesecscan.api.ApiSpecification;
import io.github.mulesecscan.api.ApiText;
import io.github.mulesecscan.source.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something of an API that a rule can judge, with what can be asked of it.
 *
 * @param part what it is
 * @param name what messages call it
 * @param location what is marked
 * @param facts what is known of it, by name
 * @param owner what it is part of: of a property its type, of a parameter its operation
 * @param around what it belongs to, whose facts are its own too; absent for an API
 * @param api the API; absent for flows of an application
 */
record ApiSubject(
    Part part,
    String name,
    Location location,
    Map<String, List<ApiText>> facts,
    Location owner,
    @Nullable ApiSubject around,
    @Nullable ApiSpecification api) {

  ApiSubject {
    facts = Map.copyOf(facts);
  }

  /** Equal subjects agree in these; facts are many, and slow to look at. */
  @Override
  public int hashCode() {
    return Objects.hash(part, name, location);
  }

  /** What of an API can be judged. */
  enum Part {
    API("api"),
    SERVER("server"),
    SCHEME("scheme"),
    GRANT("grant"),
    SCHEME_URL("scheme-url"),
    OPERATION("operation"),
    PARAMETER("parameter"),
    BODY("body"),
    TYPE("type"),
    PROPERTY("property"),
    RESPONSE_PROPERTY("response-property"),
    ROUTE("route"),
    PARAMETER_USE("parameter-use");

    private final String word;

    Part(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  List<ApiText> fact(String fact) {
    List<ApiText> own = facts.get(fact);
    if (own != null) {
      return own;
    }
    return around == null ? List.of() : around.fact(fact);
  }

  /** The operation that this is, or is part of. */
  Optional<ApiSubject> operation() {
    if (part == Part.OPERATION) {
      return Optional.of(this);
    }
    return around == null ? Optional.empty() : around.operation();
  }

  /** Collects facts. */
  static final class Facts {

    private final Map<String, List<ApiText>> all = new LinkedHashMap<>();

    Facts add(String name, ApiText value) {
      all.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
      return this;
    }

    Facts add(String name, String value, Location location) {
      return add(name, new ApiText(value, location));
    }

    Map<String, List<ApiText>> done() {
      Map<String, List<ApiText>> copy = new LinkedHashMap<>();
      all.forEach((name, values) -> copy.put(name, List.copyOf(values)));
      return copy;
    }
  }
}
