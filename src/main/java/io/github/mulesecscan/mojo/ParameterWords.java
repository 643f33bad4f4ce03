package io.github.mulesecscan.mojo;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.gate.GatePolicy;
import io.github.mulesecscan.gate.MaxAllowed;
import io.github.mulesecscan.syntax.yaml.Suggestions;
import java.nio.file.FileSystems;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The words that parameters take. Maven itself would turn them into enum constants, but only in
 * capital letters, and would answer a slip with a stack trace.
 */
final class ParameterWords {

  private static final String NEVER = "never";

  private ParameterWords() {}

  static GatePolicy gatePolicy(
      String failOn, String minConfidence, String maxAllowed, @Nullable Boolean failOnError)
      throws MojoExecutionException {
    List<String> thresholds = new ArrayList<>(severities());
    thresholds.add(NEVER);
    String threshold = oneOf("secscan.failOn", failOn, thresholds);
    boolean never = threshold.equals(NEVER);
    return new GatePolicy(
        never ? null : Severity.valueOf(threshold.toUpperCase(Locale.ROOT)),
        confidence("secscan.minConfidence", minConfidence),
        maxAllowed(maxAllowed),
        failOnError == null ? !never : failOnError);
  }

  static Severity severity(String parameter, String word) throws MojoExecutionException {
    return Severity.valueOf(oneOf(parameter, word, severities()).toUpperCase(Locale.ROOT));
  }

  private static Confidence confidence(String parameter, String word)
      throws MojoExecutionException {
    List<String> known = Arrays.stream(Confidence.values()).map(Confidence::word).toList();
    return Confidence.valueOf(oneOf(parameter, word, known).toUpperCase(Locale.ROOT));
  }

  private static MaxAllowed maxAllowed(String text) throws MojoExecutionException {
    try {
      return MaxAllowed.parse(text);
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException("secscan." + e.getMessage());
    }
  }

  /** Each of {@code words}, as {@code known} writes it. */
  static List<String> allOf(String parameter, List<String> words, List<String> known)
      throws MojoExecutionException {
    List<String> found = new ArrayList<>();
    for (String word : words) {
      found.add(oneOf(parameter, word, known));
    }
    return found.stream().distinct().toList();
  }

  /** The one of {@code known} that {@code word} is, in any letter case. */
  static String oneOf(String parameter, String word, List<String> known)
      throws MojoExecutionException {
    String wanted = word.strip();
    for (String candidate : known) {
      if (candidate.equalsIgnoreCase(wanted)) {
        return candidate;
      }
    }
    String help =
        Suggestions.closest(wanted, known)
            .map(meant -> "did you mean '" + meant + "'?")
            .orElseGet(() -> choices(known));
    throw new MojoExecutionException(parameter + " does not know '" + wanted + "'; " + help);
  }

  /** The day that {@code text} names; without text, today. */
  static LocalDate day(String parameter, @Nullable String text) throws MojoExecutionException {
    if (text == null) {
      return LocalDate.now(ZoneOffset.UTC);
    }
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      throw new MojoExecutionException(
          parameter + " must be a day such as 2026-11-23, but is '" + text + "'");
    }
  }

  /** Checks patterns of paths. */
  static void checkPatterns(String parameter, List<String> patterns) throws MojoExecutionException {
    for (String pattern : patterns) {
      try {
        FileSystems.getDefault().getPathMatcher("glob:" + pattern);
      } catch (PatternSyntaxException e) {
        throw new MojoExecutionException(
            parameter
                + " has the pattern '"
                + pattern
                + "', which is wrong: "
                + e.getDescription());
      }
    }
  }

  private static String choices(List<String> known) {
    // A list of all rules would bury the sentence.
    return known.size() > 12
        ? "the goal 'rules' lists all " + known.size() + "."
        : "there are " + String.join(", ", known) + ".";
  }

  private static List<String> severities() {
    return Stream.of(Severity.values()).map(Severity::word).toList();
  }
}
