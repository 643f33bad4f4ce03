package io.github.mulesecscan.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Paths of files as far as they are known, {@link #HOLE} in the places that data decides. Two
 * components work on one file if their paths are the same, holes included.
 */
public final class FilePaths {

  /** Stands for any text. */
  public static final char HOLE = NameShape.HOLE;

  private static final Pattern ABSOLUTE = Pattern.compile("(?s)([/~\0$]|[A-Za-z]:/).*");
  private static final Pattern SAYS_SOMETHING = Pattern.compile("(?s).*[A-Za-z0-9].*");
  private static final Pattern EXTENSION = Pattern.compile("[.][^./\0]*$");

  private FilePaths() {}

  /** How surely one path leads to the other. */
  public enum Fit {
    NO,
    /** Data in both decides. */
    PERHAPS,
    YES
  }

  /**
   * A path in the form in which paths are compared; empty where too little is known of it.
   *
   * @param folder where relative paths begin; may be empty
   */
  public static Optional<String> normal(String folder, String path) {
    String written = path.strip().replace('\\', '/');
    boolean relative = !written.isEmpty() && !ABSOLUTE.matcher(written).matches();
    String whole =
        relative && !folder.isBlank() ? folder.strip().replace('\\', '/') + "/" + written : written;
    List<String> steps = new ArrayList<>();
    for (String step : whole.split("/", -1)) {
      if (!step.isEmpty() && !step.equals(".")) {
        steps.add(step);
      }
    }
    String normal = (whole.startsWith("/") ? "/" : "") + String.join("/", steps);
    String known = EXTENSION.matcher(normal).replaceFirst("");
    return SAYS_SOMETHING.matcher(known).matches() ? Optional.of(normal) : Optional.empty();
  }

  /** Whether what is written to {@code written} is read from {@code read}, both in normal form. */
  public static Fit fit(String written, String read, boolean below) {
    boolean same = below ? written.startsWith(read + "/") : written.equals(read);
    if (!same) {
      return Fit.NO;
    }
    return read.indexOf(HOLE) < 0 ? Fit.YES : Fit.PERHAPS;
  }

  /** The folders that a path in normal form lies in, the innermost first. */
  static List<String> folders(String path) {
    List<String> folders = new ArrayList<>();
    int slash = path.lastIndexOf('/');
    while (slash > 0) {
      folders.add(path.substring(0, slash));
      slash = path.lastIndexOf('/', slash - 1);
    }
    return folders;
  }

  /** A path for people: {@code out/*.csv}. */
  public static String shown(String path) {
    return path.replace(HOLE, '*');
  }
}
