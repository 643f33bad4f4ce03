package io.github.mulesecscan.report.html;

import io.github.mulesecscan.scan.ReportedFinding;
import java.util.List;

/**
 * Findings that have something in common: the file, the flow.
 *
 * @param name what they have in common
 * @param within where that is, for a flow its file; empty where the name says it all
 * @param cards the findings, in the order of every report
 * @param tally how many there are
 */
record CardGroup(String name, String within, List<Card> cards, Tally tally) {

  static CardGroup of(String name, String within, List<Card> cards) {
    List<ReportedFinding> findings = cards.stream().map(Card::reported).toList();
    return new CardGroup(name, within, cards, Tally.of(findings));
  }
}
