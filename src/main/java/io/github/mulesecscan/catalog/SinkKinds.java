package io.github.mulesecscan.catalog;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kinds of sinks, {@code catalog/kinds.yaml}. */
public final class SinkKinds {

  private static final Shape.ObjectShape SHAPE =
      Shape.object("kinds")
          .required(
              "kinds",
              Shape.listOf(
                  Shape.object("kind")
                      .required("name", Shape.text().nonEmpty(), "What components call it.")
                      .required("title", Shape.text().nonEmpty(), "What it is.")
                      .optional("characters", Shape.text(), "What a harmless text does not hold.")
                      .optional(
                          "sequences",
                          Shape.listOf(Shape.text().matching(".{2}", "two characters")),
                          "What a harmless text does not hold, two characters each.")
                      .optional(
                          "any-text-harms", Shape.bool(), "Whether no text at all is harmless.")
                      .optional(
                          "number-harms",
                          Shape.bool(),
                          "Whether even a number, boolean or date is not harmless.")
                      .optional(
                          "text-is-harmless",
                          Shape.bool(),
                          "Whether any text is harmless, and only an object is not.")
                      .optional(
                          "discloses",
                          Shape.bool(),
                          "Whether data gets known there: nothing but hiding it makes it harmless.")
                      .optional(
                          "quotes-become",
                          Shape.listOf(Shape.text()),
                          "Of a kind x-escaped: what takes the place of single quotes.")),
              "The kinds.");

  private final List<SinkKind> kinds;

  private SinkKinds(List<SinkKind> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  /**
   * A kind of sink.
   *
   * @param name {@code sql}
   * @param title what it is
   * @param characters what a harmless text does not hold
   * @param sequences what a harmless text does not hold, each two characters long
   * @param anyTextHarms whether no text at all is harmless
   * @param numberHarms whether even a number, boolean or date is not harmless
   * @param textIsHarmless whether any text is harmless, and only an object is not
   * @param discloses whether data gets known there: nothing but hiding it makes it harmless
   * @param quotesBecome what takes the place of single quotes where a text is escaped for the kind
   */
  public record SinkKind(
      String name,
      String title,
      String characters,
      List<String> sequences,
      boolean anyTextHarms,
      boolean numberHarms,
      boolean textIsHarmless,
      boolean discloses,
      List<String> quotesBecome) {
    public SinkKind {
      sequences = List.copyOf(sequences);
      quotesBecome = List.copyOf(quotesBecome);
    }
  }

  private static final class BuiltIn {
    static final SinkKinds TABLE = Resources.read("kinds.yaml", SinkKinds::read);
  }

  static SinkKinds builtIn() {
    return BuiltIn.TABLE;
  }

  /** The name of a kind. */
  static Shape name() {
    return Shape.text().oneOf(builtIn().kinds.stream().map(SinkKind::name).toList());
  }

  /**
   * Names of kinds that something clears; {@code all} are every kind, {@code number} those that a
   * number is harmless to.
   */
  static Shape cleared() {
    List<String> words = new ArrayList<>(List.of("all", "number"));
    builtIn().kinds.forEach(kind -> words.add(kind.name()));
    return Shape.listOf(Shape.text().oneOf(words)).orSingle();
  }

  /** The kinds, in the order of the table. */
  public List<SinkKind> all() {
    return kinds;
  }

  /** The kind of that name. */
  public Optional<SinkKind> kind(String name) {
    return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst();
  }

  /** Reads the table; what is wrong with it goes to {@code problems}. */
  static SinkKinds read(SourceText text, List<YamlProblem> problems) {
    List<SinkKind> kinds = new ArrayList<>();
    Optional<YamlReader> reader = YamlReader.open(text, problems);
    if (reader.isPresent()) {
      SHAPE.check(reader.get().node(), problems);
    }
    if (reader.isPresent() && problems.isEmpty()) {
      reader.get().list("kinds").forEach(item -> kinds.add(kind(item)));
    }
    return new SinkKinds(kinds);
  }

  private static SinkKind kind(YamlReader item) {
    boolean discloses = item.optionalBoolean("discloses").orElse(false);
    return new SinkKind(
        item.requiredText("name"),
        item.requiredText("title"),
        item.optionalText("characters").orElse(""),
        item.textList("sequences"),
        item.optionalBoolean("any-text-harms").orElse(false) || discloses,
        item.optionalBoolean("number-harms").orElse(false) || discloses,
        item.optionalBoolean("text-is-harmless").orElse(false),
        discloses,
        item.textList("quotes-become"));
  }
}
