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
 */
public record ReportedFinding(
    Finding finding,
    SourcePath application,
    String fingerprint,
    CodeFrame frame,
    List<CodeFrame> stepFrames,
    @Nullable AcceptedFinding suppression)
    implements Comparable<ReportedFinding> {

  public ReportedFinding {
    stepFrames = List.copyOf(stepFrames);
  }

  public boolean suppressed() {
    return suppression != null;
  }

  @Override
  public int compareTo(ReportedFinding other) {
    return finding.compareTo(other.finding);
  }
}
