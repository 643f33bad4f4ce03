package io.github.mulesecscan.gate;

import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.source.Location;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The lines that a change touches.
 *
 * @param since the words for what it is a change of, for messages
 * @param byFile the touched lines of each file, by its path as in reports
 */
public record ChangedLines(String since, Map<String, List<Range>> byFile) {

  /**
   * Lines of a file.
   *
   * @param first the first one, counted from 1
   * @param last the last one
   */
  public record Range(int first, int last) {

    /** Every line of a file. */
    public static final Range ALL = new Range(1, Integer.MAX_VALUE);
  }

  public ChangedLines {
    byFile = new TreeMap<>(byFile);
  }

  /**
   * Whether the change touches {@code finding}: its own place, or a place on the way that its data
   * takes, for a change anywhere on it may have made the way.
   */
  boolean touch(Finding finding) {
    return touch(finding.location())
        || finding.trace().stream().anyMatch(step -> touch(step.location()));
  }

  private boolean touch(Location location) {
    return byFile.getOrDefault(location.path().value(), List.of()).stream()
        .anyMatch(
            range -> range.first() <= location.endLine() && location.startLine() <= range.last());
  }
}
