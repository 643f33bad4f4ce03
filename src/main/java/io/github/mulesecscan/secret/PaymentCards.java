package io.github.mulesecscan.secret;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells numbers of payment cards that look alive from those that are published for tests. */
public final class PaymentCards {

  private static final int FEWEST_DIGITS = 13;

  private static final Pattern DIGITS =
      Pattern.compile("(?:^|[^0-9A-Za-z.\\-])((?:[0-9][ -]?){12,18}[0-9])(?:$|[^0-9A-Za-z.\\-])");

  /** Visa, Mastercard, American Express, Discover. */
  private static final Pattern ISSUERS =
      Pattern.compile(
          "4[0-9]{15}|5[1-5][0-9]{14}|2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}|7[01][0-9]|720)[0-9]{12}"
              + "|3[47][0-9]{13}|6(?:011|5[0-9]{2})[0-9]{12}");

  /** Numbers that payment services publish for tests. */
  private static final Set<String> FOR_TESTS =
      Set.of(
          "4111111111111111",
          "4012888888881881",
          "4242424242424242",
          "4000056655665556",
          "4000000000000002",
          "4000000000009995",
          "4917610000000000",
          "4444333322221111",
          "4005550000000019",
          "4007000000027",
          "4012000033330026",
          "4009348888881881",
          "5555555555554444",
          "5105105105105100",
          "5200828282828210",
          "5454545454545454",
          "2223003122003222",
          "2222405343248877",
          "5424000000000015",
          "5431111111111111",
          "378282246310005",
          "371449635398431",
          "378734493671000",
          "370000000000002",
          "6011111111111117",
          "6011000990139424",
          "6011000000000012",
          "6011000000000004");

  private PaymentCards() {}

  /** Whether {@code text} holds such a number. */
  public static boolean isIn(String text) {
    return !in(text).isEmpty();
  }

  /** The places of such numbers in {@code text}, in order. */
  public static List<Span> in(String text) {
    if (!mayBeIn(text)) {
      return List.of();
    }
    List<Span> found = new ArrayList<>();
    Matcher matcher = DIGITS.matcher(text);
    int from = 0;
    while (matcher.find(from)) {
      String digits = matcher.group(1).replace(" ", "").replace("-", "");
      if (ISSUERS.matches(digits) && hasCheckDigit(digits) && !isForTests(digits)) {
        found.add(Span.between(matcher.start(1), matcher.end(1)));
      }
      from = matcher.end(1);
    }
    return found;
  }

  /** Whether enough digits follow each other; most texts are told apart by this alone. */
  public static boolean mayBeIn(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
        if (digits == FEWEST_DIGITS) {
          return true;
        }
      } else if (c != ' ' && c != '-') {
        digits = 0;
      }
    }
    return false;
  }

  /** Few different digits are nobody's number either: 4444444444444448. */
  private static boolean isForTests(String digits) {
    return FOR_TESTS.contains(digits) || digits.chars().distinct().count() <= 3;
  }

  private static boolean hasCheckDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : digit * 2;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }
}
