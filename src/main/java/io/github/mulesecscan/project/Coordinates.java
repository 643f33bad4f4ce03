package io.github.mulesecscan.project;

/**
 * What names a Maven artifact. Placeholders are replaced where the pom or its parents within the
 * scanned folder define them, and stay as written where they do not.
 *
 * @param groupId the group; empty where none is written
 * @param artifactId the artifact
 * @param version the version; empty where neither the pom nor a reachable parent gives one
 */
public record Coordinates(String groupId, String artifactId, String version) {

  /** {@code group:artifact}, the key by which Maven manages versions. */
  public String key() {
    return groupId + ":" + artifactId;
  }

  /** Whether the version is written and holds no placeholder that could not be replaced. */
  public boolean hasKnownVersion() {
    return !version.isEmpty() && !version.contains("${");
  }
}
