package io.github.mulesecscan.report;

import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Fix;
import io.github.mulesecscan.finding.Label;
import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.scan.CodeFrame;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.VisibleText;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prints findings as compilers do: what, where, the code, how the data came here, how to mend it.
 */
final class ConsoleFindings {

  /** Longer paths are shown without their middle. */
  private static final int MOST_STEPS = 20;

  private static final int MOST_RELATED = 10;
  private static final int DEEPEST_INDENT = 8;

  private final ConsoleLines lines;
  private final Ink ink;
  private final Map<String, RuleMetadata> rules;
  private final Set<String> shownRemedies = new HashSet<>();

  ConsoleFindings(ConsoleLines lines, Ink ink, ScanResult result) {
    this.lines = lines;
    this.ink = ink;
    this.rules = result.rulesById();
  }

  /** The finding in a single line, for quiet builds and for tools that read lines. */
  void printLine(Finding finding) throws IOException {
    String severity = ink.severity(finding.severity(), finding.severity().word());
    String rule = "[" + finding.ruleId() + "]";
    lines.line(
        place(finding.location())
            + ": "
            + severity
            + rule
            + " "
            + VisibleText.line(finding.message()));
  }

  void print(ReportedFinding reported) throws IOException {
    Finding finding = reported.finding();
    RuleMetadata rule = rules.get(finding.ruleId());
    printHead(finding, rule);
    int numberWidth = FramePrinter.numberWidth(reported.frame());
    String indent = " ".repeat(numberWidth);
    lines.line(indent + ink.gutter("--> ") + place(finding.location()));
    FramePrinter frames = new FramePrinter(lines, ink, finding.severity());
    if (!reported.frame().lines().isEmpty()) {
      lines.line(indent + ink.gutter(" |"));
      frames.print(reported.frame().lines(), "", numberWidth);
      lines.line(indent + ink.gutter(" |"));
    }
    printPath(reported, frames, indent);
    printRelated(finding, indent);
    printNotes(finding, rule, indent);
  }

  private void printHead(Finding finding, @Nullable RuleMetadata rule) throws IOException {
    String head = finding.severity().word() + "[" + finding.ruleId() + "]";
    String message = VisibleText.line(finding.message());
    if (rule == null) {
      lines.line(ink.severity(finding.severity(), head) + ": " + ink.strong(message));
      return;
    }
    String title = VisibleText.line(rule.title());
    lines.line(ink.severity(finding.severity(), head) + ": " + ink.strong(title));
    lines.wrapped("  ", 2, message);
  }

  private void printPath(ReportedFinding reported, FramePrinter frames, String indent)
      throws IOException {
    List<TraceStep> steps = reported.finding().trace();
    if (steps.isEmpty()) {
      return;
    }
    note(indent, "path", "from source to sink in " + counted(steps.size(), "step"));
    int leftOut = Math.max(0, steps.size() - MOST_STEPS);
    for (int i = 0; i < steps.size(); i++) {
      if (leftOut > 0 && i == MOST_STEPS / 2) {
        lines.line(indent + "   ... " + counted(leftOut, "step") + " left out");
      }
      boolean inMiddle = i >= MOST_STEPS / 2 && i < MOST_STEPS / 2 + leftOut;
      if (!inMiddle) {
        printStep(reported, i, frames, indent);
      }
    }
  }

  private void printStep(ReportedFinding reported, int index, FramePrinter frames, String indent)
      throws IOException {
    TraceStep step = reported.finding().trace().get(index);
    String nesting = "  ".repeat(Math.max(0, Math.min(step.nesting(), DEEPEST_INDENT)));
    String number = indent + "   " + nesting + (index + 1) + ". ";
    String kind = step.kind().name().toLowerCase(Locale.ROOT) + ": ";
    int leadWidth = number.length() + kind.length();
    lines.wrapped(number + ink.strong(kind), leadWidth, VisibleText.line(step.message()));
    String textIndent = " ".repeat(number.length());
    lines.line(textIndent + ink.gutter("--> ") + place(step.location()));
    boolean shownAbove = step.location().equals(reported.finding().location());
    if (!shownAbove && index < reported.stepFrames().size()) {
      CodeFrame frame = reported.stepFrames().get(index);
      List<CodeFrame.Line> marked = frame.lines().stream().filter(CodeFrame.Line::marked).toList();
      frames.print(marked, textIndent, FramePrinter.numberWidth(frame));
    }
  }

  private void printRelated(Finding finding, String indent) throws IOException {
    List<Label> related = finding.related();
    for (Label label : related.subList(0, Math.min(MOST_RELATED, related.size()))) {
      note(indent, "see", place(label.location()) + ": " + VisibleText.line(label.text()));
    }
    if (related.size() > MOST_RELATED) {
      note(indent, "see", counted(related.size() - MOST_RELATED, "further place"));
    }
  }

  private void printNotes(Finding finding, @Nullable RuleMetadata rule, String indent)
      throws IOException {
    if (rule != null) {
      printRemedy(rule, indent);
    }
    for (Fix fix : finding.fixes()) {
      boolean isSafe = fix.safety() == Fix.Safety.SAFE;
      String how =
          isSafe ? " (safe, by mule-secscan:fix)" : " (to be reviewed, by mule-secscan:fix)";
      note(indent, "fix", VisibleText.line(fix.title()) + how);
    }
    String weaknesses =
        rule == null
            ? ""
            : rule.cwe().stream().map(number -> ", CWE-" + number).collect(Collectors.joining());
    note(indent, "confidence", finding.confidence().word() + weaknesses);
  }

  /** The remedy in short; its example only once, with the rule's first finding. */
  private void printRemedy(RuleMetadata rule, String indent) throws IOException {
    String remedy = RuleText.firstParagraph(rule.remedy());
    List<String> example = RuleText.announcedCode(rule.remedy());
    boolean isFirst = shownRemedies.add(rule.id());
    if (!remedy.endsWith(":")) {
      note(indent, "remedy", remedy);
      return;
    }
    String words = remedy.substring(0, remedy.length() - 1);
    if (example.isEmpty()) {
      note(indent, "remedy", words + " (mule-secscan:explain tells how)");
      return;
    }
    note(indent, "remedy", isFirst ? remedy : words + " (as shown above)");
    for (String line : isFirst ? example : List.<String>of()) {
      lines.line(indent + "     " + line);
    }
  }

  private void note(String indent, String word, String text) throws IOException {
    String lead = indent + ink.gutter(" = ") + ink.strong(word + ":") + " ";
    lines.wrapped(lead, indent.length() + word.length() + 5, text);
  }

  static String place(Location location) {
    return VisibleText.line(location.toString());
  }

  static String counted(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
