package io.github.mulesecscan.compliance;

import io.github.mulesecscan.catalog.Standards;
import io.github.mulesecscan.catalog.Standards.Extent;
import io.github.mulesecscan.catalog.Standards.Requirement;
import io.github.mulesecscan.catalog.Standards.Standard;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a scan says of standards, as evidence for an audit: which of their entries the rules that
 * ran support, and what these rules found. It supports an audit and proves nothing.
 *
 * @param standards the standards of the catalogue, then those that only rules name, by name
 */
public record Evidence(List<StandardEvidence> standards) {

  public Evidence {
    standards = List.copyOf(standards);
  }

  /** What {@code result} says of the standards. */
  public static Evidence of(ScanResult result) {
    return new Collector(result).evidence(Standards.builtIn());
  }

  /** Joins rules, findings and standards. */
  private static final class Collector {

    private final Map<String, Map<String, TreeSet<String>>> rules = new TreeMap<>();
    private final Map<String, List<ReportedFinding>> findings = new HashMap<>();

    Collector(ScanResult result) {
      for (RuleMetadata rule : result.rules()) {
        rule.entriesByStandard()
            .forEach((standard, entries) -> entries.forEach(entry -> add(standard, entry, rule)));
      }
      for (ReportedFinding finding : result.findings()) {
        findings.computeIfAbsent(finding.finding().ruleId(), id -> new ArrayList<>()).add(finding);
      }
    }

    private void add(String standard, String entry, RuleMetadata rule) {
      rules
          .computeIfAbsent(standard, id -> new TreeMap<>(NaturalOrder.ORDER))
          .computeIfAbsent(entry, number -> new TreeSet<>())
          .add(rule.id());
    }

    Evidence evidence(Standards known) {
      List<StandardEvidence> all = new ArrayList<>();
      known.standards().forEach(standard -> all.add(evidence(standard)));
      rules.forEach(
          (id, entries) -> {
            if (known.standard(id).isEmpty()) {
              all.add(evidence(new Standard(id, id, "", Extent.NAMED, "", List.of())));
            }
          });
      return new Evidence(all);
    }

    private StandardEvidence evidence(Standard standard) {
      Map<String, TreeSet<String>> named = rules.getOrDefault(standard.id(), Map.of());
      List<ControlEvidence> controls = new ArrayList<>();
      for (Requirement entry : standard.entries()) {
        if (standard.extent() != Extent.NAMED || named.containsKey(entry.number())) {
          controls.add(control(entry, named));
        }
      }
      named.keySet().stream()
          .filter(number -> standard.entry(number).isEmpty())
          .map(Collector::unknown)
          .forEach(entry -> controls.add(control(entry, named)));
      return new StandardEvidence(
          standard.id(),
          standard.title(),
          standard.source(),
          standard.extent(),
          standard.limit(),
          controls);
    }

    /** An entry that only a rule of somebody's own names. */
    private static Requirement unknown(String number) {
      return new Requirement(number, "", "", true, "", Set.of(), false);
    }

    private ControlEvidence control(Requirement entry, Map<String, TreeSet<String>> named) {
      List<String> ids = List.copyOf(named.getOrDefault(entry.number(), new TreeSet<>()));
      List<ReportedFinding> found =
          ids.stream()
              .flatMap(id -> findings.getOrDefault(id, List.of()).stream())
              .sorted()
              .toList();
      return new ControlEvidence(
          entry.number(),
          entry.words(),
          entry.limit(),
          entry.source(),
          entry.checked(),
          entry.isStatic(),
          ids,
          found);
    }
  }
}
