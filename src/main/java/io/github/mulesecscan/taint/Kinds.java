package io.github.mulesecscan.taint;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kinds of sinks, and what a text must not hold to be harmless to each. */
public final class Kinds {

  /** The kind that a bound on a number or size clears. */
  static final String RESOURCE_SIZE = "resource-size";

  /** The kind of pages. */
  static final String HTML = "html";

  /** The kind that a decided host clears. */
  static final String URL_HOST = "url-host";

  /** What tells who the caller is meets what he should know. */
  static final String COMPARED = "credential-compared";

  /** Bits of a set; the last one is left for kinds that no table knows. */
  private static final int LIMIT = 63;

  /**
   * A kind of sink.
   *
   * @param name {@code sql}
   * @param characters what must not be in a text
   * @param sequences what must not be in a text, each two characters long
   * @param languageDecides whether a text without those is harmless; false where no text is
   * @param clearedByNumber whether a number, boolean or date is harmless
   * @param clearedByText whether any text is harmless, and only an object is not
   * @param quotesBecome what takes the place of single quotes where a text is escaped for the kind
   */
  public record Kind(
      String name,
      String characters,
      List<String> sequences,
      boolean languageDecides,
      boolean clearedByNumber,
      boolean clearedByText,
      List<String> quotesBecome) {
    public Kind {
      sequences = List.copyOf(sequences);
      quotesBecome = List.copyOf(quotesBecome);
    }

    /** A kind that nothing is escaped for. */
    public Kind(
        String name,
        String characters,
        List<String> sequences,
        boolean languageDecides,
        boolean clearedByNumber,
        boolean clearedByText) {
      this(name, characters, sequences, languageDecides, clearedByNumber, clearedByText, List.of());
    }
  }

  private final Map<String, Integer> positions = new LinkedHashMap<>();
  private final List<Kind> kinds;
  private final Set<String> disclosing;
  private final KindSet byNumber;
  private final KindSet byHiding;
  private final KindSet byText;

  /** A table of at most 63 kinds, none of them of a place where data gets known. */
  public Kinds(List<Kind> kinds) {
    this(kinds, Set.of());
  }

  /** A table of at most 63 kinds; at those of {@code disclosing} data gets known. */
  Kinds(List<Kind> kinds, Set<String> disclosing) {
    this.disclosing = Set.copyOf(disclosing);
    if (kinds.size() > LIMIT) {
      throw new IllegalArgumentException("more than " + LIMIT + " kinds");
    }
    this.kinds = List.copyOf(kinds);
    for (Kind kind : kinds) {
      positions.put(kind.name(), positions.size());
    }
    this.byNumber = of(kinds.stream().filter(Kind::clearedByNumber).map(Kind::name).toList());
    this.byHiding = of(this.disclosing);
    this.byText = of(kinds.stream().filter(Kind::clearedByText).map(Kind::name).toList());
  }

  public Collection<String> names() {
    return List.copyOf(positions.keySet());
  }

  public Optional<Kind> kind(String name) {
    Integer position = positions.get(name);
    return position == null ? Optional.empty() : Optional.of(kinds.get(position));
  }

  /** The set of one kind. */
  KindSet of(String name) {
    return new KindSet(1L << positions.getOrDefault(name, LIMIT));
  }

  KindSet of(Collection<String> names) {
    KindSet set = KindSet.NONE;
    for (String name : names) {
      set = set.union(of(name));
    }
    return set;
  }

  /** The kinds to which numbers, booleans and dates are harmless. */
  KindSet clearedByNumber() {
    return byNumber;
  }

  /** The kinds to which only what hides data makes it harmless: masks, hashes, encryption. */
  KindSet clearedByHiding() {
    return byHiding;
  }

  /** The kinds to which any text is harmless. */
  KindSet clearedByText() {
    return byText;
  }

  /** The kinds to which texts of {@code language} are harmless. */
  KindSet clearedBy(TextLanguage language) {
    return of(
        kinds.stream()
            .filter(kind -> kind.languageDecides() && isHarmless(kind, language))
            .map(Kind::name)
            .toList());
  }

  /** The kinds that a text is escaped for if {@code replacement} stands for each single quote. */
  KindSet escapedBy(String replacement) {
    return of(
        kinds.stream()
            .filter(kind -> kind.quotesBecome().contains(replacement))
            .map(Kind::name)
            .toList());
  }

  private static boolean isHarmless(Kind kind, TextLanguage language) {
    return kind.characters().chars().noneMatch(c -> language.mayHold((char) c))
        && kind.sequences().stream().noneMatch(language::mayHold);
  }

  /** All sequences of all kinds. */
  Set<String> sequences() {
    Set<String> all = new LinkedHashSet<>();
    kinds.forEach(kind -> all.addAll(kind.sequences()));
    return all;
  }
}
