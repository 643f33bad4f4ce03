package io.github.mulesecscan.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Names of environments in the names of files and folders. */
final class EnvironmentNames {

  private static final Set<String> KNOWN =
      Set.of(
          "acc",
          "acceptance",
          "beta",
          "ci",
          "demo",
          "dev",
          "develop",
          "development",
          "dr",
          "e2e",
          "int",
          "live",
          "loc",
          "local",
          "localhost",
          "nonprod",
          "perf",
          "poc",
          "pre",
          "prd",
          "preprd",
          "preprod",
          "prod",
          "production",
          "qa",
          "qas",
          "qual",
          "sandbox",
          "sb",
          "sbx",
          "sit",
          "stage",
          "staging",
          "stg",
          "test",
          "testing",
          "training",
          "tst",
          "uat");

  /** What files are called that serve every environment, or none. */
  private static final Set<String> GENERAL =
      Set.of(
          "app",
          "application",
          "base",
          "common",
          "config",
          "configuration",
          "default",
          "error",
          "errors",
          "example",
          "global",
          "log4j2",
          "messages",
          "mule",
          "properties",
          "sample",
          "secure",
          "secret",
          "secrets",
          "shared",
          "template");

  private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern SEPARATORS = Pattern.compile("[^a-zA-Z0-9]+");

  private EnvironmentNames() {}

  /**
   * The environments that a file's name tells of, or else the nearest of its folders that tells of
   * any: {@code config/prod/db.yaml} is for {@code prod}.
   *
   * @param path the file below its resources
   */
  static Set<String> in(String path) {
    int dot = path.lastIndexOf('.');
    int slash = path.lastIndexOf('/');
    String rest = dot > slash ? path.substring(0, dot) : path;
    while (!rest.isEmpty()) {
      int cut = rest.lastIndexOf('/');
      Set<String> found = inName(rest.substring(cut + 1));
      if (!found.isEmpty()) {
        return found;
      }
      rest = cut < 0 ? "" : rest.substring(0, cut);
    }
    return Set.of();
  }

  private static Set<String> inName(String name) {
    Set<String> found = new TreeSet<>();
    for (String word : words(name)) {
      if (isKnown(word)) {
        found.add(word);
      }
    }
    return found;
  }

  /** Whether some word of {@code text} is the name of an environment. */
  static boolean isLikely(String text) {
    return !inName(text).isEmpty();
  }

  /** Whether {@code text} has a word for what all environments share. */
  static boolean isGeneral(String text) {
    return words(text).stream().anyMatch(GENERAL::contains);
  }

  /** {@code dev2} is an environment as {@code dev} is. */
  private static boolean isKnown(String word) {
    int end = word.length();
    while (end > 0 && Character.isDigit(word.charAt(end - 1))) {
      end--;
    }
    return KNOWN.contains(word) || KNOWN.contains(word.substring(0, end));
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String part : SEPARATORS.split(text, -1)) {
      for (String word : CAMEL.split(part, -1)) {
        if (!word.isEmpty()) {
          words.add(word.toLowerCase(Locale.ROOT));
        }
      }
    }
    return words;
  }
}
