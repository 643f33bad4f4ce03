package io.github.mulesecscan.api;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the parameters of RAML's traits and resource types: {@code <<item | !singularize>>}. */
final class RamlParameters {

  private static final Pattern PARAMETER =
      Pattern.compile("<<([^<>|]{1,200})((?:\\|[^<>|]{1,50}){0,5})>>");
  private static final int LONGEST = 50_000;

  private RamlParameters() {}

  static String fill(String text, Map<String, String> values) {
    if (!text.contains("<<") || text.length() > LONGEST) {
      return text;
    }
    Matcher matcher = PARAMETER.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String value = values.get(matcher.group(1).strip());
      String written = value == null ? matcher.group() : apply(matcher.group(2), value);
      matcher.appendReplacement(filled, Matcher.quoteReplacement(written));
    }
    return matcher.appendTail(filled).toString();
  }

  private static String apply(String functions, String value) {
    String result = value;
    for (String function : functions.split("\\|", -1)) {
      result = one(function.strip(), result);
    }
    return result;
  }

  private static String one(String function, String value) {
    return switch (function) {
      case "!singularize" -> RamlNouns.singular(value);
      case "!pluralize" -> RamlNouns.plural(value);
      case "!uppercase" -> value.toUpperCase(Locale.ROOT);
      case "!lowercase" -> value.toLowerCase(Locale.ROOT);
      case "!uppercamelcase" -> camel(value, true);
      case "!lowercamelcase" -> camel(value, false);
      case "!upperunderscorecase" -> separated(value, "_").toUpperCase(Locale.ROOT);
      case "!lowerunderscorecase" -> separated(value, "_").toLowerCase(Locale.ROOT);
      case "!upperhyphencase" -> separated(value, "-").toUpperCase(Locale.ROOT);
      case "!lowerhyphencase" -> separated(value, "-").toLowerCase(Locale.ROOT);
      default -> value;
    };
  }

  private static String camel(String value, boolean upper) {
    StringBuilder text = new StringBuilder();
    boolean raise = upper;
    for (int at = 0; at < value.length(); at++) {
      char c = value.charAt(at);
      if (c == '-' || c == '_' || c == ' ') {
        raise = true;
      } else {
        text.append(raise ? Character.toUpperCase(c) : c);
        raise = false;
      }
    }
    if (!upper && text.length() > 0) {
      text.setCharAt(0, Character.toLowerCase(text.charAt(0)));
    }
    return text.toString();
  }

  private static String separated(String value, String separator) {
    return value
        .replaceAll("([a-z0-9])([A-Z])", "$1" + separator + "$2")
        .replaceAll("[-_ ]", separator);
  }
}
