package io.github.mulesecscan.catalog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a Mule runtime or Maven artifact: {@code 1.11.7}, {@code 4.4.0-20230320}, {@code
 * 4.6.0-SNAPSHOT}.
 *
 * @param numbers the numbers at its start
 * @param qualifier what follows the hyphen, in lower case; empty where there is none
 */
public record Version(List<Integer> numbers, String qualifier) implements Comparable<Version> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})*)(?:[-.](.*))?");
  private static final Pattern BUILD_DATE = Pattern.compile("(20\\d{6})(?:\\D.*)?");
  // What comes before a release, as Maven orders them.
  private static final Pattern BEFORE_RELEASE =
      Pattern.compile("(?:snapshot|alpha|beta|m|milestone|rc|cr)[-.]?\\d*.*");

  public Version {
    numbers = List.copyOf(numbers);
  }

  /** Reads a version; empty for what does not begin with a number, such as a placeholder. */
  public static Optional<Version> of(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<Integer> numbers = new ArrayList<>();
    for (String number : matcher.group(1).split("\\.", -1)) {
      numbers.add(Integer.parseInt(number));
    }
    String qualifier = matcher.group(2);
    return Optional.of(
        new Version(numbers, qualifier == null ? "" : qualifier.toLowerCase(Locale.ROOT)));
  }

  /** The number at {@code index}, 0 where the version is shorter. */
  public int number(int index) {
    return index < numbers.size() ? numbers.get(index) : 0;
  }

  /** The first two numbers: {@code 4.4}. */
  public String line() {
    return number(0) + "." + number(1);
  }

  /** The day of the patch that a Mule runtime names: {@code 4.4.0-20230320}. */
  public Optional<LocalDate> buildDate() {
    Matcher matcher = BUILD_DATE.matcher(qualifier);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(matcher.group(1), DateTimeFormatter.BASIC_ISO_DATE));
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
      int difference = Integer.compare(number(i), other.number(i));
      if (difference != 0) {
        return difference;
      }
    }
    int byStage = Integer.compare(stage(), other.stage());
    return byStage != 0 ? byStage : qualifier.compareTo(other.qualifier);
  }

  private int stage() {
    if (qualifier.isEmpty()) {
      return 1;
    }
    return BEFORE_RELEASE.matcher(qualifier).matches() ? 0 : 2;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int number : numbers) {
      text.append(text.isEmpty() ? "" : ".").append(number);
    }
    return text + (qualifier.isEmpty() ? "" : "-" + qualifier);
  }
}
