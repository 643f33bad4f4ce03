package io.github.mulesecscan.project;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.syntax.xml.XmlDocument;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.List;

/**
 * An application's {@code pom.xml}, read offline. What profiles contribute is included.
 * Placeholders are replaced by the pom's own properties and those of parents reachable within the
 * scanned base.
 *
 * @param path the file
 * @param document its tree
 * @param coordinates group, artifact and version, inherited where the parent is named
 * @param packaging its packaging; {@code jar} where none is written
 * @param properties its own properties, then those of reachable parents
 * @param dependencies its own dependencies and managed dependencies, in file order
 * @param plugins its own plugins and managed plugins, in file order
 * @param repositories its {@code repository}, {@code pluginRepository} and {@code
 *     distributionManagement} entries
 */
public record Pom(
    SourcePath path,
    XmlDocument document,
    Coordinates coordinates,
    String packaging,
    List<PropertyDefinition> properties,
    List<PomDependency> dependencies,
    List<PomPlugin> plugins,
    List<XmlElement> repositories) {

  public Pom {
    properties = List.copyOf(properties);
    dependencies = List.copyOf(dependencies);
    plugins = List.copyOf(plugins);
    repositories = List.copyOf(repositories);
  }
}
