package io.github.mulesecscan.detector;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.mulesecscan.detector.ValueTest.Answer;
import io.github.mulesecscan.detector.ValueTest.Part;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.project.ResolvedValue.State;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** The keys by which rules ask something of a value, and how they are read. */
final class ValueTestReader {

  private static final Shape TEXTS = Shape.listOf(Shape.text().orPlain()).orSingle().nonEmpty();

  private static final Map<String, State> STATES = states();

  private static final Map<String, HostKind> HOSTS = hosts();

  /** The keys, to be included in objects that ask something of a value. */
  static final Shape.ObjectShape KEYS =
      Shape.object("value-test")
          .optional("equals", TEXTS, "It is one of these texts.")
          .optional("not-equals", TEXTS, "It is known, and none of these texts.")
          .optional(
              "matches", TEXTS, "One of these RE2 patterns matches it from its start to its end.")
          .optional("not-matches", TEXTS, "It is known, and none of these patterns matches it.")
          .optional("contains", TEXTS, "One of these texts is in it.")
          .optional("starts-with", TEXTS, "It begins with one of these texts.")
          .optional("ends-with", TEXTS, "It ends with one of these texts.")
          .optional("ignore-case", Shape.bool(), "Letter case does not matter in these tests.")
          .optional("at-least", Shape.integer(), "It is a whole number, this or larger.")
          .optional("at-most", Shape.integer(), "It is a whole number, this or smaller.")
          .optional(
              "host",
              words(HOSTS),
              "It names a host (a name, URL, JDBC URL or list of brokers) that is this far away: the"
                  + " farthest one counts. `local` is the machine itself, `service` a single word as"
                  + " in container networks, `private` an internal address or suffix, `unresolved` not"
                  + " known before the application runs, which caps the severity at low.")
          .optional(
              "state",
              words(STATES),
              "What is known about it: `literal` every character, `secure` it comes from"
                  + " `${secure::…}`, `encrypted` it is `![…]`, `unresolved` no file defines its"
                  + " placeholder, which caps the severity at low, `expression` it is `#[…]`.")
          .optional(
              "as-written",
              Shape.bool(),
              "The text of the file is meant, placeholders and expressions as they are.")
          .optional(
              "any-item",
              Shape.recursive("value-test", ValueTestReader::keys),
              "One item of the value, a list with commas or blanks, passes this test.")
          .optional(
              "every-item",
              Shape.recursive("value-test", ValueTestReader::keys),
              "Each item of the value, a list with commas or blanks, passes this test.");

  private final YamlReader reader;
  private final boolean ignoreCase;
  private final List<Part> parts = new ArrayList<>();

  private ValueTestReader(YamlReader reader) {
    this.reader = reader;
    this.ignoreCase = reader.optionalBoolean("ignore-case").orElse(false);
  }

  /** Reads the test keys of a mapping, which may have other keys beside them. */
  static ValueTest read(YamlReader reader) {
    boolean asWritten = reader.optionalBoolean("as-written").orElse(false);
    return new ValueTest(new ValueTestReader(reader).parts(), asWritten, reader.has("host"));
  }

  private static Shape keys() {
    return KEYS;
  }

  private List<Part> parts() {
    text("equals", (value, wanted) -> value.equals(wanted), false);
    text("not-equals", (value, wanted) -> value.equals(wanted), true);
    text("contains", (value, wanted) -> value.contains(wanted), false);
    text("starts-with", (value, wanted) -> value.startsWith(wanted), false);
    text("ends-with", (value, wanted) -> value.endsWith(wanted), false);
    pattern("matches", false);
    pattern("not-matches", true);
    number("at-least", (value, bound) -> value >= bound);
    number("at-most", (value, bound) -> value <= bound);
    List<HostKind> hosts = reader.enumList("host", HOSTS);
    if (!hosts.isEmpty()) {
      parts.add(value -> host(value, hosts));
    }
    List<State> states = reader.enumList("state", STATES);
    if (!states.isEmpty()) {
      parts.add(value -> state(value, states));
    }
    item("any-item", false);
    item("every-item", true);
    return parts;
  }

  private void text(String key, BiPredicate<String, String> test, boolean refuted) {
    List<String> wanted = reader.textList(key).stream().map(this::folded).toList();
    if (wanted.isEmpty()) {
      return;
    }
    parts.add(
        value -> {
          if (!hasText(value, refuted)) {
            return Answer.NO;
          }
          String text = folded(value.text());
          return Answer.of(wanted.stream().anyMatch(each -> test.test(text, each)) != refuted);
        });
  }

