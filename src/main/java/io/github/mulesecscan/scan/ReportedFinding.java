package io.github.mulesecscan.scan;

import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.source.SourcePath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding as reports show it.
 *
 * @param finding the finding; its texts hold no secret
 * @param application the folder of the application it belongs to
 * @param fingerprint names the finding across scans: does not change when lines move
 * @param frame the lines around its place
 * @param stepFrames a frame for each step of its trace, in the same order
 * @param suppression who accepted the finding and why; null when nobody did
 * @param novelty whether the baseline knows the finding
 * @param previews what each of its fixes changes, in the same order
 */
public record ReportedFinding(
    Finding finding,
    SourcePath application,
    String fingerprint,
    CodeFrame frame,
    List<CodeFrame> stepFrames,
    @Nullable AcceptedFinding suppression,
    Novelty novelty,
    List<FixPreview> previews)
    implements Comparable<ReportedFinding> {

  public ReportedFinding {
    stepFrames = List.copyOf(stepFrames);
    previews = List.copyOf(previews);
  }

  /** A finding that was not compared with a baseline. */
  public ReportedFinding(
      Finding finding,
      SourcePath application,
      String fingerprint,
      CodeFrame frame,
      List<CodeFrame> stepFrames,
      @Nullable AcceptedFinding suppression) {
    this(
        finding,
        application,
        fingerprint,
        frame,
        stepFrames,
        suppression,
        Novelty.UNKNOWN,
        List.of());
  }

  public boolean suppressed() {
    return suppression != null;
  }

  /** This finding, accepted. */
  ReportedFinding accepted(AcceptedFinding by) {
    return new ReportedFinding(
        finding, application, fingerprint, frame, stepFrames, by, novelty, previews);
  }

  /** This finding as seen from a baseline. */
  ReportedFinding with(Novelty seen) {
    return new ReportedFinding(
        finding, application, fingerprint, frame, stepFrames, suppression, seen, previews);
  }

  /** This finding with what its fixes change. */
  public ReportedFinding withPreviews(List<FixPreview> shown) {
    return new ReportedFinding(
        finding, application, fingerprint, frame, stepFrames, suppression, novelty, shown);
  }

  @Override
  public int compareTo(ReportedFinding other) {
    return finding.compareTo(other.finding);
  }
}
