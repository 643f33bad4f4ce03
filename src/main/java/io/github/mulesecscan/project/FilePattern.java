package io.github.mulesecscan.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file as an element gives it, with placeholders: {@code config/${env}.yaml}.
 *
 * @param literals the texts around the placeholders, one more than there are placeholders
 * @param names the names of the placeholders
 * @param regex what paths of files must match; one group for each distinct placeholder
 */
record FilePattern(List<String> literals, List<String> names, Pattern regex) {

  // Each placeholder multiplies the ways to match a path.
  private static final int MAX_PLACEHOLDERS = 4;
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
    return Optional.of(new FilePattern(literals, names, regex(literals, names)));
  }

  private static Pattern regex(List<String> literals, List<String> names) {
    boolean isAll = literals.stream().allMatch(String::isEmpty);
    StringBuilder regex = new StringBuilder(Pattern.quote(literals.get(0)));
    for (int i = 0; i < names.size(); i++) {
      int first = names.indexOf(names.get(i));
      String group = "(?<p" + i + ">" + (isAll ? ".+" : "[^/]+") + ")";
      regex.append(first < i ? "\\k<p" + first + ">" : group);
      regex.append(Pattern.quote(literals.get(i + 1)));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
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
