package io.github.mulesecscan.scan;

import io.github.mulesecscan.edit.TextEdits;
import io.github.mulesecscan.finding.TextEdit;
import io.github.mulesecscan.secret.Credential;
import io.github.mulesecscan.secret.PaymentCards;
import io.github.mulesecscan.secret.SocialSecurityNumbers;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Hides the credentials of one application in everything that is shown. It knows every value that
 * looks like a credential, whether or not a rule reports it. Numbers of payment cards and social
 * security numbers are hidden, too, wherever they stand.
 */
public final class SecretMask {

  /** Knows no credential. */
  public static final SecretMask NONE = new SecretMask(Map.of(), List.of());

  /** What is shown instead; of one length, so that the length of the value stays hidden too. */
  static final String STARS = "******";

  /** Shorter values, and words, occur in ordinary text and are hidden only where they stand. */
  private static final int SHORTEST_IN_TEXT = 6;

  private static final Comparator<String> LONGEST =
      Comparator.comparingInt(String::length).reversed().thenComparing(text -> text);

  private final Map<SourcePath, List<Span>> places = new TreeMap<>();
  private final List<String> values;

  SecretMask(Collection<Credential> credentials) {
    TreeSet<String> texts = new TreeSet<>(LONGEST);
    for (Credential credential : credentials) {
      SourcePath path = credential.location().path();
      places.computeIfAbsent(path, any -> new ArrayList<>()).add(credential.location().span());
      boolean telling = credential.quality() == Credential.Quality.REAL;
      if (telling && credential.value().length() >= SHORTEST_IN_TEXT) {
        texts.add(credential.value());
      }
    }
    places.values().forEach(spans -> spans.sort(Comparator.naturalOrder()));
    values = List.copyOf(texts);
  }

  private SecretMask(Map<SourcePath, List<Span>> places, List<String> values) {
    this.places.putAll(places);
    this.values = List.copyOf(values);
  }

  /** Hides what this one and {@code other}, of another application, hide. */
  SecretMask and(SecretMask other) {
    Map<SourcePath, List<Span>> both = new TreeMap<>(places);
    other.places.forEach(
        (path, spans) ->
            both.merge(
                path,
                spans,
                (some, more) ->
                    Stream.concat(some.stream(), more.stream()).distinct().sorted().toList()));
    List<String> texts =
        Stream.concat(values.stream(), other.values.stream()).distinct().sorted(LONGEST).toList();
    return new SecretMask(both, texts);
  }

  /**
   * What this one hides, and in the place of it what {@code later} hides, a mask of a later scan,
   * in the files below {@code folders}: there places have moved.
   */
  public SecretMask replacedBy(SecretMask later, Collection<SourcePath> folders) {
    Map<SourcePath, List<Span>> now = new TreeMap<>(places);
    now.keySet().removeIf(path -> folders.stream().anyMatch(path::isWithin));
    now.putAll(later.places);
    return new SecretMask(now, values).andValuesOf(later);
  }

  /** Hides, besides what this one does, the values that {@code other} knows, wherever they are. */
  public SecretMask andValuesOf(SecretMask other) {
    List<String> texts =
        Stream.concat(values.stream(), other.values.stream()).distinct().sorted(LONGEST).toList();
    return new SecretMask(places, texts);
  }

  /** The text of {@code file} with its credentials replaced; its lines stay. */
  public String masked(SourceText file) {
    return TextEdits.apply(file.content(), edits(file));
  }

  /** The edits that replace the credentials of {@code file}. */
  List<TextEdit> edits(SourceText file) {
    List<TextEdit> edits = new ArrayList<>();
    int end = 0;
    for (Span secret : secretsIn(file, file.span())) {
      if (secret.end() <= end || secret.length() == 0) {
        continue;
      }
      Span rest = Span.between(Math.max(end, secret.offset()), secret.end());
      long lines = file.slice(rest).chars().filter(c -> c == '\n').count();
      String stars = rest.offset() > secret.offset() ? "" : STARS;
      edits.add(new TextEdit(file.path(), rest, stars + "\n".repeat((int) lines)));
      end = rest.end();
    }
    return edits;
  }

  /** The credentials in {@code part} of {@code file}, known by place or by value, in order. */
  List<Span> secretsIn(SourceText file, Span part) {
    TreeSet<Span> spans = new TreeSet<>();
    for (Span place : places.getOrDefault(file.path(), List.of())) {
      if (place.overlaps(part)) {
        spans.add(place);
      }
    }
    String text = file.slice(part);
    for (String value : values) {
      for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
        spans.add(new Span(part.offset() + at, value.length()));
      }
    }
    for (Span number : numbersIn(text)) {
      spans.add(new Span(part.offset() + number.offset(), number.length()));
    }
    return List.copyOf(spans);
  }

  /** Numbers that are somebody's, whose digits say so. */
  private static List<Span> numbersIn(String text) {
    List<Span> cards = PaymentCards.in(text);
    List<Span> people = SocialSecurityNumbers.in(text);
    return Stream.concat(cards.stream(), people.stream()).sorted().toList();
  }

  private static String withoutNumbers(String text) {
    StringBuilder shown = new StringBuilder();
    int end = 0;
    for (Span number : numbersIn(text)) {
      // Digits may be of two numbers at once.
      if (number.offset() >= end) {
        shown.append(text, end, number.offset()).append(STARS);
      }
      end = Math.max(end, number.end());
    }
    return end == 0 ? text : shown.append(text, end, text.length()).toString();
  }

  /** {@code text} with every known credential value, and every number of somebody, replaced. */
  public String hide(String text) {
    String hidden = text;
    for (String value : values) {
      if (hidden.contains(value)) {
        hidden = hidden.replace(value, STARS);
      }
    }
    return withoutNumbers(hidden);
  }
}
