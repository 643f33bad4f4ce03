package io.github.mulesecscan.report;

import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Fix;
import io.github.mulesecscan.finding.Label;
import io.github.mulesecscan.finding.TextEdit;
import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.scan.AcceptedFinding;
import io.github.mulesecscan.scan.CodeFrame;
import io.github.mulesecscan.scan.Novelty;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.VisibleText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The findings of the JSON report. */
final class JsonFindings {

  private final Json json;
  private final Map<String, RuleMetadata> rules;

  JsonFindings(Json json, ScanResult result) {
    this.json = json;
    this.rules = result.rulesById();
  }

  void write(ReportedFinding reported) throws IOException {
    Finding finding = reported.finding();
    RuleMetadata rule = rules.get(finding.ruleId());
    json.field("ruleId", finding.ruleId());
    json.field("severity", finding.severity().word());
    json.field("confidence", finding.confidence().word());
    json.field("message", VisibleText.line(finding.message()));
    json.field("application", reported.application().value());
    json.field("fingerprint", reported.fingerprint());
    json.field("anchor", finding.anchor());
    if (reported.novelty() == Novelty.UNKNOWN) {
      json.nothing("baselineState");
    } else {
      json.field("baselineState", reported.novelty().word());
    }
    writePlace(finding.location());
    writeFrame(reported.frame());
    json.array("trace", () -> writeTrace(reported));
    json.array("related", () -> writeRelated(finding.related()));
    json.array("fixes", () -> writeFixes(finding.fixes()));
    writeSuppression(reported.suppression());
    json.object(
        "compliance",
        () -> {
          if (rule != null) {
            JsonReporter.writeCompliance(json, rule);
          }
        });
  }

  private void writePlace(Location location) throws IOException {
    json.field("file", location.path().value());
    writeRegion(json, location);
  }

  static void writeRegion(Json json, @Nullable Location location) throws IOException {
    if (location == null) {
      json.nothing("region");
      return;
    }
    json.object(
        "region",
        () -> {
          json.field("startLine", location.startLine());
          json.field("startColumn", location.startColumn());
          json.field("endLine", location.endLine());
          json.field("endColumn", location.endColumn());
          json.field("offset", location.span().offset());
          json.field("length", location.span().length());
        });
  }

  private void writeFrame(CodeFrame frame) throws IOException {
    json.array(
        "frame",
        () -> {
          for (CodeFrame.Line line : frame.lines()) {
            json.object(
                () -> {
                  json.field("line", line.number());
                  json.field("text", VisibleText.block(line.text()));
                  json.field("markStart", line.markStart());
                  json.field("markEnd", line.markEnd());
                });
          }
        });
  }

  private void writeTrace(ReportedFinding reported) throws IOException {
    List<TraceStep> steps = reported.finding().trace();
    for (int i = 0; i < steps.size(); i++) {
      TraceStep step = steps.get(i);
      List<CodeFrame> frames = reported.stepFrames();
      CodeFrame frame = i < frames.size() ? frames.get(i) : CodeFrame.NONE;
      json.object(
          () -> {
            json.field("kind", step.kind().name().toLowerCase(Locale.ROOT));
            json.field("nesting", step.nesting());
            json.field("message", VisibleText.line(step.message()));
            writePlace(step.location());
            writeFrame(frame);
          });
    }
  }

  private void writeRelated(List<Label> related) throws IOException {
    for (Label label : related) {
      json.object(
          () -> {
            json.field("text", VisibleText.line(label.text()));
            writePlace(label.location());
          });
    }
  }

  private void writeFixes(List<Fix> fixes) throws IOException {
    for (Fix fix : fixes) {
      json.object(
          () -> {
            json.field("title", VisibleText.line(fix.title()));
            json.field("safe", fix.safety() == Fix.Safety.SAFE);
            json.array("edits", () -> writeEdits(fix.edits()));
          });
    }
  }

  private void writeEdits(List<TextEdit> edits) throws IOException {
    for (TextEdit edit : edits) {
      json.object(
          () -> {
            json.field("file", edit.path().value());
            json.field("offset", edit.span().offset());
            json.field("length", edit.span().length());
            json.field("replacement", edit.replacement());
          });
    }
  }

  private void writeSuppression(@Nullable AcceptedFinding accepted) throws IOException {
    if (accepted == null) {
      json.nothing("suppression");
      return;
    }
    json.object(
        "suppression",
        () -> {
          json.field("kind", accepted.kind().name().toLowerCase(Locale.ROOT));
          json.field("reason", VisibleText.line(accepted.reason()));
          writePlace(accepted.location());
        });
  }
}
