package io.github.mulesecscan.rule;

import io.github.mulesecscan.catalog.ComponentReader;
import io.github.mulesecscan.catalog.FunctionReader;
import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.Shape.TextShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the files of rules look like: one source for validation, JSON Schema and documentation. */
final class RuleFormat {

  static final TextShape ID =
      Shape.text()
          .matching("[a-z][a-z0-9]*(-[a-z0-9]+)*", "words in kebab case, such as sql-injection");

  /** Also the id of a rule that was made of a validation of API Governance. */
  private static final TextShape ANY_ID =
      Shape.text()
          .matching(
              "[a-z][a-z0-9]*(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*",
              "words in kebab case, such as sql-injection");

  static final TextShape SEVERITY =
      Shape.text().oneOf(Arrays.stream(Severity.values()).map(Severity::word).toList());
  static final TextShape CONFIDENCE =
      Shape.text().oneOf(Arrays.stream(Confidence.values()).map(Confidence::word).toList());
  static final TextShape PROFILE = Shape.text().oneOf(Profiles.names());

  private static final TextShape CODE =
      Shape.text().matching("[A-Z][A-Z0-9]*(-[A-Z][A-Z0-9]*)*-[0-9]+", "a code such as TLS-001");
  private static final TextShape VERSION =
      Shape.text().matching("[0-9]+\\.[0-9]+\\.[0-9]+", "a version such as 0.1.0");
  private static final TextShape API_TOP_10 =
      Shape.text().matching("API([1-9]|10)", "an entry of API1 to API10");
  private static final TextShape TOP_10 =
      Shape.text().matching("A(0[1-9]|10)", "an entry of A01 to A10");
  private static final TextShape TITLE =
      Shape.text().matching("[^\\n\\r]*[^\\s.]", "one line of text without a full stop at its end");
  private static final TextShape WORDS = Shape.text().nonEmpty();

  private RuleFormat() {}

  /** The shape of a rule whose parameters are those of {@code detectors}. */
  static Shape.ObjectShape rule(DetectorRegistry detectors) {
    Map<String, Shape.ObjectShape> params = new LinkedHashMap<>();
    for (DetectorFactory factory : detectors.factories()) {
      params.put(factory.name(), factory.params());
    }
    return Shape.object("rule")
        .required("id", ID, "The rule's name. Rule file, reports and suppressions all use it.")
        .optional(
            "code",
            Shape.listOf(CODE).orSingle(),
            "Code in your catalogue of rules, for dashboards: `TLS-001`.")
        .required("title", TITLE, "What is wrong, as a phrase without full stop.")
        .required("severity", SEVERITY, "How bad a finding is.")
        .optional("confidence", CONFIDENCE, "How sure a finding is; `medium` where absent.")
        .optional(
            "category",
            ID,
            "What the rule belongs to. For a built-in rule its folder; else `custom` where absent.")
        .optional("since", VERSION, "The first version with this rule.")
        .optional(
            "cwe",
            Shape.listOf(Shape.integer().min(1).max(9999)).orSingle(),
            "Numbers of the Common Weakness Enumeration, the most fitting one first.")
        .optional(
            "owasp-api",
            Shape.listOf(API_TOP_10).orSingle(),
            "Entries of the OWASP API Security Top 10 2023.")
        .optional(
            "owasp-top10", Shape.listOf(TOP_10).orSingle(), "Entries of the OWASP Top 10 2021.")
        .optional(
            "compliance",
            Shape.mapOf(ID, Shape.listOf(WORDS).orSingle()),
            "Requirement numbers that a finding supports the audit of, by standard:"
                + " `pci-dss: [\"4.2.1\"]`.")
        .optional(
            "profiles",
            Shape.anyOf(Shape.listOf(PROFILE).orSingle(), Shape.mapOf(PROFILE, SEVERITY)),
            "The built-in rulesets that contain the rule; as a mapping, with its severity there.")
        .required(
            "message", WORDS, "The finding's text. Words in braces are filled by the detector.")
        .optional("why", WORDS, "What an attacker gains, in Markdown.")
        .optional("remedy", WORDS, "How to mend it, in Markdown.")
        .optional(
            "references",
            Shape.listOf(Shape.anyOf(WORDS, reference())),
            "Pages to read on: a title, an address, or both.")
        .required("detector", Shape.text().oneOf(detectors.names()), "How the rule looks.")
        .optional(
            "params", Shape.chosenBy("detector", params), "What exactly the detector looks for.");
  }

