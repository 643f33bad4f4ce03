package io.github.mulesecscan.detector;

import io.github.mulesecscan.catalog.NamePattern;
import io.github.mulesecscan.detector.ValueTest.Answer;
import io.github.mulesecscan.finding.Label;
import io.github.mulesecscan.project.ConfigurationFile;
import io.github.mulesecscan.project.PropertyDefinition;
import io.github.mulesecscan.project.PropertyDefinition.Origin;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.project.ResolvedValue.State;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.rule.ScanContext;
import io.github.mulesecscan.secret.Credential;
import io.github.mulesecscan.secret.SecretKnowledge;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads conditions about definitions of configuration properties. */
final class PropertyConditions extends ConditionReader<PropertyDefinition> {

  /** A placeholder, or a call of p() in a script. */
  private static final Pattern USE =
      Pattern.compile(
          "\\$\\{(?:secure::)?([^{}]++)\\}|\\bp\\(\\s*+['\"](?:secure::)?([^'\"]++)['\"]");

  static final Shape CONDITIONS =
      ConditionReader.conditions("property", PropertyConditions::shapes);

  private static final Map<String, Origin> ORIGINS = origins();

  private static final Map<String, ConfigurationFile.Use> USES =
      Map.of(
          "plain", ConfigurationFile.Use.PLAIN,
          "secure", ConfigurationFile.Use.SECURE,
          "unreferenced", ConfigurationFile.Use.UNREFERENCED);

  /** The words for places that define properties. */
  static final Shape ORIGIN_WORDS =
      Shape.listOf(Shape.text().oneOf(List.copyOf(ORIGINS.keySet()))).orSingle().nonEmpty();

  PropertyConditions(DetectorContext context) {
    super(context);
  }

  private static List<Shape> shapes() {
    return List.of(
        Shape.object("key-condition")
            .required("key", ElementConditions.TEXTS, "Its name, asterisks allowed: `anypoint.*`."),
        Shape.object("value-condition")
            .required("value", ValueTestReader.KEYS, "Its value passes this test."),
        Shape.object("from-condition").required("from", ORIGIN_WORDS, "What defines it."),
        Shape.object("loaded-condition")
            .required(
                "loaded",
                Shape.listOf(Shape.text().oneOf("plain", "secure", "unreferenced")).orSingle(),
                "How the application loads its file: as `plain` or `secure` properties, or by no"
                    + " element that is known."),
        Shape.object("shared-condition")
            .required(
                "same-elsewhere",
                Shape.bool(),
                "Whether a file of another environment gives the same key the same value."),
        Shape.object("credential-condition")
            .required(
                "credential",
                Shape.bool(),
                "Whether its name is that of a credential and its value looks like a real one, in"
                    + " clear text."),
        Shape.object("property-file-condition")
            .required("file", ElementConditions.TEXTS, "Its file, relative to the application."),
        Shape.object("used-condition")
            .required(
                "used-in",
                ElementConditions.TEXTS,
                "An attribute or the text of such an element in Mule files holds its placeholder.")
            .optional("by", ElementConditions.TEXTS, "The attributes that count; any if absent."));
  }

  @Override
  Optional<Condition<? super PropertyDefinition>> own(YamlReader reader) {
    if (reader.has("key")) {
      List<Wildcard> keys = reader.textList("key").stream().map(Wildcard::of).toList();
      return Optional.of((property, evaluation) -> isOneOf(property.key(), keys));
    }
    if (reader.has("value")) {
      return reader.mapping("value").map(ValueTestReader::read).map(PropertyConditions::value);
    }
    if (reader.has("from")) {
      Set<Origin> origins = Set.copyOf(origins(reader, "from"));
      return Optional.of((property, evaluation) -> origins.contains(property.origin()));
    }
    if (reader.has("loaded")) {
      List<ConfigurationFile.Use> uses = reader.enumList("loaded", USES);
      return Optional.of(
          (PropertyDefinition property, Evaluation evaluation) ->
              isLoaded(property, uses, evaluation.scope()));
    }
    if (reader.has("file")) {
      List<Wildcard> files = reader.textList("file").stream().map(Wildcard::of).toList();
      return Optional.of(
          (PropertyDefinition property, Evaluation evaluation) ->
              evaluation.scope().isIn(files, property.valueLocation().path()));
    }
    if (reader.has("credential")) {
      boolean wanted = reader.optionalBoolean("credential").orElse(true);
      return Optional.of((property, evaluation) -> isCredential(property) == wanted);
    }
    if (reader.has("same-elsewhere")) {
      boolean wanted = reader.optionalBoolean("same-elsewhere").orElse(true);
      return Optional.of(
          (PropertyDefinition property, Evaluation evaluation) ->
              isSameElsewhere(property, evaluation) == wanted);
    }
    return reader.has("used-in") ? Optional.of(usedIn(reader)) : Optional.empty();
  }

