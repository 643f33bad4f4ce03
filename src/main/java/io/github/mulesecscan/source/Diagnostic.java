package io.github.mulesecscan.source;

import org.jspecify.annotations.Nullable;

/**
 * Something that could not be read or done as it should, told to the user in every report: a
 * malformed file, an unresolvable import, a limit that was reached. Not a finding: it speaks of the
 * scan, not of the application's security.
 *
 * @param level how bad it is for the result
 * @param code what kind of thing it is, in kebab case, for filters and tests: {@code xml-malformed}
 * @param path the file; the empty path where it concerns the whole run
 * @param location the exact place, where one is known
 * @param message one sentence: what is wrong, and what was done about it
 */
public record Diagnostic(
    Level level, String code, SourcePath path, @Nullable Location location, String message)
    implements Comparable<Diagnostic> {

  /** How much of the result a diagnostic puts in doubt. */
  public enum Level {
    /** A file, or a part of one, was not analysed. */
    ERROR,
    /** Analysed, with something assumed. */
    WARNING,
    /** Worth knowing; nothing was lost. */
    NOTE
  }

  /** A diagnostic at an exact place. */
  public static Diagnostic at(Level level, String code, Location location, String message) {
    return new Diagnostic(level, code, location.path(), location, message);
  }

  /** A diagnostic about a whole file. */
  public static Diagnostic of(Level level, String code, SourcePath path, String message) {
    return new Diagnostic(level, code, path, null, message);
  }

  @Override
  public int compareTo(Diagnostic other) {
    int byPath = path.compareTo(other.path);
    if (byPath != 0) {
      return byPath;
    }
    int here = location == null ? -1 : location.span().offset();
    int there = other.location == null ? -1 : other.location.span().offset();
    if (here != there) {
      return Integer.compare(here, there);
    }
    int byCode = code.compareTo(other.code);
    return byCode != 0 ? byCode : message.compareTo(other.message);
  }
}
