package io.github.mulesecscan.secret;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells social security numbers of the United States that may be somebody's from made-up ones. */
public final class SocialSecurityNumbers {

  /** The name has to be in the line: three groups of digits alone may be anything. */
  private static final Pattern NAMED =
      Pattern.compile("(?i)(^|[^a-z])(ssn|social[ _-]?security)|[a-z](Ssn|SSN)\\b");

  private static final Pattern NUMBER =
      Pattern.compile("(?:^|[^0-9-])([0-9]{3})-([0-9]{2})-([0-9]{4})(?:$|[^0-9-])");

  /** Published in advertisements and documentation. */
  private static final Set<String> MADE_UP =
      Set.of(
          "078-05-1120",
          "219-09-9999",
          "457-55-5462",
          "123-45-6789",
          "111-11-1111",
          "222-22-2222",
          "333-33-3333",
          "444-44-4444",
          "555-55-5555",
          "777-77-7777",
          "888-88-8888",
          "123-12-1234",
          "111-22-3333",
          "123-45-6780",
          "321-54-9876");

  private SocialSecurityNumbers() {}

  /** Whether {@code line} holds such a number, and names it. */
  public static boolean isIn(String line) {
    return !in(line).isEmpty();
  }

  /** The places of such numbers in {@code text}, in lines that name them, in order. */
  public static List<Span> in(String text) {
    if (!mayBeIn(text)) {
      return List.of();
    }
    List<Span> found = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      addThoseOf(text.substring(start, end), start, found);
      start = end + 1;
    }
    return found;
  }

  private static void addThoseOf(String line, int offset, List<Span> found) {
    if (!mayBeIn(line) || !NAMED.matcher(line).find()) {
      return;
    }
    Matcher matcher = NUMBER.matcher(line);
    int from = 0;
    while (matcher.find(from)) {
      if (isGivenOut(matcher.group(1), matcher.group(2), matcher.group(3))) {
        found.add(Span.between(offset + matcher.start(1), offset + matcher.end(3)));
      }
      from = matcher.end(3);
    }
  }

  /** Whether digits stand as in {@code 123-45-6789}; most texts are told apart by this alone. */
  public static boolean mayBeIn(String text) {
    for (int dash = text.indexOf('-', 3); dash >= 0; dash = text.indexOf('-', dash + 1)) {
      if (isDigit(text, dash - 1)
          && isDigit(text, dash + 1)
          && isDigit(text, dash + 2)
          && dash + 3 < text.length()
          && text.charAt(dash + 3) == '-'
          && isDigit(text, dash + 4)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static boolean isGivenOut(String area, String group, String serial) {
    return !area.equals("000")
        && !area.equals("666")
        && area.charAt(0) != '9'
        && !group.equals("00")
        && !serial.equals("0000")
        && !MADE_UP.contains(area + "-" + group + "-" + serial);
  }
}
