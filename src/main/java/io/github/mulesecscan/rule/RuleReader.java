package io.github.mulesecscan.rule;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.rule.RuleMetadata.Reference;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.Suggestions;
import io.github.mulesecscan.syntax.yaml.YamlEntry;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlParser;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import io.github.mulesecscan.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;

/** Reads one rule from its YAML. */
final class RuleReader {

  private static final String MESSAGE = "message";
  private static final String CUSTOM = "custom";

  private final DetectorRegistry detectors;
  private final Shape.ObjectShape shape;
  private final List<YamlProblem> problems;

  RuleReader(DetectorRegistry detectors, List<YamlProblem> problems) {
    this.detectors = detectors;
    this.shape = RuleFormat.rule(detectors);
    this.problems = problems;
  }

  /** Reads the rule of a file, whose id must be the file's name. */
  Optional<RuleDefinition> readFile(SourceText text, String category) {
    Optional<YamlMapping> root = YamlReader.open(text, problems).map(YamlReader::node);
    if (root.isEmpty()) {
      return Optional.empty();
    }
    String name = text.path().name();
    String expected = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    Optional<RuleDefinition> rule = read(root.get(), category);
    if (rule.isPresent() && !rule.get().id().equals(expected)) {
      String message =
          "'id' must be the file's name: "
              + rule.get().id()
              + " belongs into "
              + rule.get().id()
              + ".yaml";
      problems.add(new YamlProblem(location(root.get(), "id"), message));
    }
    return rule;
  }

  /**
   * Reads the rule of a mapping.
   *
   * @param category what the rule belongs to if it does not say; a rule that says otherwise is
   *     wrong unless this is empty
   */
  Optional<RuleDefinition> read(YamlMapping node, String category) {
    int before = problems.size();
    shape.check(node, problems);
    if (problems.size() > before) {
      return Optional.empty();
    }
    RuleFields fields = new RuleFields(node);
    DetectorFactory factory = detectors.find(fields.text("detector")).orElseThrow();
    RuleMetadata metadata = metadata(fields, category);
    if (!category.isEmpty() && !metadata.category().equals(category)) {
      String message = "'category' must be the name of the folder, " + category;
      problems.add(new YamlProblem(location(node, "category"), message));
    }
    node.get(MESSAGE).ifPresent(message -> checkMessage(message, factory, problems));
    YamlMapping params =
        node.get("params").orElse(null) instanceof YamlMapping given ? given : none(node);
    return Optional.of(new RuleDefinition(metadata, factory, params));
  }

  private static RuleMetadata metadata(RuleFields fields, String category) {
    Severity severity = severity(fields.text("severity"));
    return new RuleMetadata(
        fields.text("id"),
        fields.texts("code"),
        fields.text("title"),
        severity,
        Confidence.ofWord(fields.text("confidence")).orElse(Confidence.MEDIUM),
        fields.has("category") ? fields.text("category") : category.isEmpty() ? CUSTOM : category,
        fields.text("since"),
        fields.texts("cwe").stream().map(Integer::valueOf).toList(),
        fields.texts("owasp-api"),
        fields.texts("owasp-top10"),
        fields.textLists("compliance"),
        profiles(fields, severity),
        fields.text(MESSAGE).strip(),
        fields.text("why").strip(),
        fields.text("remedy").strip(),
        references(fields));
  }

  private static Map<String, Severity> profiles(RuleFields fields, Severity own) {
    Map<String, Severity> profiles = new LinkedHashMap<>();
    if (fields.node("profiles").orElse(null) instanceof YamlMapping graded) {
      for (YamlEntry entry : graded.entries()) {
        String word = ((YamlScalar) entry.value()).value();
        profiles.put(entry.key().value(), severity(word));
      }
    } else {
      fields.texts("profiles").forEach(profile -> profiles.put(profile, own));
    }
    return profiles;
  }

  private static List<Reference> references(RuleFields fields) {
    List<Reference> references = new ArrayList<>();
    for (YamlNode item : fields.items("references")) {
      if (item instanceof YamlMapping pair) {
        RuleFields both = new RuleFields(pair);
        references.add(new Reference(both.text("title"), both.text("url")));
      } else if (item instanceof YamlScalar scalar) {
        boolean address = scalar.value().matches("https?://\\S+");
        references.add(new Reference(scalar.value(), address ? scalar.value() : ""));
      }
    }
    return references;
  }

  static Severity severity(String word) {
    return Severity.ofWord(word)
        .orElseThrow(() -> new IllegalStateException("no severity " + word));
  }

  /** Checks the messages of single cases among the parameters. */
  static void checkMessages(YamlNode node, DetectorFactory factory, List<YamlProblem> problems) {
    if (node instanceof YamlSequence sequence) {
      sequence.items().forEach(item -> checkMessages(item, factory, problems));
    } else if (node instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        if (entry.key().value().equals(MESSAGE)) {
          checkMessage(entry.value(), factory, problems);
        } else {
          checkMessages(entry.value(), factory, problems);
        }
      }
    }
  }

  private static void checkMessage(
      YamlNode node, DetectorFactory factory, List<YamlProblem> problems) {
    if (!(node instanceof YamlScalar message)) {
      return;
    }
    Set<String> known = new TreeSet<>(factory.placeholders());
    Matcher matcher = Reporting.PLACEHOLDER.matcher(message.value());
    while (matcher.find()) {
      String name = matcher.group(1);
      if (!known.contains(name)) {
        String suggestion =
            Suggestions.closest(name, known)
                .map(word -> " (did you mean '{" + word + "}'?)")
                .orElse("");
        Span span = Span.between(matcher.start(), matcher.end());
        problems.add(
            new YamlProblem(
                message.view().locate(span),
                "the detector '"
                    + factory.name()
                    + "' does not fill '{"
                    + name
                    + "}'"
                    + suggestion
                    + "; it fills "
                    + (known.isEmpty() ? "none" : String.join(", ", known))));
      }
    }
  }

  private static Location location(YamlMapping node, String key) {
    return node.get(key).map(YamlNode::location).orElse(node.location());
  }

  /** An empty mapping in the rule's file, for a rule without parameters. */
  private static YamlMapping none(YamlMapping rule) {
    return none(rule.text());
  }

  /** An empty mapping in {@code file}. */
  static YamlMapping none(SourceText file) {
    SourceText empty = SourceText.root(file.path(), "{}");
    YamlNode node = YamlParser.parse(empty).first().orElseThrow();
    if (node instanceof YamlMapping mapping) {
      return mapping;
    }
    throw new IllegalStateException("{} is not a mapping");
  }
}
