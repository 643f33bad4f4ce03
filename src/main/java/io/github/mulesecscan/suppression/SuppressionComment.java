package io.github.mulesecscan.suppression;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a suppression: {@code secscan:ignore rule-id, other-rule: reason}.
 *
 * @param ruleIds the rules named, in order
 * @param reason the text after the colon; empty where it is missing
 */
record SuppressionComment(List<String> ruleIds, String reason) {

  // Possessive throughout: every text is matched in linear time.
  private static final Pattern WORDS =
      Pattern.compile(
          "^\\s*+secscan:ignore\\s++([a-z0-9/-]++(?:\\s*+,\\s*+[a-z0-9/-]++)*+)\\s*+(?::(.*+))?$",
          Pattern.DOTALL);

  /** Whether {@code comment} means to be a suppression, well-formed or not. */
  static boolean isMeantIn(String comment) {
    return comment.stripLeading().startsWith("secscan:ignore");
  }

  /** The suppression that {@code comment}, a comment without its marks, holds. */
  static Optional<SuppressionComment> parse(String comment) {
    Matcher matcher = WORDS.matcher(comment);
    if (!matcher.find()) {
      return Optional.empty();
    }
    List<String> ids = Arrays.stream(matcher.group(1).split(",", -1)).map(String::strip).toList();
    String reason = matcher.group(2) == null ? "" : matcher.group(2).strip();
    return Optional.of(new SuppressionComment(ids, reason));
  }
}
