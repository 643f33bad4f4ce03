package io.github.mulesecscan.report;

import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Fix;
import io.github.mulesecscan.finding.Label;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.finding.TextEdit;
import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.scan.AcceptedFinding;
import io.github.mulesecscan.scan.Novelty;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.VisibleText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Findings as the results of a SARIF run. */
final class SarifResults {

  /** Code scanning keeps 1,000 steps of a path and 100 places of a result. */
  private static final int MOST_STEPS = 1_000;

  private static final int MOST_RELATED = 99;

  private final Json json;
  private final SarifRules rules;
  private final SarifLocations locations;
  private final boolean withSuppressed;
  private final Map<String, Integer> fingerprints = new HashMap<>();

  SarifResults(Json json, SarifRules rules, boolean withSuppressed) {
    this.json = json;
    this.rules = rules;
    this.locations = new SarifLocations(json);
    this.withSuppressed = withSuppressed;
  }

  void write(ReportedFinding reported) throws IOException {
    Finding finding = reported.finding();
    json.field("ruleId", finding.ruleId());
    OptionalInt rule = rules.indexOf(finding.ruleId());
    if (rule.isPresent()) {
      json.field("ruleIndex", rule.getAsInt());
    }
    json.field("level", SarifGrade.level(finding.severity()));
    List<Label> related = head(finding.related(), MOST_RELATED);
    json.object("message", () -> json.field("text", message(finding, related)));
    json.array("locations", () -> json.object(() -> writePrimary(finding)));
    writeFingerprints(reported);
    writePath(finding.trace());
    writeRelated(related);
    if (withSuppressed) {
      writeSuppressions(reported);
    }
    writeFixes(finding.fixes());
    if (reported.novelty() != Novelty.UNKNOWN) {
      json.field("baselineState", reported.novelty().word());
    }
    json.object("properties", () -> writeProperties(reported, rule));
  }

  /** The message, with links to the related places: code scanning shows only places linked so. */
  private static String message(Finding finding, List<Label> related) {
    String message = unlinked(VisibleText.line(finding.message())).strip();
    if (related.isEmpty()) {
      return message;
    }
    StringBuilder text = new StringBuilder(message).append(message.endsWith(".") ? "" : ".");
    for (int i = 0; i < related.size(); i++) {
      String label = VisibleText.line(related.get(i).text());
      text.append(i == 0 ? " See: [" : ", [");
      text.append(label.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]"));
      text.append("](").append(i + 1).append(')');
    }
    return text.append('.').toString();
  }

  /** Keeps {@code vars['x'](1)} in a message from being taken for a link. */
  private static String unlinked(String text) {
    return text.replace("](", "] (");
  }

  private void writePrimary(Finding finding) throws IOException {
    locations.writePhysical(finding.location());
    if (!finding.anchor().isEmpty()) {
      String anchor = VisibleText.line(finding.anchor());
      json.array(
          "logicalLocations", () -> json.object(() -> json.field("fullyQualifiedName", anchor)));
    }
  }

  /**
   * Code scanning knows a finding again by {@code primaryLocationLineHash} alone. Its upload action
   * would work out a hash of the line where we give none, but uploads by other ways have none then,
   * and ours survives changes of the line; the action keeps ours and logs that it differs.
   */
  private void writeFingerprints(ReportedFinding reported) throws IOException {
    int ordinal = fingerprints.merge(reported.fingerprint(), 1, Integer::sum);
    String unique = reported.fingerprint() + ":" + ordinal;
    json.object(
        "partialFingerprints",
        () -> {
          json.field("primaryLocationLineHash", unique);
          json.field("muleSecscan/v1", unique);
        });
  }

  private void writePath(List<TraceStep> trace) throws IOException {
    if (trace.isEmpty()) {
      return;
    }
    List<TraceStep> steps = ends(trace, MOST_STEPS);
    Json.Body threadFlow =
        () ->
            json.array(
                "locations",
                () -> {
                  for (TraceStep step : steps) {
                    json.object(() -> writeStep(step));
                  }
                });
    json.array(
        "codeFlows",
        () -> json.object(() -> json.array("threadFlows", () -> json.object(threadFlow))));
  }

