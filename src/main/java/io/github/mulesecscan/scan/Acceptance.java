package io.github.mulesecscan.scan;

import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ProjectFile;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.suppression.InlineSuppressions;
import io.github.mulesecscan.suppression.Suppression;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides which findings of an application are accepted, and notes suppressions without use. */
final class Acceptance {

  /** The extensions of files whose line comments begin with slashes. */
  private static final Set<String> SLASHES = Set.of("java", "groovy");

  private final List<Suppression> suppressions;
  private final Set<Suppression> used = new LinkedHashSet<>();
  private final List<Diagnostic> problems;
  private final Set<String> rulesRun;

  Acceptance(MuleProject project, ScanRequest request) {
    InlineSuppressions inline = new InlineSuppressions();
    if (request.options().inlineSuppressions()) {
      read(project, inline);
    }
    this.suppressions = inline.suppressions();
    this.problems = inline.diagnostics();
    this.rulesRun = new LinkedHashSet<>();
    request.rules().forEach(rule -> rulesRun.add(rule.id()));
  }

  /** Who accepted {@code finding}, if anybody did. */
  Optional<AcceptedFinding> of(Finding finding) {
    Optional<Suppression> first =
        suppressions.stream().filter(one -> one.accepts(finding)).findFirst();
    first.ifPresent(used::add);
    return first.map(
        one -> new AcceptedFinding(AcceptedFinding.Kind.INLINE, one.reason(), one.location()));
  }

  /** What is wrong with suppressions; asked for after all findings were looked at. */
  List<Diagnostic> diagnostics() {
    List<Diagnostic> all = new ArrayList<>(problems);
    for (Suppression suppression : suppressions) {
      if (!used.contains(suppression) && rulesRun.containsAll(suppression.ruleIds())) {
        all.add(
            Diagnostic.at(
                Diagnostic.Level.NOTE,
                "suppression-unused",
                suppression.location(),
                "nothing here is reported by "
                    + String.join(", ", suppression.ruleIds().stream().sorted().toList())
                    + "; the suppression can be removed"));
      }
    }
    return all;
  }

  private static void read(MuleProject project, InlineSuppressions inline) {
    project.configs().forEach(config -> inline.read(config.document()));
    project.pom().ifPresent(pom -> inline.read(pom.document()));
    project.logging().forEach(logging -> logging.xml().ifPresent(inline::read));
    project.configurationFiles().forEach(file -> inline.readLines(file.text(), "#"));
    project.specifications().forEach(file -> inline.readLines(file.text(), "#"));
    project.otherFiles().forEach(file -> inline.readLines(file.text(), mark(file)));
    project.dataWeaveFiles().forEach(file -> inline.readLines(file.text(), "//"));
  }

  private static String mark(ProjectFile file) {
    return SLASHES.contains(file.path().extension()) ? "//" : "#";
  }
}
