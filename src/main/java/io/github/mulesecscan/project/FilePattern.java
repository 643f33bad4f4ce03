package io.github.mulesecscan.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of a file as an element gives it, with placeholders: {@code config/${env}.yaml}.
 *
 * @param literals the texts around the placeholders, one more than there are placeholders
 * @param names the names of the placeholders
 * @param regex what paths of files must match; one group for each distinct placeholder
 */
record FilePattern(List<String> literals, List<String> names, Pattern regex) {

  // Each placeholder in a name between two slashes multiplies the ways to match it.
  private static final int MAX_PLACEHOLDERS = 4;
  private static final int MAX_PLACEHOLDERS_IN_NAME = 2;
  private static final String CLASSPATH = "classpath:";
  private static final String APP_HOME = "${app.home}/";

  FilePattern {
    literals = List.copyOf(literals);
    names = List.copyOf(names);
  }

  /** Reads a name as written; empty where it has too many placeholders or leaves its folder. */
  static Optional<FilePattern> of(String written) {
    Optional<String> path = Folders.normalize("", withoutPrefix(written));
    return path.flatMap(FilePattern::parse);
  }

  /** Whether a name as written stays in its folder. */
  static boolean isWithin(String written) {
    return Folders.normalize("", withoutPrefix(written)).isPresent();
  }

  private static String withoutPrefix(String written) {
    String text = written.strip();
    if (text.startsWith(CLASSPATH)) {
      text = text.substring(CLASSPATH.length());
    }
    if (text.startsWith(APP_HOME)) {
      text = text.substring(APP_HOME.length());
    }
    // Files written on Windows name their folders so; there the runtime accepts it.
    return text.replace('\\', '/');
  }

  private static Optional<FilePattern> parse(String path) {
    List<String> literals = new ArrayList<>();
    List<String> names = new ArrayList<>();
    int from = 0;
    Optional<Placeholder> next = Placeholder.next(path, 0);
    while (next.isPresent() && names.size() <= MAX_PLACEHOLDERS) {
      literals.add(path.substring(from, next.get().start()));
      names.add(next.get().name(path));
      from = next.get().end();
      next = Placeholder.next(path, from);
    }
    if (names.size() > MAX_PLACEHOLDERS) {
      return Optional.empty();
    }
    literals.add(path.substring(from));
    return regex(literals, names).map(regex -> new FilePattern(literals, names, regex));
  }

  /** Empty where a name has so many placeholders that matching could take long. */
  private static Optional<Pattern> regex(List<String> literals, List<String> names) {
    boolean isWholePath = names.size() == 1 && literals.stream().allMatch(String::isEmpty);
    StringBuilder regex = new StringBuilder("(?>").append(quoted(literals.get(0)));
    int inName = 0;
    for (int i = 0; i < names.size(); i++) {
      if (++inName > MAX_PLACEHOLDERS_IN_NAME) {
        return Optional.empty();
      }
      int first = names.indexOf(names.get(i));
      String group = "(?<p" + i + ">" + (isWholePath ? ".+" : "[^/]+") + ")";
      regex.append(first < i ? "\\k<p" + first + ">" : group);
      regex.append(quoted(literals.get(i + 1)));
      if (literals.get(i + 1).contains("/")) {
        inName = 0;
      }
    }
    return Optional.of(Pattern.compile(regex.append(')').toString(), Pattern.DOTALL));
  }

  /** A slash ends what the matcher tries in different ways: names are matched one by one. */
  private static String quoted(String literal) {
    return Arrays.stream(literal.split("/", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining(")/(?>"));
  }

  boolean isLiteral() {
    return names.isEmpty();
  }

  /** How many characters are given: of two patterns that a file fits, the longer one is meant. */
  int weight() {
    return literals.stream().mapToInt(String::length).sum();
  }

  /** The values of the placeholders with which this names {@code path}; empty if it cannot. */
  Optional<Map<String, String>> match(String path) {
    Matcher matcher = regex.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.indexOf(names.get(i)) == i) {
        values.put(names.get(i), matcher.group("p" + i));
      }
    }
    return Optional.of(values);
  }

  /**
   * Whether {@code values} may be what the placeholders stand for. {@code ${env}.yaml} fits every
   * file of a folder, {@code ${env}-properties.yaml} fits {@code common-properties.yaml}, and
   * {@code dev-secure} is no environment beside {@code dev}.
   */
  boolean isPlausible(Map<String, String> values) {
    String last = literals.get(literals.size() - 1);
    boolean isBare = weight() == last.length() && last.startsWith(".");
    return values.values().stream()
        .allMatch(
            value ->
                !EnvironmentNames.isGeneral(value)
                    && (!isBare || EnvironmentNames.isLikely(value)));
  }
}
