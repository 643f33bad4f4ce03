package io.github.mulesecscan.report.html;

import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.scan.BaselineComparison;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.ScannedApplication;
import io.github.mulesecscan.scan.SeverityCounts;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Works out what the page shows. */
final class PageBuilder {

  private static final long KILOBYTE = 1000;

  private static final Comparator<RuleGroup> WORST_FIRST =
      Comparator.comparing(RuleGroup::tally, Tally::compareTo).thenComparing(RuleGroup::id);

  private final ScanResult result;
  private final Map<String, RuleMetadata> rules;
  private final Map<SourcePath, String> labels = new HashMap<>();
  private final List<Card> cards = new ArrayList<>();

  PageBuilder(ScanResult result) {
    this.result = result;
    this.rules = new TreeMap<>(result.rulesById());
    for (ScannedApplication application : result.applications()) {
      labels.put(application.folder(), label(application));
    }
    addCards();
  }

  static String label(ScannedApplication application) {
    String folder = application.folder().value();
    return VisibleText.line(folder.isEmpty() ? application.name() : folder);
  }

  private void addCards() {
    Set<String> ids = new HashSet<>();
    for (ReportedFinding reported : result.findings()) {
      String fingerprint = reported.fingerprint();
      String id = Card.id(fingerprint);
      if (!ids.add(id)) {
        id = id + "-" + (cards.size() + 1);
        ids.add(id);
      }
      RuleMetadata rule =
          rules.computeIfAbsent(reported.finding().ruleId(), any -> unknown(reported.finding()));
      String application =
          labels.getOrDefault(
              reported.application(), VisibleText.line(reported.application().value()));
      cards.add(new Card(id, reported, rule, application));
    }
  }

  /** What is known of a rule that is not among those run. */
  private static RuleMetadata unknown(Finding finding) {
    return new RuleMetadata(
        finding.ruleId(),
        List.of(),
        finding.ruleId(),
        finding.severity(),
        finding.confidence(),
        "",
        "",
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        "",
        "",
        "",
        List.of());
  }

  Page build(@Nullable Verdict verdict) {
    List<RuleGroup> all = ruleGroups();
    return new Page(
        Assets.load(),
        name(),
        VisibleText.line(result.toolVersion()),
        Page.Judgement.of(verdict),
        Tally.of(result.findings()),
        scope(),
        applications(),
        all.stream().filter(group -> !group.cards().isEmpty()).toList(),
        groups(Card::file, card -> ""),
        groups(Card::flow, Card::file),
        all,
        Standard.all(result),
        cards.stream().filter(Card::isSuppressed).toList(),
        notes(true),
        trend(),
        notes(false),
        choices());
  }

  private String name() {
    List<ScannedApplication> applications = result.applications();
    return applications.size() == 1
        ? VisibleText.line(applications.get(0).name())
        : Words.counted(applications.size(), "application");
  }

  private Page.Scope scope() {
    int flows = result.applications().stream().mapToInt(ScannedApplication::flows).sum();
    return new Page.Scope(
        Words.counted(result.applications().size(), "application"),
        Words.counted(result.statistics().files(), "file"),
        Words.counted(flows, "flow"),
        Words.counted(result.rules().size(), "rule"),
        Words.grouped((result.statistics().bytes() + KILOBYTE - 1) / KILOBYTE) + " kB",
        "of "
            + result.advisories().date()
            + ", "
            + Words.counted(result.advisories().days(), "day")
            + " old");
  }

  private List<Page.Application> applications() {
    return result.applications().stream()
        .map(
            application ->
                new Page.Application(
                    label(application),
                    VisibleText.line(application.name()),
                    VisibleText.line(application.folder().value()),
                    VisibleText.line(application.kind()),
                    application.files(),
                    application.flows(),
                    Tally.of(
                        SeverityCounts.ofApplication(result.findings(), application.folder()))))
        .sorted(Comparator.comparing(Page.Application::tally, Tally::compareTo))
        .toList();
  }

  private List<RuleGroup> ruleGroups() {
    Map<String, List<Card>> byRule = new HashMap<>();
    cards.stream()
        .sorted(Comparator.comparing(Card::isSuppressed))
        .forEach(card -> byRule.computeIfAbsent(card.ruleId(), any -> new ArrayList<>()).add(card));
    Map<String, List<ReportedFinding>> findings = findingsByRule();
    return rules.values().stream()
        .map(
            rule ->
                new RuleGroup(
                    rule,
                    byRule.getOrDefault(rule.id(), List.of()),
                    Tally.of(findings.getOrDefault(rule.id(), List.of()))))
        .sorted(WORST_FIRST)
        .toList();
  }

  private Map<String, List<ReportedFinding>> findingsByRule() {
    Map<String, List<ReportedFinding>> byRule = new HashMap<>();
    result
        .findings()
        .forEach(
            reported ->
                byRule
                    .computeIfAbsent(reported.finding().ruleId(), any -> new ArrayList<>())
                    .add(reported));
    return byRule;
  }

  private List<CardGroup> groups(Function<Card, String> name, Function<Card, String> within) {
    Map<List<String>, List<Card>> groups = new TreeMap<>(PageBuilder::compare);
    for (Card card : cards) {
      if (!name.apply(card).isEmpty()) {
        List<String> key = List.of(within.apply(card), name.apply(card));
        groups.computeIfAbsent(key, any -> new ArrayList<>()).add(card);
      }
    }
    return groups.entrySet().stream()
        .map(group -> CardGroup.of(group.getKey().get(1), group.getKey().get(0), group.getValue()))
        .toList();
  }

  private static int compare(List<String> one, List<String> other) {
    int first = one.get(0).compareTo(other.get(0));
    return first != 0 ? first : one.get(1).compareTo(other.get(1));
  }

  private List<Page.Note> notes(boolean aboutSuppressions) {
    return result.diagnostics().stream()
        .filter(note -> note.code().startsWith("suppression") == aboutSuppressions)
        .sorted(Comparator.comparing(Diagnostic::level))
        .map(PageBuilder::note)
        .toList();
  }

  private static Page.Note note(Diagnostic diagnostic) {
    String place =
        diagnostic.location() == null
            ? diagnostic.path().value()
            : diagnostic.location().toString();
    return new Page.Note(
        diagnostic.level().name().toLowerCase(Locale.ROOT),
        VisibleText.line(diagnostic.code()),
        VisibleText.line(place),
        Markdown.sentence(diagnostic.message()));
  }

  private List<Page.Trend> trend() {
    BaselineComparison baseline = result.baseline();
    if (baseline == null) {
      return List.of();
    }
    List<Page.Fixed> gone =
        baseline.fixed().stream()
            .map(
                entry ->
                    new Page.Fixed(
                        VisibleText.line(entry.ruleId()),
                        VisibleText.line(entry.severity()),
                        Words.capitalized(VisibleText.line(entry.severity())),
                        VisibleText.line(entry.file().value()),
                        VisibleText.line(entry.anchor())))
            .toList();
    return List.of(
        new Page.Trend(
            Words.grouped(baseline.fresh()),
            Words.grouped(baseline.unchanged()),
            Words.grouped(gone.size()),
            gone));
  }

  private Page.Choices choices() {
    return new Page.Choices(
        sorted(Card::ruleId), sorted(Card::area), sorted(Card::file), sorted(Card::application));
  }

  private Set<String> sorted(Function<Card, String> property) {
    Set<String> values = new TreeSet<>();
    cards.forEach(card -> values.add(property.apply(card)));
    return values;
  }
}