  /** A pattern for whole texts. */
  private record Whole(Pattern pattern, RequiredText required) {
    boolean matches(String text) {
      return required.mayBeIn(text) && pattern.matches(text);
    }
  }

  private void pattern(String key, boolean refuted) {
    List<Whole> patterns = new ArrayList<>();
    for (String regex : reader.textList(key)) {
      compile(key, regex)
          .map(pattern -> new Whole(pattern, RequiredText.of(regex, ignoreCase)))
          .ifPresent(patterns::add);
    }
    if (patterns.isEmpty()) {
      return;
    }
    parts.add(
        value -> {
          boolean holds =
              hasText(value, refuted)
                  && patterns.stream().anyMatch(each -> each.matches(value.text())) != refuted;
          return Answer.of(holds);
        });
  }

  private Optional<Pattern> compile(String key, String regex) {
    try {
      int flags = ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.DOTALL : Pattern.DOTALL;
      return Optional.of(Pattern.compile(regex, flags));
    } catch (PatternSyntaxException e) {
      reader.problem(key, "not a pattern of RE2: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void number(String key, BiPredicate<Long, Long> test) {
    OptionalInt bound = reader.optionalInt(key);
    if (bound.isEmpty()) {
      return;
    }
    long wanted = bound.getAsInt();
    parts.add(
        value -> {
          String text = value.text().strip();
          boolean number = value.isLiteral() && text.matches("-?[0-9]{1,18}");
          return Answer.of(number && test.test(Long.parseLong(text), wanted));
        });
  }

  private void item(String key, boolean all) {
    Optional<YamlReader> nested = reader.mapping(key);
    if (nested.isEmpty()) {
      return;
    }
    ValueTest test = read(nested.get());
    parts.add(
        value -> {
          List<Answer> answers = items(value).map(test::answer).toList();
          boolean holds =
              all
                  ? !answers.isEmpty() && !answers.contains(Answer.NO)
                  : answers.stream().anyMatch(answer -> answer != Answer.NO);
          return Answer.of(holds);
        });
  }

  private static java.util.stream.Stream<ResolvedValue> items(ResolvedValue value) {
    UnaryOperator<String> trimmed = String::strip;
    return java.util.Arrays.stream(value.text().split("[,;\\s]+", -1))
        .map(trimmed)
        .filter(item -> !item.isEmpty())
        .map(
            item ->
                new ResolvedValue(
                    item,
                    value.state(),
                    value.unresolved(),
                    value.environments(),
                    value.definitions()));
  }

  private static Answer host(ResolvedValue value, List<HostKind> wanted) {
    boolean known = hasText(value, false);
    HostKind kind = known ? HostAddress.farthest(value.text()).kind() : HostKind.UNRESOLVED;
    if (!wanted.contains(kind)) {
      return Answer.NO;
    }
    return kind == HostKind.UNRESOLVED ? Answer.ASSUMED : Answer.YES;
  }

  private static Answer state(ResolvedValue value, List<State> wanted) {
    if (!wanted.contains(value.state())) {
      return Answer.NO;
    }
    return value.state() == State.UNRESOLVED ? Answer.ASSUMED : Answer.YES;
  }

  // Of a value with an unknown placeholder the rest of the text is known; that something is not in
  // it is known only of a whole text.
  private static boolean hasText(ResolvedValue value, boolean whole) {
    return value.isLiteral() || (!whole && value.state() == State.UNRESOLVED);
  }

  private String folded(String text) {
    return ignoreCase ? text.toLowerCase(Locale.ROOT) : text;
  }

  private static Shape words(Map<String, ?> words) {
    Shape word = Shape.text().oneOf(List.copyOf(words.keySet()));
    return Shape.listOf(word).orSingle().nonEmpty();
  }

  private static Map<String, State> states() {
    Map<String, State> words = new LinkedHashMap<>();
    for (State state : State.values()) {
      words.put(state.name().toLowerCase(Locale.ROOT), state);
    }
    return words;
  }

  private static Map<String, HostKind> hosts() {
    EnumMap<HostKind, String> ordered = new EnumMap<>(HostKind.class);
    for (HostKind kind : HostKind.values()) {
      ordered.put(kind, kind.word());
    }
    Map<String, HostKind> words = new LinkedHashMap<>();
    ordered.forEach((kind, word) -> words.put(word, kind));
    return words;
  }
}
