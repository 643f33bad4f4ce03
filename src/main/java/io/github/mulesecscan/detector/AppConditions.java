package io.github.mulesecscan.detector;

import io.github.mulesecscan.catalog.Version;
import io.github.mulesecscan.detector.AppCondition.Declared;
import io.github.mulesecscan.detector.AppCondition.Dependency;
import io.github.mulesecscan.detector.AppCondition.Descriptor;
import io.github.mulesecscan.detector.AppCondition.Environment;
import io.github.mulesecscan.detector.AppCondition.HasElement;
import io.github.mulesecscan.detector.AppCondition.HasFile;
import io.github.mulesecscan.detector.AppCondition.HasProperty;
import io.github.mulesecscan.detector.AppCondition.Kind;
import io.github.mulesecscan.project.Manifest;
import io.github.mulesecscan.project.ProjectKind;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads conditions that ask the application as a whole; every detector understands them. */
final class AppConditions {

  private static final Shape TEXTS = ElementConditions.TEXTS;

  /** Which documents names of elements are looked up in. */
  static final Shape KINDS = Shape.text().oneOf(List.copyOf(DocumentKind.words().keySet()));

  private static final List<Shape> SHAPES = buildShapes();

  private final DetectorContext context;

  AppConditions(DetectorContext context) {
    this.context = context;
  }

  /** The shapes of these conditions. */
  static List<Shape> shapes() {
    return SHAPES;
  }

  private static List<Shape> buildShapes() {
    return List.of(
        elements("app-has", "The application has such an element."),
        elements("app-lacks", "The application has no such element."),
        Shape.object("app-kind-condition")
            .required(
                "app-kind",
                Shape.listOf(Shape.text().oneOf(List.copyOf(kinds().keySet()))).orSingle(),
                "What the project is built into."),
        Shape.object("app-property-condition")
            .required(
                "app-property",
                TEXTS,
                "Configuration properties, at least one of which is defined and passes the tests"
                    + " beside it: `anypoint.platform.*`.")
            .optional("present", Shape.bool(), "Whether one of them is defined at all.")
            .including(ValueTestReader.KEYS),
        Shape.object("app-dependency-condition")
            .required("app-dependency", TEXTS, "The pom has this dependency: `group:artifact`.")
            .optional("below", Shape.text().orPlain(), "Its version is older than this one.")
            .optional("from", Shape.text().orPlain(), "Its version is this one or newer."),
        Shape.object("app-descriptor-condition")
            .required(
                "app-descriptor",
                TEXTS,
                "The value at this path of `mule-artifact.json` passes the tests beside it:"
                    + " `minMuleVersion`, `secureProperties[]`.")
            .optional("present", Shape.bool(), "Whether there is a value at all.")
            .including(ValueTestReader.KEYS),
        Shape.object("app-runtime-condition")
            .required(
                "app-runtime",
                Shape.text().nonEmpty(),
                "The runtime may behave in this way, one of `behaviours` in `advisories.yaml`, as"
                    + " far as the project tells its version.")
            .optional(
                "sure",
                Shape.bool(),
                "Whether the version that is deployed must be known to do so; a lower bound or a"
                    + " version without the day of its build is not enough then."),
        Shape.object("app-file-condition")
            .required("app-file", TEXTS, "The application has such a file: `**/*.jks`."),
        Shape.object("manifest-condition")
            .required(
                "manifest",
                Manifest.conditionShape(),
                "The application's `mule-secscan.yaml` declares one of the words for each of these"
                    + " keys; `undeclared` where it, or the file, is missing."),
        Shape.object("environment-condition")
            .required(
                "environment",
                TEXTS,
                "The environment at hand, as the names of configuration files tell: `prod*`; its stage"
                    + " (`production`, `test`, `development`) where the manifest gives one. Does"
                    + " not hold where the application tells no environments apart."));
  }

  private static Shape.ObjectShape elements(String key, String description) {
    return Shape.object(key + "-condition")
        .required(key, TEXTS, description)
        .optional("in", KINDS, "The documents to look in; `mule` where absent.")
        .optional("when", ElementConditions.CONDITIONS, "What holds for that element.");
  }

  private static Map<String, ProjectKind> kinds() {
    Map<String, ProjectKind> words = new TreeMap<>();
    for (ProjectKind kind : ProjectKind.values()) {
      words.put(kind.name().toLowerCase(Locale.ROOT), kind);
    }
    return words;
  }

  /** Reads one of these conditions; empty where {@code reader} holds none of them. */
  Optional<Condition<Object>> read(YamlReader reader) {
    if (reader.has("app-has")) {
      return Optional.of(new HasElement(elements(reader, "app-has"), true));
    }
    if (reader.has("app-lacks")) {
      return Optional.of(new HasElement(elements(reader, "app-lacks"), false));
    }
    if (reader.has("app-kind")) {
      return Optional.of(new Kind(reader.enumList("app-kind", kinds())));
    }
    if (reader.has("app-property")) {
      List<Wildcard> keys = wildcards(reader, "app-property");
      return Optional.of(new HasProperty(keys, isPresent(reader), ValueTestReader.read(reader)));
    }
    if (reader.has("app-descriptor")) {
      List<KeyPath> paths = reader.textList("app-descriptor").stream().map(KeyPath::of).toList();
      return Optional.of(new Descriptor(paths, isPresent(reader), ValueTestReader.read(reader)));
    }
    if (reader.has("app-dependency")) {
      List<Wildcard> artifacts = wildcards(reader, "app-dependency");
      return Optional.of(
          new Dependency(artifacts, version(reader, "below"), version(reader, "from")));
    }
    if (reader.has("app-runtime")) {
      return Optional.of(runtime(reader));
    }
    if (reader.has("app-file")) {
      return Optional.of(new HasFile(wildcards(reader, "app-file")));
    }
    if (reader.has("manifest")) {
      return Optional.of(declared(reader));
    }
    return reader.has("environment")
        ? Optional.of(new Environment(wildcards(reader, "environment")))
        : Optional.empty();
  }

  private Condition<Object> runtime(YamlReader reader) {
    String behaviour = reader.requiredText("app-runtime");
    if (context.catalog().advisories().behaviour(behaviour).isEmpty()) {
      reader.problem("app-runtime", "'" + behaviour + "' is no behaviour of advisories.yaml");
    }
    return new AppCondition.OldRuntime(behaviour, reader.optionalBoolean("sure").orElse(false));
  }

  private static Declared declared(YamlReader reader) {
    Map<String, List<String>> facts = new TreeMap<>();
    Optional<YamlReader> declared = reader.mapping("manifest");
    for (String key : Manifest.keys()) {
      if (declared.isPresent() && declared.get().has(key)) {
        facts.put(key, declared.get().textList(key));
      }
    }
    return new Declared(facts);
  }

  private ElementPattern elements(YamlReader reader, String key) {
    DocumentKind kind = reader.enumValue("in", DocumentKind.words()).orElse(DocumentKind.MULE);
    return new ElementConditions(kind, context).pattern(reader, key);
  }

  private static boolean isPresent(YamlReader reader) {
    return reader.optionalBoolean("present").orElse(true);
  }

  private static List<Wildcard> wildcards(YamlReader reader, String key) {
    return reader.textList(key).stream().map(Wildcard::of).toList();
  }

  private static Optional<Version> version(YamlReader reader, String key) {
    Optional<String> written = reader.optionalText(key);
    Optional<Version> version = written.flatMap(Version::of);
    if (written.isPresent() && version.isEmpty()) {
      reader.problem(key, "'" + written.get() + "' is no version");
    }
    return version;
  }
}
