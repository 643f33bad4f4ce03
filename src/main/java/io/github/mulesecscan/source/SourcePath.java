package io.github.mulesecscan.source;

/**
 * The path of a scanned file relative to the folder that reports are relative to, with forward
 * slashes on every operating system. Never absolute, never leaves that folder.
 *
 * @param value for example {@code src/main/mule/api.xml}; the empty string is the folder itself
 */
public record SourcePath(String value) implements Comparable<SourcePath> {

  public SourcePath {
    if (value.startsWith("/") || value.indexOf('\\') >= 0) {
      throw new IllegalArgumentException("not a relative path with forward slashes: " + value);
    }
  }

  /** The last segment, for example {@code api.xml}. */
  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  /** The part of the name after its last dot, in lower case; empty where there is none. */
  public String extension() {
    String name = name();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
  }

  /** The path of {@code child}, a relative path below this folder. */
  public SourcePath resolve(String child) {
    return value.isEmpty() ? new SourcePath(child) : new SourcePath(value + "/" + child);
  }

  /** The folder that holds this path; the empty path for one at the top. */
  public SourcePath parent() {
    int slash = value.lastIndexOf('/');
    return new SourcePath(slash < 0 ? "" : value.substring(0, slash));
  }

  /** Whether this path is {@code folder} or lies below it. */
  public boolean isWithin(SourcePath folder) {
    return folder.value.isEmpty()
        || value.equals(folder.value)
        || value.startsWith(folder.value + "/");
  }

  /** This path as seen from {@code folder}, which must hold it. */
  public String relativeTo(SourcePath folder) {
    if (!isWithin(folder)) {
      throw new IllegalArgumentException(this + " is not below " + folder);
    }
    if (folder.value.isEmpty() || value.equals(folder.value)) {
      return folder.value.isEmpty() ? value : "";
    }
    return value.substring(folder.value.length() + 1);
  }

  @Override
  public int compareTo(SourcePath other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
