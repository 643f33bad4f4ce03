package io.github.mulesecscan.rule;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.governance.Profile;
import io.github.mulesecscan.governance.ProfileReader;
import io.github.mulesecscan.governance.Validation;
import io.github.mulesecscan.governance.Validation.Level;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.YamlEntry;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes rules of the validations in the profiles of API Governance that a ruleset names. */
final class GovernanceRules {

  private static final Map<Level, Severity> SEVERITIES =
      Map.of(
          Level.VIOLATION, Severity.HIGH,
          Level.WARNING, Severity.MEDIUM,
          Level.INFO, Severity.INFO);

  private static final String REMEDY =
      "Change the specification so that it meets the rule of your organisation; where the rule is"
          + " wrong, change the profile.";

  private final RulesetFinder finder;
  private final RulesetSource source;
  private final List<YamlProblem> problems;
  private final List<Diagnostic> notices = new ArrayList<>();

  GovernanceRules(RulesetFinder finder, RulesetSource source, List<YamlProblem> problems) {
    this.finder = finder;
    this.source = source;
    this.problems = problems;
  }

  /** What of the profiles is not understood. */
  List<Diagnostic> notices() {
    return List.copyOf(notices);
  }

  /** The rules of the profiles that {@code fields} names. */
  List<RuleDefinition> read(RuleFields fields) {
    List<RuleDefinition> rules = new ArrayList<>();
    for (YamlNode item : fields.items("governance")) {
      String pattern =
          item instanceof YamlMapping mapping
              ? new RuleFields(mapping).text("profile")
              : RuleFields.textOf(item);
      try {
        for (SourceText text : finder.files(pattern.strip(), source)) {
          ProfileReader.read(text, problems)
              .ifPresent(profile -> add(rules, profile, text, severities(item)));
        }
      } catch (RulesetFinder.NotFound e) {
        problems.add(new YamlProblem(item.location(), String.valueOf(e.getMessage())));
      }
    }
    return rules;
  }

  private static Map<Level, Severity> severities(YamlNode item) {
    Map<Level, Severity> severities = new EnumMap<>(SEVERITIES);
    if (item instanceof YamlMapping mapping
        && mapping.get("severities").orElse(null) instanceof YamlMapping given) {
      for (YamlEntry entry : given.entries()) {
        Level level = Level.valueOf(entry.key().value().toUpperCase(Locale.ROOT));
        severities.put(level, RuleReader.severity(RuleFields.textOf(entry.value())));
      }
    }
    return severities;
  }

  private void add(
      List<RuleDefinition> rules,
      Profile profile,
      SourceText text,
      Map<Level, Severity> severities) {
    notices.addAll(profile.notices());
    Set<String> ids = new HashSet<>();
    for (Validation validation : profile.validations()) {
      String id = "governance/" + slug(profile.name()) + "/" + slug(validation.name());
      if (!ids.add(id)) {
        String message = "another validation has the same name but for its punctuation";
        problems.add(new YamlProblem(validation.location(), message));
        continue;
      }
      RuleMetadata metadata = metadata(id, profile, validation, severities);
      rules.add(
          new RuleDefinition(
              metadata, new GovernanceDetector.Factory(validation), RuleReader.none(text)));
    }
  }

  private static RuleMetadata metadata(
      String id, Profile profile, Validation validation, Map<Level, Severity> severities) {
    return new RuleMetadata(
        id,
        List.of(),
        title(validation.name()),
        severities.getOrDefault(validation.level(), Severity.MEDIUM),
        Confidence.HIGH,
        "governance",
        "",
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        "{message}",
        validation.message().strip()
            + "\n\nThis is `"
            + validation.name()
            + "`, a "
            + validation.level().word()
            + " in the profile *"
            + profile.name()
            + "* of API Governance.",
        REMEDY,
        List.of());
  }

  private static String title(String name) {
    String words = name.replaceAll("[-_\\s]+", " ").strip();
    return words.isEmpty() ? name : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** The name as part of an id: words in kebab case. */
  private static String slug(String name) {
    String words = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String slug = words.replaceAll("^-+|-+$", "");
    return slug.isEmpty() ? "unnamed" : slug;
  }
}
