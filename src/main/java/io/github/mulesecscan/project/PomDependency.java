package io.github.mulesecscan.project;

import io.github.mulesecscan.syntax.xml.XmlElement;

/**
 * A {@code dependency} of a pom.
 *
 * @param coordinates what it names; its version may come from dependency management
 * @param scope its scope; {@code compile} where none is written
 * @param classifier its classifier; empty where none is written
 * @param type its type; {@code jar} where none is written
 * @param profile the profile that it belongs to; empty for none
 * @param managed whether it stands in {@code dependencyManagement}, where it only sets versions
 * @param element the element itself, for places
 */
public record PomDependency(
    Coordinates coordinates,
    String scope,
    String classifier,
    String type,
    String profile,
    boolean managed,
    XmlElement element) {}