  private static Shape.ObjectShape reference() {
    return Shape.object("reference")
        .required("title", WORDS, "The title of the page.")
        .required("url", address(), "Its address.");
  }

  private static TextShape address() {
    return Shape.text().matching("https?://[^\\s<>\"]+", "an address such as https://example.org/");
  }

  /** The shape of a ruleset. */
  static Shape.ObjectShape ruleset(DetectorRegistry detectors) {
    Shape texts = Shape.listOf(WORDS).orSingle();
    return Shape.object("ruleset")
        .optional("description", WORDS, "What the ruleset is for.")
        .optional(
            "extends",
            texts,
            "Rulesets to start from, later ones over earlier ones: a built-in name ("
                + String.join(", ", Profiles.names())
                + "), a file relative to this one, or `classpath:` and the name of a resource.")
        .optional("profile", PROFILE, "Adds the built-in rules of this profile.")
        .optional(
            "own-rules", Shape.listOf(rule(detectors)), "Rules written here. They are switched on.")
        .optional(
            "rule-files",
            texts,
            "Files with one rule each, relative to this file; `*`, `**` and `?` are understood."
                + " The rules are switched on.")
        .optional(
            "components",
            models(ComponentReader.SHAPE),
            "Models of components that the catalogue does not know, or knows worse than you: files"
                + " relative to this one, or the contents of such a file.")
        .optional(
            "functions",
            models(FunctionReader.FUNCTION),
            "Models of DataWeave functions: files relative to this one, or single models.")
        .optional(
            "governance",
            Shape.listOf(Shape.anyOf(WORDS, governance())).orSingle(),
            "Profiles of API Governance (`#%Validation Profile 1.0`), whose validations become"
                + " rules: files relative to this one, or `classpath:` and the name of a resource.")
        .optional("enable", texts, "Switches rules on: " + RuleSelector.FORMS + ".")
        .optional("disable", texts, "Switches rules off: " + RuleSelector.FORMS + ".")
        .optional(
            "rules",
            Shape.mapOf(
                ANY_ID, Shape.anyOf(Shape.text().oneOf(settingWords()), Shape.bool(), setting())),
            "Settings of single rules: `off`, a severity (which also switches it on), or a mapping.")
        .optional(
            "include",
            texts,
            "Patterns of paths, relative to the scanned folder, that findings must match one of.")
        .optional("exclude", texts, "Patterns of paths whose findings are dropped.");
  }

  private static Shape.ObjectShape governance() {
    TextShape level = Shape.text().oneOf(List.of("violation", "warning", "info"));
    return Shape.object("governance profile")
        .required("profile", WORDS, "The file of the profile.")
        .optional(
            "severities",
            Shape.mapOf(level, SEVERITY),
            "How bad findings are, by the profile's lists; else `high`, `medium` and `info`.");
  }

  private static Shape models(Shape written) {
    return Shape.listOf(Shape.anyOf(WORDS, written)).orSingle();
  }

  // Readers of YAML 1.1 take "off" for "false", so both are understood, and "true" as well.
  private static List<String> settingWords() {
    List<String> words = new ArrayList<>(SEVERITY.choices());
    words.add(0, "off");
    return words;
  }

  private static Shape.ObjectShape setting() {
    return Shape.object("rule setting")
        .optional(
            "enabled", Shape.bool(), "Whether the rule is on; a rule that has settings is, else.")
        .optional(
            "severity",
            SEVERITY,
            "The rule's severity. No finding of it is worse, even where the rule has worse cases.")
        .optional("confidence", CONFIDENCE, "The rule's confidence.")
        .optional("reason", WORDS, "Why it is set so; shown with the rules that are off.")
        .optional(
            "params",
            Shape.mapOf(Shape.any()),
            "Parameters of the rule's detector that replace those of the rule, key by key.");
  }
}
