package io.github.mulesecscan.governance;

import io.github.mulesecscan.syntax.yaml.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads paths of properties: steps between slashes, alternatives of a step between bars. Each step
 * must be a property of what the steps before lead to.
 */
final class PathReader {

  private final Terms terms;
  private final Vocabulary vocabulary = Vocabulary.known();

  PathReader(Terms terms) {
    this.terms = terms;
  }

  /**
   * A path and the classes of what it leads to.
   *
   * @param classes none where it leads to texts only
   */
  record Typed(PropertyPath path, Set<String> classes) {}

  /**
   * Reads {@code written}.
   *
   * @param from the classes of the nodes that it starts from
   */
  Typed read(String written, Set<String> from) throws Unsupported {
    List<List<String>> steps = new ArrayList<>();
    Set<String> at = from;
    for (String step : written.split("/", -1)) {
      List<String> properties = new ArrayList<>();
      Set<String> next = new LinkedHashSet<>();
      for (String each : step.split("\\|", -1)) {
        String name = property(each.strip(), written);
        next.addAll(range(at, name));
        properties.add(name);
      }
      steps.add(properties);
      at = next;
    }
    return new Typed(new PropertyPath(written.strip(), steps), at);
  }

  private String property(String written, String path) throws Unsupported {
    if (!written.matches("[A-Za-z][\\w-]*\\.[\\w-]+")) {
      throw new Unsupported("the path '" + path + "'");
    }
    return terms
        .name(written)
        .orElseThrow(() -> new Unsupported("the vocabulary of '" + written + "'"));
  }

  private Set<String> range(Set<String> from, String property) throws Unsupported {
    Optional<Set<String>> range = vocabulary.range(from, property);
    if (range.isEmpty()) {
      String suggestion =
          Suggestions.closest(property, vocabulary.properties(from))
              .map(word -> " (did you mean '" + word + "'?)")
              .orElse("");
      String owner = from.isEmpty() ? "a text" : String.join(" or ", from);
      throw new Unsupported("the property '" + property + "' of " + owner + suggestion);
    }
    return range.get();
  }
}