  private void writeStep(TraceStep step) throws IOException {
    json.object(
        "location",
        () -> {
          locations.writePhysical(step.location());
          json.object(
              "message", () -> json.field("text", unlinked(VisibleText.line(step.message()))));
        });
    json.texts("kinds", kinds(step.kind()));
    json.field("nestingLevel", step.nesting());
    boolean end = step.kind() == TraceStep.Kind.SOURCE || step.kind() == TraceStep.Kind.SINK;
    json.field("importance", end ? "essential" : "important");
  }

  private static List<String> kinds(TraceStep.Kind kind) {
    return switch (kind) {
      case SOURCE -> List.of("taint", "source");
      case PROPAGATION -> List.of("taint");
      case CALL -> List.of("call", "taint");
      case RETURN -> List.of("return", "taint");
      case SINK -> List.of("taint", "sink");
    };
  }

  private void writeRelated(List<Label> related) throws IOException {
    if (related.isEmpty()) {
      return;
    }
    json.array(
        "relatedLocations",
        () -> {
          for (int i = 0; i < related.size(); i++) {
            Label label = related.get(i);
            int id = i + 1;
            json.object(
                () -> {
                  json.field("id", id);
                  locations.writePhysical(label.location());
                  json.object(
                      "message",
                      () -> json.field("text", unlinked(VisibleText.line(label.text()))));
                });
          }
        });
  }

  /** Present on every result or on none, as SARIF asks; empty where nobody accepted the finding. */
  private void writeSuppressions(ReportedFinding reported) throws IOException {
    AcceptedFinding accepted = reported.suppression();
    json.array(
        "suppressions",
        () -> {
          if (accepted != null) {
            json.object(() -> writeSuppression(accepted));
          }
        });
  }

  private void writeSuppression(AcceptedFinding accepted) throws IOException {
    boolean inline = accepted.kind() == AcceptedFinding.Kind.INLINE;
    json.field("kind", inline ? "inSource" : "external");
    json.field("status", "accepted");
    json.field("justification", VisibleText.line(accepted.reason()));
    json.object("location", () -> locations.writePhysical(accepted.location()));
  }

  private void writeFixes(List<Fix> fixes) throws IOException {
    if (fixes.isEmpty()) {
      return;
    }
    json.array(
        "fixes",
        () -> {
          for (Fix fix : fixes) {
            json.object(() -> writeFix(fix));
          }
        });
  }

  private void writeFix(Fix fix) throws IOException {
    json.object("description", () -> json.field("text", unlinked(VisibleText.line(fix.title()))));
    Map<SourcePath, List<TextEdit>> byFile = new TreeMap<>();
    fix.edits()
        .forEach(edit -> byFile.computeIfAbsent(edit.path(), p -> new ArrayList<>()).add(edit));
    json.array(
        "artifactChanges",
        () -> {
          for (Map.Entry<SourcePath, List<TextEdit>> file : byFile.entrySet()) {
            json.object(() -> writeChange(file.getKey(), file.getValue()));
          }
        });
    boolean safe = fix.safety() == Fix.Safety.SAFE;
    json.object("properties", () -> json.field("safety", safe ? "safe" : "unsafe"));
  }

  private void writeChange(SourcePath path, List<TextEdit> edits) throws IOException {
    locations.writeArtifact(path);
    json.array(
        "replacements",
        () -> {
          for (TextEdit edit : edits) {
            json.object(
                () -> {
                  locations.writeDeletedRegion(edit.span());
                  json.object("insertedContent", () -> json.field("text", edit.replacement()));
                });
          }
        });
  }

  private void writeProperties(ReportedFinding reported, OptionalInt rule) throws IOException {
    Severity severity = reported.finding().severity();
    json.field("severity", severity.word());
    json.field("confidence", reported.finding().confidence().word());
    json.field("application", VisibleText.line(reported.application().value()));
    boolean differs = rule.isEmpty() || rules.at(rule.getAsInt()).severity() != severity;
    var number = SarifGrade.securitySeverity(severity);
    if (differs && number.isPresent()) {
      json.field("security-severity", number.get());
    }
  }

  private static <T> List<T> head(List<T> all, int most) {
    return all.size() <= most ? all : all.subList(0, most);
  }

  /** Of a long path the beginning and the end. */
  private static <T> List<T> ends(List<T> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    List<T> kept = new ArrayList<>(all.subList(0, most / 2));
    kept.addAll(all.subList(all.size() - most / 2, all.size()));
    return kept;
  }
}
