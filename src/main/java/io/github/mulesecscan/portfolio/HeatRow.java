package io.github.mulesecscan.portfolio;

import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.source.SourcePath;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one rule found in which applications.
 *
 * @param rule the rule
 * @param risk the risk of its open findings everywhere
 * @param cells its open findings in each application that has any, by folder
 */
public record HeatRow(RuleMetadata rule, long risk, SortedMap<SourcePath, Cell> cells) {

  /**
   * The open findings of a rule in an application.
   *
   * @param count how many
   * @param worst the worst severity among them
   */
  public record Cell(int count, Severity worst) {

    Cell plus(Cell other) {
      return new Cell(count + other.count, worst.compareTo(other.worst) <= 0 ? worst : other.worst);
    }
  }

  public HeatRow {
    cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
  }

  /** How many open findings it has everywhere. */
  public int count() {
    return cells.values().stream().mapToInt(Cell::count).sum();
  }

  /** The worst severity among its open findings. */
  public Severity worst() {
    return cells.values().stream()
        .map(Cell::worst)
        .min(Severity::compareTo)
        .orElse(rule.severity());
  }
}
