package io.github.mulesecscan.syntax.yaml;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Strict, typed access to a mapping of one of our own file formats.
 *
 * <p>Ask for every key that the format has, then {@link #finish()}: a key that was never asked for
 * is a problem. Nothing throws; whatever is wrong is collected, and the reader answers with an
 * empty value instead, so one run tells all problems of a file.
 */
public final class YamlReader {

  private final YamlMapping mapping;
  private final List<YamlProblem> problems;
  private final Set<String> known = new LinkedHashSet<>();

  private YamlReader(YamlMapping mapping, List<YamlProblem> problems) {
    this.mapping = mapping;
    this.problems = problems;
  }

  /** A reader that keeps its problems in {@link #problems()}. */
  public static YamlReader of(YamlMapping mapping) {
    return new YamlReader(mapping, new ArrayList<>());
  }

  /** A reader that adds its problems to {@code problems}. */
  public static YamlReader of(YamlMapping mapping, List<YamlProblem> problems) {
    return new YamlReader(mapping, problems);
  }

  /**
   * A reader of the one document of a YAML file, which must be a mapping. Errors and warnings of
   * the parser (malformed, a key twice) are problems too. Empty, with a problem that says why,
   * where the file could not be read whole.
   */
  public static Optional<YamlReader> open(SourceText text, List<YamlProblem> problems) {
    YamlParse parse = YamlParser.parse(text);
    for (Diagnostic found : parse.diagnostics()) {
      if (found.level() != Diagnostic.Level.NOTE) {
        Location place = found.location() == null ? text.locate(text.span()) : found.location();
        problems.add(new YamlProblem(place, found.message()));
      }
    }
    if (!parse.isComplete()) {
      return Optional.empty();
    }
    if (parse.documents().size() == 1 && parse.documents().get(0) instanceof YamlMapping only) {
      return Optional.of(new YamlReader(only, problems));
    }
    String found =
        switch (parse.documents().size()) {
          case 0 -> "nothing";
          case 1 -> describe(parse.documents().get(0));
          default -> parse.documents().size() + " documents";
        };
    Location start = text.locate(new Span(0, 0));
    problems.add(new YamlProblem(start, "the file must hold one mapping, but holds " + found));
    return Optional.empty();
  }

  /** The problems so far: of this reader and of those that share its list. */
  public List<YamlProblem> problems() {
    return List.copyOf(problems);
  }

  /** The place of the mapping. */
  public Location location() {
    return mapping.location();
  }

  /** The place of the value of {@code key}; of the mapping where there is none. */
  public Location location(String key) {
    return mapping.get(key).map(YamlNode::location).orElse(location());
  }

  /** The mapping itself. */
  public YamlMapping node() {
    return mapping;
  }

  /** The value of {@code key} as it is, for formats that say more than these methods know. */
  public Optional<YamlNode> node(String key) {
    known.add(key);
    return mapping.get(key);
  }

  /** Tells a problem of the value of {@code key}, or of the mapping where it has none. */
  public void problem(String key, String message) {
    problems.add(new YamlProblem(location(key), message));
  }

  /** Whether {@code key} is there, with a value or not. */
  public boolean has(String key) {
    return node(key).isPresent();
  }

  /** The text of {@code key}; empty text, and a problem, where there is none. */
  public String requiredText(String key) {
    return required(key, optionalText(key), "");
  }

  public Optional<String> optionalText(String key) {
    return scalar(key, "text").map(YamlScalar::value);
  }

  public Optional<Boolean> optionalBoolean(String key) {
    Optional<YamlScalar> scalar = scalar(key, "true or false");
    Optional<Boolean> value = scalar.flatMap(YamlScalar::asBoolean);
    if (scalar.isPresent() && value.isEmpty()) {
      mustBe(key, "true or false", scalar.get());
    }
    return value;
  }

  public OptionalInt optionalInt(String key) {
    Optional<YamlScalar> scalar = scalar(key, "a number");
    if (scalar.isEmpty()) {
      return OptionalInt.empty();
    }
    OptionalInt value = asInt(scalar.get());
    if (value.isEmpty()) {
      mustBe(key, "a number", scalar.get());
    }
    return value;
  }

  /** The texts of {@code key}, one scalar or a list of them; none where the key is absent. */
  public List<String> textList(String key) {
    return scalars(key, "text or a list of texts").stream().map(YamlScalar::value).toList();
  }

  /** The numbers of {@code key}, one scalar or a list of them; none where the key is absent. */
  public List<Integer> intList(String key) {
    List<Integer> numbers = new ArrayList<>();
    for (YamlScalar item : scalars(key, "a list of numbers")) {
      OptionalInt number = asInt(item);
      if (number.isPresent()) {
        numbers.add(number.getAsInt());
      } else {
        mustBe(key, "a list of numbers", item);
      }
    }
    return List.copyOf(numbers);
  }

  /** What the word of {@code key} stands for; empty where the key is absent. */
  public <T> Optional<T> enumValue(String key, Map<String, T> words) {
    return scalar(key, oneOf(words)).flatMap(scalar -> meaning(key, scalar, words));
  }

  /** What the word of {@code key} stands for; empty, with a problem, where there is none. */
  public <T> Optional<T> requiredEnum(String key, Map<String, T> words) {
    Optional<T> value = enumValue(key, words);
    if (mapping.get(key).isEmpty()) {
      problems.add(new YamlProblem(location(), missing(key) + ", " + oneOf(words)));
    }
    return value;
  }

  /** What each word of {@code key}, one scalar or a list of them, stands for. */
  public <T> List<T> enumList(String key, Map<String, T> words) {
    return scalars(key, oneOf(words)).stream()
        .flatMap(scalar -> meaning(key, scalar, words).stream())
        .toList();
  }

  /** A reader of the mapping of {@code key}, with the same problems; to be finished on its own. */
  public Optional<YamlReader> mapping(String key) {
    Optional<YamlNode> node = node(key);
    if (node.isPresent() && node.get() instanceof YamlMapping child) {
      return Optional.of(new YamlReader(child, problems));
    }
    node.ifPresent(other -> mustBe(key, "a mapping", other));
    return Optional.empty();
  }

  /** A reader of each mapping in the list of {@code key}, with the same problems. */
  public List<YamlReader> list(String key) {
    Optional<YamlNode> node = node(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof YamlSequence sequence)) {
      mustBe(key, "a list of mappings", node.get());
      return List.of();
    }
    List<YamlReader> readers = new ArrayList<>();
    for (YamlNode item : sequence.items()) {
      if (item instanceof YamlMapping child) {
        readers.add(new YamlReader(child, problems));
      } else {
        mustBe(key, "a list of mappings", item);
      }
    }
    return List.copyOf(readers);
  }

  /** Tells a problem for each key of the mapping that nobody asked for. */
  public void finish() {
    for (YamlEntry entry : mapping.entries()) {
      String key = entry.key().value();
      if (!known.contains(key)) {
        String allowed = known.isEmpty() ? "none" : String.join(", ", known);
        String message =
            "unknown key '"
                + TreeBuilder.shorten(key)
                + "'"
                + didYouMean(key, known)
                + "; allowed here: "
                + allowed;
        problems.add(new YamlProblem(entry.key().location(), message));
      }
    }
  }

  private <T> T required(String key, Optional<T> value, T otherwise) {
    if (mapping.get(key).isEmpty()) {
      problems.add(new YamlProblem(location(), missing(key)));
    }
    return value.orElse(otherwise);
  }

  private Optional<YamlScalar> scalar(String key, String expected) {
    Optional<YamlNode> node = node(key);
    if (node.isPresent() && node.get() instanceof YamlScalar scalar && !scalar.isNull()) {
      return Optional.of(scalar);
    }
    node.ifPresent(other -> mustBe(key, expected, other));
    return Optional.empty();
  }

  private List<YamlScalar> scalars(String key, String expected) {
    Optional<YamlNode> node = node(key);
    if (node.isEmpty()) {
      return List.of();
    }
    List<YamlNode> items =
        node.get() instanceof YamlSequence sequence ? sequence.items() : List.of(node.get());
    List<YamlScalar> scalars = new ArrayList<>();
    for (YamlNode item : items) {
      if (item instanceof YamlScalar scalar && !scalar.isNull()) {
        scalars.add(scalar);
      } else {
        mustBe(key, expected, item);
      }
    }
    return scalars;
  }

  private <T> Optional<T> meaning(String key, YamlScalar scalar, Map<String, T> words) {
    T value = words.get(scalar.value());
    if (value != null) {
      return Optional.of(value);
    }
    String message =
        "'"
            + key
            + "' must be "
            + oneOf(words)
            + ", but is "
            + describe(scalar)
            + didYouMean(scalar.value(), words.keySet());
    problems.add(new YamlProblem(scalar.location(), message));
    return Optional.empty();
  }

  private void mustBe(String key, String expected, YamlNode found) {
    String message = "'" + key + "' must be " + expected + ", but is " + describe(found);
    problems.add(new YamlProblem(found.location(), message));
  }

  private static String missing(String key) {
    return "'" + key + "' is missing";
  }

  private static String oneOf(Map<String, ?> words) {
    return "one of " + String.join(", ", words.keySet());
  }

  private static String didYouMean(String word, Set<String> candidates) {
    return Suggestions.closest(word, candidates)
        .map(candidate -> " (did you mean '" + candidate + "'?)")
        .orElse("");
  }

  private static String describe(YamlNode node) {
    if (node instanceof YamlMapping) {
      return "a mapping";
    }
    if (node instanceof YamlScalar scalar) {
      return scalar.isNull() ? "empty" : "'" + TreeBuilder.shorten(scalar.value()) + "'";
    }
    return "a list";
  }

  private static OptionalInt asInt(YamlScalar scalar) {
    OptionalLong number = scalar.asLong();
    boolean fits = number.isPresent() && number.getAsLong() == (int) number.getAsLong();
    return fits ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
  }
}
