package io.github.mulesecscan.detector;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Label;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.project.Manifest;
import io.github.mulesecscan.rule.Detector;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.rule.DetectorFactory;
import io.github.mulesecscan.rule.Reporting;
import io.github.mulesecscan.rule.ScanContext;
import io.github.mulesecscan.secret.Credential;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import io.github.mulesecscan.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reports credentials of the application by where they stand and how they were recognised. */
final class SecretDetector implements Detector {

  /**
   * Which of several places of a value names the finding in baselines: the order of places in a
   * file may change with that of attributes and flows.
   */
  private static final Comparator<Credential> BY_NAME_OF_PLACE =
      Comparator.comparing((Credential one) -> one.location().path())
          .thenComparing(Credential::anchor);

  private final Filter filter;
  private final List<Case> cases;

  private SecretDetector(Filter filter, List<Case> cases) {
    this.filter = filter;
    this.cases = List.copyOf(cases);
  }

  @Override
  public void detect(ScanContext context, Reporting reporting) {
    Map<String, List<Credential>> same = new LinkedHashMap<>();
    for (Credential credential : context.credentials()) {
      if (filter.accepts(credential, context.project().manifest())) {
        same.computeIfAbsent(identity(credential), any -> new ArrayList<>()).add(credential);
      }
    }
    Manifest manifest = context.project().manifest();
    same.values().forEach(places -> report(places, manifest, reporting));
  }

  /**
   * What is one secret, to be mended once: a real one however often a file repeats it, a trivial
   * one (which different systems may share) where a line does, as for the two passwords of a key
   * store. In scripts every line has to be mended by itself.
   */
  private static String identity(Credential credential) {
    boolean real =
        credential.quality() == Credential.Quality.REAL
            && credential.place() != Credential.Place.DATAWEAVE;
    int line = real ? 0 : credential.location().startLine();
    return credential.location().path() + ":" + line + " " + credential.value();
  }

  private void report(List<Credential> found, Manifest manifest, Reporting reporting) {
    Credential credential = found.get(0);
    String anchor = Collections.min(found, BY_NAME_OF_PLACE).anchor();
    Optional<Case> special =
        cases.stream().filter(one -> one.when().accepts(credential, manifest)).findFirst();
    Severity severity = special.flatMap(Case::optionalSeverity).orElse(reporting.rule().severity());
    Confidence confidence =
        special.flatMap(Case::optionalConfidence).orElse(reporting.rule().confidence());
    String message = special.flatMap(Case::optionalMessage).orElse(reporting.rule().message());
    List<Label> again =
        found.stream()
            .skip(1)
            .map(other -> new Label(other.location(), "the same value again, as " + other.name()))
            .toList();
    reporting.report(
        reporting
            .finding(
                credential.location(),
                anchor,
                Map.of(
                    "name", credential.name(),
                    "environments", environments(credential),
                    "file", credential.location().path().name()),
                severity,
                confidence,
                message)
            .withRelated(again));
  }

  private static String environments(Credential credential) {
    return credential.environments().isEmpty()
        ? "every environment"
        : String.join(", ", new TreeSet<>(credential.environments()));
  }

  /**
   * Which credentials; an empty set stands for all.
   *
   * @param local whether only those of something on the developer's own machine, or only others;
   *     null for both
   * @param environments names of environments of which the file serves no other
   */
  private record Filter(
      Set<Credential.Place> places,
      Set<Credential.Form> forms,
      Set<Credential.Quality> qualities,
      @Nullable Boolean local,
      List<Wildcard> environments) {

    boolean accepts(Credential credential, Manifest manifest) {
      return (places.isEmpty() || places.contains(credential.place()))
          && (forms.isEmpty() || forms.contains(credential.form()))
          && (qualities.isEmpty() || qualities.contains(credential.quality()))
          && (local == null || local == credential.local())
          && (environments.isEmpty()
              || (!credential.environments().isEmpty()
                  && credential.environments().stream()
                      .map(manifest::stageOf)
                      .allMatch(this::isMeant)));
    }

    private boolean isMeant(String environment) {
      return environments.stream().anyMatch(name -> name.matches(environment));
    }
  }

