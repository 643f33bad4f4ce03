package io.github.mulesecscan.portfolio;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.scan.ReportedFinding;
import java.util.Collection;

/**
 * How applications are compared: each open finding has the points of its severity, all of them if
 * the scan is sure, half if its confidence is medium, a quarter if it is low. The risk of an
 * application is the sum. It says where to begin, and nothing about the size of a loss.
 */
public final class Risk {

  /** The formula as a sentence for people. */
  public static final String FORMULA =
      "Risk is the sum over open findings of the points of their severity (critical 100, high 40, medium"
          + " 12, low 4, info 0), whole at high confidence, half at medium, a quarter at low";

  private Risk() {}

  /** The points of a severity at high confidence. */
  public static int points(Severity severity) {
    return switch (severity) {
      case CRITICAL -> 100;
      case HIGH -> 40;
      case MEDIUM -> 12;
      case LOW -> 4;
      case INFO -> 0;
    };
  }

  /** By how much the points of a finding of this confidence are divided. */
  public static int divisor(Confidence confidence) {
    return switch (confidence) {
      case HIGH -> 1;
      case MEDIUM -> 2;
      case LOW -> 4;
    };
  }

  /** The points of a finding that nobody accepted. */
  public static int of(Finding finding) {
    return points(finding.severity()) / divisor(finding.confidence());
  }

  /** The sum of the points of those findings that nobody accepted. */
  public static long of(Collection<ReportedFinding> findings) {
    return findings.stream()
        .filter(one -> !one.suppressed())
        .mapToLong(one -> of(one.finding()))
        .sum();
  }
}
