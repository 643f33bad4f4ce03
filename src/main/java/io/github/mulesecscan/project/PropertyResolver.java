package io.github.mulesecscan.project;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Replaces {@code ${…}} in texts of an application by what its files say, by the runtime's rules:
 * of two files that define a property the one loaded first counts, files count more than {@code
 * global-property}, {@code \${…}} is no placeholder, and there is no syntax for a default value.
 * What is set when the application is deployed can replace any value and is not known.
 *
 * <p>Where a file is chosen by a placeholder ({@code file="config/${env}.yaml"}), every file of the
 * project that fits stands for an environment, and a text has a value for each: host and port come
 * from the same environment. Within an environment the placeholder has that environment's name; a
 * {@code global-property} that sets it is only its default. Immutable and safe for use by several
 * threads.
 */
public final class PropertyResolver {

  /** The most values that a text can have; further environments are left out. */
  public static final int MAX_VALUES = 32;

  private static final String SECURE = "secure::";

  private final List<PropertySource> sources;
  private final List<Environment> environments;
  private final Set<String> names;

  /**
   * An environment of the application.
   *
   * @param parts its name, in several parts where several placeholders choose a file
   * @param selected the value of each of these placeholders
   */
  record Environment(List<String> parts, Map<String, String> selected) {

    Environment {
      parts = List.copyOf(parts);
      selected = Map.copyOf(selected);
    }

    String name() {
      return String.join("-", parts);
    }
  }

  /**
   * @param sources in order of precedence
   * @param environments by name, at most {@link #MAX_VALUES}
   */
  PropertyResolver(List<PropertySource> sources, List<Environment> environments) {
    this.sources = List.copyOf(sources);
    this.environments = List.copyOf(environments);
    Set<String> sorted = new TreeSet<>();
    environments.forEach(environment -> sorted.add(environment.name()));
    this.names = Collections.unmodifiableSet(sorted);
  }

  /**
   * This resolver of an application that is deployed to a domain: the domain's properties count
   * where the application defines none. The application's environments are those that it has files
   * for; where it has none, the domain's.
   */
  PropertyResolver within(PropertyResolver domain) {
    List<PropertySource> all = new ArrayList<>(sources);
    all.addAll(domain.sources);
    if (environments.isEmpty()) {
      return new PropertyResolver(all, domain.environments);
    }
    List<Environment> joined = environments.stream().map(domain::alsoSelecting).toList();
    return new PropertyResolver(all, joined);
  }

  /** {@code environment} with the placeholders by which this resolver's files are chosen in it. */
  private Environment alsoSelecting(Environment environment) {
    Map<String, String> selected = new LinkedHashMap<>();
    environments.stream()
        .filter(own -> own.parts().equals(environment.parts()))
        .forEach(own -> selected.putAll(own.selected()));
    selected.putAll(environment.selected());
    return new Environment(environment.parts(), selected);
  }

  /**
   * The values that {@code text} may have, in order of their environments; never empty, at most
   * {@value #MAX_VALUES}. A text that is the same in all environments has one value, without
   * environments.
   */
  public List<ResolvedValue> resolve(String text) {
    if (environments.isEmpty() || !Placeholder.isIn(text)) {
      return List.of(new Expansion(new View(Optional.empty())).resolve(text, Set.of()));
    }
    Map<ResolvedValue, Set<String>> byValue = new LinkedHashMap<>();
    for (Environment environment : environments) {
      ResolvedValue value =
          new Expansion(new View(Optional.of(environment))).resolve(text, Set.of());
      byValue.computeIfAbsent(value, same -> new TreeSet<>()).add(environment.name());
    }
    if (byValue.size() == 1) {
      return List.copyOf(byValue.keySet());
    }
    List<ResolvedValue> values = new ArrayList<>();
    byValue.forEach((value, served) -> values.add(value.in(served)));
    return Collections.unmodifiableList(values);
  }

  /**
   * Every place that defines {@code key} and is loaded, in order of precedence; {@code secure::k}
   * asks for the definitions of {@code k} in files of secure properties.
   */
  public List<PropertyDefinition> definitions(String key) {
    boolean secure = key.startsWith(SECURE);
    String name = secure ? key.substring(SECURE.length()) : key;
    return sources.stream()
        .filter(source -> source.secure() == secure)
        .flatMap(source -> Optional.ofNullable(source.definitions().get(name)).stream())
        .distinct()
        .toList();
  }

  /** The environments that the application's configuration files are made for, sorted. */
  public Set<String> environments() {
    return names;
  }

  /** What is loaded in one environment. */
  private final class View implements Expansion.Scope {

    private final Optional<Environment> environment;

    View(Optional<Environment> environment) {
      this.environment = environment;
    }

    @Override
    public Optional<String> selected(String key) {
      return environment.map(chosen -> chosen.selected().get(key));
    }

    @Override
    public List<PropertyDefinition> definitions(String key) {
      return definitions(key, false);
    }

    @Override
    public List<PropertyDefinition> secureDefinitions(String key) {
      return definitions(key, true);
    }

    private List<PropertyDefinition> definitions(String key, boolean secure) {
      List<PropertyDefinition> found = new ArrayList<>();
      for (PropertySource source : sources) {
        PropertyDefinition definition = source.definitions().get(key);
        if (definition != null && source.secure() == secure && isLoaded(source)) {
          found.add(definition);
        }
      }
      return found;
    }

    private boolean isLoaded(PropertySource source) {
      return source.environment().isEmpty()
          || environment
              .filter(chosen -> chosen.parts().containsAll(source.environment()))
              .isPresent();
    }
  }
}
