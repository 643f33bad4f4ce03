package io.github.mulesecscan.scan;

import io.github.mulesecscan.secret.Credential;
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

/**
 * Hides the credentials of one application in everything that is shown. It knows every value that
 * looks like a credential, whether or not a rule reports it.
 */
final class SecretMask {

  /** What is shown instead; of one length, so that the length of the value stays hidden too. */
  static final String STARS = "******";

  /** Shorter values, and words, occur in ordinary text and are hidden only where they stand. */
  private static final int SHORTEST_IN_TEXT = 6;

  private final Map<SourcePath, List<Span>> places = new TreeMap<>();
  private final List<String> values;

  SecretMask(Collection<Credential> credentials) {
    TreeSet<String> texts =
        new TreeSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(text -> text));
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
    return List.copyOf(spans);
  }

  /** {@code text} with every known credential value replaced. */
  String hide(String text) {
    String hidden = text;
    for (String value : values) {
      if (hidden.contains(value)) {
        hidden = hidden.replace(value, STARS);
      }
    }
    return hidden;
  }
}