  private record Case(
      Filter when,
      @Nullable Severity severity,
      @Nullable Confidence confidence,
      @Nullable String message) {

    Optional<Severity> optionalSeverity() {
      return Optional.ofNullable(severity);
    }

    Optional<Confidence> optionalConfidence() {
      return Optional.ofNullable(confidence);
    }

    Optional<String> optionalMessage() {
      return Optional.ofNullable(message);
    }
  }

  /** Makes secret detectors. */
  static final class Factory implements DetectorFactory {

    @Override
    public String name() {
      return "secret";
    }

    @Override
    public String summary() {
      return "Reports values that are credentials by their name or their form.";
    }

    @Override
    public Shape.ObjectShape params() {
      return filterShape("secret-params")
          .optional(
              "cases",
              Shape.listOf(
                  Shape.object("secret-case")
                      .required("when", filterShape("secret-condition"), "which credentials")
                      .optional(
                          "severity",
                          Shape.text().oneOf("critical", "high", "medium", "low", "info"),
                          "the severity of these")
                      .optional(
                          "confidence",
                          Shape.text().oneOf("high", "medium", "low"),
                          "the confidence of these")
                      .optional("message", Shape.text(), "the message of these")),
              "exceptions to the rule's grades; the first that fits counts");
    }

    @Override
    public Set<String> placeholders() {
      return Set.of("name", "environments", "file");
    }

    @Override
    public Detector create(YamlMapping params, DetectorContext context) {
      List<Case> cases = new ArrayList<>();
      if (params.get("cases").orElse(null) instanceof YamlSequence list) {
        for (YamlNode item : list.items()) {
          YamlMapping mapping = (YamlMapping) item;
          cases.add(
              new Case(
                  filter((YamlMapping) mapping.get("when").orElseThrow()),
                  text(mapping, "severity").flatMap(Severity::ofWord).orElse(null),
                  text(mapping, "confidence").flatMap(Confidence::ofWord).orElse(null),
                  text(mapping, "message").orElse(null)));
        }
      }
      return new SecretDetector(filter(params), cases);
    }

    private static Shape.ObjectShape filterShape(String name) {
      return Shape.object(name)
          .optional("place", words(Credential.Place.class), "kinds of files; all if left out")
          .optional("form", words(Credential.Form.class), "how it was recognised")
          .optional("quality", words(Credential.Quality.class), "how real it looks")
          .optional("local", Shape.bool(), "belongs to something on the developer's own machine")
          .optional(
              "environments",
              Shape.listOf(Shape.text()).orSingle(),
              "the file serves these environments only; asterisks allowed");
    }

    private static Shape words(Class<? extends Enum<?>> type) {
      String[] words =
          Arrays.stream(type.getEnumConstants()).map(Factory::word).toArray(String[]::new);
      return Shape.listOf(Shape.text().oneOf(words)).orSingle();
    }

    private static String word(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Filter filter(YamlMapping mapping) {
      return new Filter(
          constants(Credential.Place.class, mapping, "place"),
          constants(Credential.Form.class, mapping, "form"),
          constants(Credential.Quality.class, mapping, "quality"),
          text(mapping, "local").map(Boolean::valueOf).orElse(null),
          texts(mapping, "environments").stream().map(Wildcard::of).toList());
    }

    private static <E extends Enum<E>> Set<E> constants(
        Class<E> type, YamlMapping mapping, String key) {
      Set<E> constants = EnumSet.noneOf(type);
      for (String word : texts(mapping, key)) {
        constants.add(Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_')));
      }
      return constants;
    }

    private static Optional<String> text(YamlMapping mapping, String key) {
      return mapping.get(key).map(node -> ((YamlScalar) node).value());
    }

    private static List<String> texts(YamlMapping mapping, String key) {
      YamlNode node = mapping.get(key).orElse(null);
      if (node instanceof YamlSequence list) {
        return list.items().stream().map(item -> ((YamlScalar) item).value()).toList();
      }
      return node instanceof YamlScalar scalar ? List.of(scalar.value()) : List.of();
    }
  }
}
