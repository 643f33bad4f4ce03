package io.github.mulesecscan.catalog;

/**
 * The name of one XML element or attribute, or of several that end in any way.
 *
 * @param uri the namespace; empty for none
 * @param localName the name, or what it begins with
 * @param open whether any name that begins so is meant: {@code jce-*}
 */
public record NamePattern(String uri, String localName, boolean open) {

  /** Whether this names {@code candidate} of the namespace {@code candidateUri}. */
  public boolean matches(String candidateUri, String candidate) {
    return uri.equals(candidateUri) && matchesLocally(candidate);
  }

  /** Whether this names {@code candidate}, whatever its namespace. */
  public boolean matchesLocally(String candidate) {
    return open ? candidate.startsWith(localName) : candidate.equals(localName);
  }

  /** The same where letter case does not matter. */
  public boolean matchesLocallyIgnoringCase(String candidate) {
    return (open || candidate.length() == localName.length())
        && candidate.regionMatches(true, 0, localName, 0, localName.length());
  }
}
