package io.github.mulesecscan.report;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.gate.Gate;
import io.github.mulesecscan.gate.GatePolicy;
import io.github.mulesecscan.gate.MaxAllowed;
import io.github.mulesecscan.scan.ScanResult;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Reports as text, judged by the policy that most builds have. */
final class Rendered {

  private Rendered() {}

  static String by(Reporter reporter, ScanResult result) {
    StringWriter out = new StringWriter();
    GatePolicy policy = new GatePolicy(Severity.HIGH, Confidence.MEDIUM, MaxAllowed.NONE, true);
    try {
      reporter.write(result, Gate.judge(result, policy), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  static Reporter format(String word) {
    return Reporters.ofFormat(word).orElseThrow();
  }
}
