package io.github.mulesecscan.taint;

import io.github.mulesecscan.source.Location;
import java.util.Set;

/**
 * Where data comes into the application.
 *
 * @param name what it is, as an access path or a few words: {@code attributes.queryParams}
 * @param description a phrase for messages: {@code a query parameter of the request}
 * @param location the element or expression that brings it in
 * @param trust how far its writer is trusted
 * @param labels why it must not become known
 */
public record Origin(
    String name, String description, Location location, Trust trust, Set<DataLabel> labels)
    implements Comparable<Origin> {

  public Origin {
    labels = DataLabel.set(labels);
  }

  @Override
  public int compareTo(Origin other) {
    int byTrust = other.trust.compareTo(trust);
    if (byTrust != 0) {
      return byTrust;
    }
    int byLocation = location.compareTo(other.location);
    if (byLocation != 0) {
      return byLocation;
    }
    int byName = name.compareTo(other.name);
    if (byName != 0 || labels == other.labels || labels.equals(other.labels)) {
      return byName;
    }
    return labels.toString().compareTo(other.labels.toString());
  }

  /** Cheap, since values are compared often. */
  @Override
  public int hashCode() {
    return 31 * name.hashCode() + location.span().offset();
  }

  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof Origin origin && compareTo(origin) == 0;
  }
}
