package io.github.mulesecscan.governance;

import com.google.re2j.Pattern;
import io.github.mulesecscan.api.ApiNode;
import io.github.mulesecscan.api.ApiText;
import io.github.mulesecscan.governance.Demand.Bound;
import io.github.mulesecscan.governance.PropertyPath.Reached;
import io.github.mulesecscan.source.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A test of the values of a property. Where there are none, only the number of values is tested:
 * everything else is said of values that are there.
 */
sealed interface ValueTest {

  int LONGEST_VALUE = 80;
  int MOST_WORDS = 6;

  /**
   * What fails.
   *
   * @param node the node that has the property
   * @param property the way to it
   */
  List<Failure> failures(ApiNode node, String property, Reached reached);

  /** A test of each value by itself. */
  private static List<Failure> each(
      String property, Reached reached, Predicate<String> wrong, String what) {
    List<Failure> failures = new ArrayList<>();
    for (ApiText text : reached.texts()) {
      if (wrong.test(text.value())) {
        String words = "`" + property + "` is `" + shorten(text.value()) + "`, " + what;
        failures.add(new Failure(text.location(), words));
      }
    }
    return failures;
  }

  private static String shorten(String value) {
    String line = value.replaceAll("\\s+", " ").replace('`', '\'').strip();
    return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE) + "…";
  }

  private static String some(Set<String> words) {
    String shown =
        words.stream()
            .limit(MOST_WORDS)
            .map(word -> "`" + shorten(word) + "`")
            .collect(Collectors.joining(", "));
    return words.size() <= MOST_WORDS
        ? shown
        : shown + " and " + (words.size() - MOST_WORDS) + " more";
  }

  /** How many values there are. */
  record Count(Bound bound, int count, boolean denied) implements ValueTest {
    @Override
    public List<Failure> failures(ApiNode node, String property, Reached reached) {
      int found = reached.count();
      if (bound.holds(found, count) != denied) {
        return List.of();
      }
      String words =
          found == 0
              ? "`" + property + "` is missing"
              : "`" + property + "` has " + found + (found == 1 ? " value" : " values");
      String wanted = bound == Bound.AT_LEAST && count == 1 && found == 0 ? "" : ", " + wanted();
      return List.of(new Failure(place(node, reached, found), words + wanted));
    }

    private String wanted() {
      return (denied ? "not wanted: " : "wanted: ") + bound.words() + " " + count;
    }

    private static Location place(ApiNode node, Reached reached, int found) {
      boolean texts = found > 0 && !reached.texts().isEmpty();
      return texts ? reached.texts().get(0).location() : node.location();
    }
  }

  /** How many characters each value has. */
  record Length(Bound bound, int count, boolean denied) implements ValueTest {
    @Override
    public List<Failure> failures(ApiNode node, String property, Reached reached) {
      return each(
          property,
          reached,
          value -> bound.holds(value.codePointCount(0, value.length()), count) == denied,
          "whose length must " + (denied ? "not " : "") + "be " + bound.words() + " " + count);
    }
  }

  /** Whether each value matches somewhere. */
  record Matches(Pattern pattern, boolean denied) implements ValueTest {
    @Override
    public List<Failure> failures(ApiNode node, String property, Reached reached) {
      String words = denied ? "which matches `" : "which does not match `";
      return each(
          property,
          reached,
          value -> pattern.matcher(value).find() == denied,
          words + shorten(pattern.pattern()) + "`");
    }
  }

  /** Whether each value is one of some. */
  record In(Set<String> values, boolean denied) implements ValueTest {
    public In {
      values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    @Override
    public List<Failure> failures(ApiNode node, String property, Reached reached) {
      String words = denied ? "which is one of " : "which is none of ";
      return each(
          property, reached, value -> values.contains(value) == denied, words + some(values));
    }
  }

  /** Whether the values hold all, or else some, of a set. */
  record Contains(Set<String> values, boolean all, boolean denied) implements ValueTest {
    public Contains {
      values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    @Override
    public List<Failure> failures(ApiNode node, String property, Reached reached) {
      Set<String> found = reached.texts().stream().map(ApiText::value).collect(Collectors.toSet());
      boolean holds = all ? found.containsAll(values) : values.stream().anyMatch(found::contains);
      if (reached.count() == 0 || holds != denied) {
        return List.of();
      }
      String words =
          "`"
              + property
              + "` "
              + (denied ? "holds " : "lacks ")
              + (all ? "all of " : "any of ")
              + some(values);
      return List.of(new Failure(node.location(), words));
    }
  }

  /** Whether each value that is a number lies on the right side of a bound. */
  record Comparison(String operator, double bound, boolean denied) implements ValueTest {
    @Override
    public List<Failure> failures(ApiNode node, String property, Reached reached) {
      return each(
          property,
          reached,
          this::isWrong,
          "which must " + (denied ? "not " : "") + "be " + operator + " " + shown());
    }

    private boolean isWrong(String value) {
      double number;
      try {
        number = Double.parseDouble(value.strip());
      } catch (NumberFormatException e) {
        return false;
      }
      boolean holds =
          switch (operator) {
            case ">=" -> number >= bound;
            case ">" -> number > bound;
            case "<=" -> number <= bound;
            default -> number < bound;
          };
      return holds == denied;
    }

    private String shown() {
      return bound == Math.rint(bound) && Math.abs(bound) < 1e15
          ? String.valueOf((long) bound)
          : String.valueOf(bound);
    }
  }

  /** Whether no value is there twice. */
  record Unique(boolean wanted) implements ValueTest {
    @Override
    public List<Failure> failures(ApiNode node, String property, Reached reached) {
      Set<String> seen = new LinkedHashSet<>();
      List<Failure> twice = new ArrayList<>();
      for (ApiText text : reached.texts()) {
        if (!seen.add(text.value())) {
          String words = "`" + property + "` has `" + shorten(text.value()) + "` twice";
          twice.add(new Failure(text.location(), words));
        }
      }
      if (wanted) {
        return twice;
      }
      return twice.isEmpty()
          ? List.of(new Failure(node.location(), "`" + property + "` has no value twice"))
          : List.of();
    }
  }
}
