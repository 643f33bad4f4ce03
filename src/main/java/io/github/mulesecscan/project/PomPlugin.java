package io.github.mulesecscan.project;

import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.List;

/**
 * A {@code plugin} of a pom.
 *
 * @param coordinates what it names; the group is {@code org.apache.maven.plugins} where none is
 *     written
 * @param configurations the elements that configure it: its own, then those of its executions
 * @param profile the profile that it belongs to; empty for none
 * @param managed whether it stands in {@code pluginManagement}
 * @param element the element itself, for places
 */
public record PomPlugin(
    Coordinates coordinates,
    List<XmlElement> configurations,
    String profile,
    boolean managed,
    XmlElement element) {

  public PomPlugin {
    configurations = List.copyOf(configurations);
  }
}
