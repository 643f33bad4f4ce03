package io.github.mulesecscan.detector;

import io.github.mulesecscan.rule.DetectorFactory;
import java.util.List;

/** The one list of all detectors. */
public final class Detectors {

  private Detectors() {}

  /** A factory of each kind of detector, in the order of the documentation. */
  public static List<DetectorFactory> all() {
    return List.of(
        new ElementDetector.Factory(),
        new AbsenceDetector.Factory(),
        new PropertyDetector.Factory(),
        new DataDetector.Factory(),
        new VersionDetector.Factory(),
        new XPathDetector.Factory(),
        new SecretDetector.Factory(),
        new CertificateDetector.Factory(),
        new TextDetector.Factory(),
        new ExpressionDetector.Factory(),
        new ApiDetector.Factory(),
        new PolicyDetector.Factory(),
        new TaintDetector.Factory(),
        new JavaDetector.Factory());
  }
}
