package io.github.mulesecscan.report.html;

import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Fix;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.scan.AcceptedFinding;
import io.github.mulesecscan.scan.CodeFrame;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A finding as the page shows it.
 *
 * @param id names the card on the page and in addresses
 * @param reported the finding
 * @param rule its rule
 * @param application what its application is called on the page
 */
record Card(String id, ReportedFinding reported, RuleMetadata rule, String application) {

  private static final Pattern FLOW = Pattern.compile("(?:sub-)?flow/([^/]++).*+", Pattern.DOTALL);

  /** A place that helps to understand the finding. */
  record Related(String place, List<Inline> text) {}

  /** A step of the data's path. */
  record Step(
      int number,
      String kind,
      int nesting,
      List<Inline> text,
      String place,
      List<FrameLine> lines) {}

  /**
   * A repair.
   *
   * @param note whether it is safe, and how it is made
   */
  record Repair(String title, String note, List<DiffBlock> files) {}

  /** Why the finding does not count. */
  record Acceptance(String reason, String place) {}

  /** The name of the first card with this fingerprint. */
  static String id(String fingerprint) {
    return fingerprint.matches("[a-z0-9]{1,64}") ? "f-" + fingerprint : "f-";
  }

  private Finding finding() {
    return reported.finding();
  }

  String severity() {
    return finding().severity().word();
  }

  String severityTitle() {
    return Words.capitalized(severity());
  }

  String confidence() {
    return finding().confidence().word();
  }

  String ruleId() {
    return finding().ruleId();
  }

  String area() {
    return rule.category();
  }

  String file() {
    return VisibleText.line(finding().location().path().value());
  }

  String place() {
    return place(finding().location());
  }

  /** The line, for lists below the file's name. */
  int lineNumber() {
    return finding().location().startLine();
  }

  private static String place(Location location) {
    return VisibleText.line(location.toString());
  }

  String state() {
    return reported.suppressed() ? "suppressed" : "open";
  }

  /** {@code new} or {@code known}; empty where there is no baseline. */
  String novelty() {
    return switch (reported.novelty()) {
      case NEW -> "new";
      case UNCHANGED -> "known";
      case UNKNOWN -> "";
    };
  }

  boolean isSuppressed() {
    return reported.suppressed();
  }

  /** The flow or sub-flow that holds the place; empty outside of flows. */
  String flow() {
    Matcher matcher = FLOW.matcher(finding().anchor());
    return matcher.matches() ? VisibleText.line(matcher.group(1)) : "";
  }

  List<Inline> message() {
    return Markdown.sentence(finding().message());
  }

  String fingerprint() {
    return VisibleText.line(reported.fingerprint());
  }

  List<FrameLine> frame() {
    return FrameLine.all(reported.frame());
  }

  List<Related> related() {
    return finding().related().stream()
        .map(label -> new Related(place(label.location()), Markdown.sentence(label.text())))
        .toList();
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < finding().trace().size(); i++) {
      var step = finding().trace().get(i);
      CodeFrame frame =
          i < reported.stepFrames().size() ? reported.stepFrames().get(i) : CodeFrame.NONE;
      steps.add(
          new Step(
              i + 1,
              step.kind().name().toLowerCase(Locale.ROOT),
              Math.max(0, Math.min(step.nesting(), 4)),
              Markdown.sentence(step.message()),
              place(step.location()),
              FrameLine.marked(frame)));
    }
    return steps;
  }

  Optional<FlowDiagram> diagram() {
    return finding().trace().size() < 2 ? Optional.empty() : Optional.of(FlowDiagram.of(reported));
  }

  List<Repair> repairs() {
    List<Repair> repairs = new ArrayList<>();
    for (int i = 0; i < finding().fixes().size(); i++) {
      Fix fix = finding().fixes().get(i);
      List<DiffBlock> files =
          i < reported.previews().size() ? DiffBlock.all(reported.previews().get(i)) : List.of();
      boolean safe = fix.safety() == Fix.Safety.SAFE;
      String note = safe ? "safe, by mule-secscan:fix" : "by mule-secscan:fix, to be reviewed";
      repairs.add(new Repair(VisibleText.line(fix.title()), note, files));
    }
    return repairs;
  }

  Optional<Acceptance> acceptance() {
    AcceptedFinding accepted = reported.suppression();
    if (accepted == null) {
      return Optional.empty();
    }
    String reason = VisibleText.line(accepted.reason()).strip();
    return Optional.of(
        new Acceptance(reason.isEmpty() ? "no reason given" : reason, place(accepted.location())));
  }

  /** The comment that would accept the finding; empty for files that have no comments. */
  String snippet() {
    String words = "secscan:ignore " + ruleId() + ": ";
    return switch (finding().location().path().extension()) {
      case "xml" -> "<!-- " + words + "why this is acceptable -->";
      case "dwl" -> "// " + words + "why this is acceptable";
      case "yaml", "yml", "properties", "raml" -> "# " + words + "why this is acceptable";
      default -> "";
    };
  }

  /** Where the comment goes. */
  String snippetPlace() {
    return finding().location().path().extension().equals("xml")
        ? "Put this before the element:"
        : "Put this on the line before:";
  }
}
