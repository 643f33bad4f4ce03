package io.github.mulesecscan.compliance;

import io.github.mulesecscan.scan.ReportedFinding;
import java.util.List;

/**
 * What a run says of one entry of a standard.
 *
 * @param number its number there: {@code 4.2.1}
 * @param title what it is called or asks for; empty where it is not known
 * @param limit what static analysis cannot show of it; empty where the standard says it for all
 * @param source the address of its text; empty where it is not known
 * @param checked whether number and title were compared with a public text
 * @param isStatic whether static analysis shows anything of it
 * @param rules the rules of the run that support it, by id
 * @param findings what these rules found, accepted findings included, by file and place
 */
public record ControlEvidence(
    String number,
    String title,
    String limit,
    String source,
    boolean checked,
    boolean isStatic,
    List<String> rules,
    List<ReportedFinding> findings) {

  public ControlEvidence {
    rules = List.copyOf(rules);
    findings = List.copyOf(findings);
  }

  /** What the rules of the run say of it. */
  public Status status() {
    if (rules.isEmpty()) {
      return isStatic ? Status.NO_RULE : Status.NOT_STATIC;
    }
    if (findings.isEmpty()) {
      return Status.NOTHING_FOUND;
    }
    return accepted().size() == findings.size() ? Status.ACCEPTED : Status.OPEN;
  }

  /** The findings that somebody accepted. */
  public List<ReportedFinding> accepted() {
    return findings.stream().filter(ReportedFinding::suppressed).toList();
  }
}