  /** That the value passes {@code test}. */
  static Condition<PropertyDefinition> value(ValueTest test) {
    return (property, evaluation) -> passes(property, test, evaluation);
  }

  static List<Origin> origins(YamlReader reader, String key) {
    return reader.enumList(key, ORIGINS);
  }

  static boolean isOneOf(String key, List<Wildcard> keys) {
    return keys.stream().anyMatch(wanted -> wanted.matches(key));
  }

  private Condition<PropertyDefinition> usedIn(YamlReader reader) {
    ElementConditions elements = new ElementConditions(DocumentKind.MULE, context());
    ElementPattern pattern = elements.names(reader, "used-in");
    List<NamePattern> by = elements.attributeNames(reader, "by");
    return (property, evaluation) -> isUsed(property.key(), pattern, by, evaluation.scope());
  }

  /** What {@code test} is to be asked of: the values of {@code property} in all environments. */
  static List<ResolvedValue> values(PropertyDefinition property, ValueTest test, Scope scope) {
    return test.asWritten()
        ? List.of(new ResolvedValue(property.value(), State.LITERAL, Set.of(), Set.of(), List.of()))
        : scope.resolve(property.value());
  }

  private static boolean passes(
      PropertyDefinition property, ValueTest test, Evaluation evaluation) {
    List<ResolvedValue> values = values(property, test, evaluation.scope());
    for (ResolvedValue value : evaluation.here(values)) {
      Answer answer = test.answer(value);
      if (answer != Answer.NO) {
        evaluation.note(
            Evidence.of(property, property.key(), value, property.valueLocation(), test, answer));
        return true;
      }
    }
    return false;
  }

  private static boolean isLoaded(
      PropertyDefinition property, List<ConfigurationFile.Use> uses, Scope scope) {
    return scope.project().configurationFiles().stream()
        .filter(file -> file.path().equals(property.valueLocation().path()))
        .anyMatch(file -> uses.contains(file.use()));
  }

  private static boolean isCredential(PropertyDefinition property) {
    SecretKnowledge secrets = SecretKnowledge.builtIn();
    return secrets.names().isSecret(property.key())
        && secrets
            .values()
            .judge(property.key(), property.value())
            .filter(Credential.Quality.REAL::equals)
            .isPresent();
  }

  private static boolean isSameElsewhere(PropertyDefinition property, Evaluation evaluation) {
    for (PropertyDefinition other :
        evaluation.scope().project().resolver().definitions(property.key())) {
      boolean isElsewhere =
          !property.environments().isEmpty()
              && !other.environments().isEmpty()
              && Collections.disjoint(property.environments(), other.environments());
      if (isElsewhere && other.value().equals(property.value())) {
        evaluation.relate(
            new Label(
                other.valueLocation(),
                "the same value in " + String.join(", ", new TreeSet<>(other.environments()))));
        return true;
      }
    }
    return false;
  }

  private static boolean isUsed(
      String key, ElementPattern pattern, List<NamePattern> by, Scope scope) {
    return scope
        .once(new UsedKeys(pattern.names(), by), () -> usedKeys(pattern, by, scope))
        .contains(key);
  }

  private record UsedKeys(List<NamePattern> users, List<NamePattern> by)
      implements ScanContext.Derived<Set<String>> {}

  /** The properties that elements of {@code pattern} name, in attributes or text. */
  private static Set<String> usedKeys(ElementPattern pattern, List<NamePattern> by, Scope scope) {
    Set<String> keys = new HashSet<>();
    pattern.named(scope).forEach(element -> addKeys(element, by, keys));
    return Set.copyOf(keys);
  }

  private static void addKeys(XmlElement element, List<NamePattern> by, Set<String> keys) {
    for (XmlAttribute attribute : element.attributes()) {
      boolean counts =
          by.isEmpty()
              || by.stream().anyMatch(name -> name.matches(attribute.uri(), attribute.getName()));
      if (counts) {
        addKeys(attribute.getValue(), keys);
      }
    }
    if (by.isEmpty()) {
      addKeys(element.contentView().content(), keys);
    }
  }

  private static void addKeys(String text, Set<String> keys) {
    if (text.indexOf('{') < 0 && text.indexOf('(') < 0) {
      return;
    }
    Matcher use = USE.matcher(text);
    while (use.find()) {
      keys.add(use.group(1) == null ? use.group(2) : use.group(1));
    }
  }

  private static Map<String, Origin> origins() {
    Map<String, Origin> words = new LinkedHashMap<>();
    words.put("properties", Origin.PROPERTIES_FILE);
    words.put("yaml", Origin.YAML_FILE);
    words.put("global-property", Origin.GLOBAL_PROPERTY);
    words.put("pom", Origin.POM);
    return words;
  }
}
