package io.github.mulesecscan.project;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The descriptor of an application, {@code mule-artifact.json}.
 *
 * @param path the file
 * @param text its text
 * @param root its object
 * @param minMuleVersionNode the value of {@code minMuleVersion}; null where it has none
 * @param secureProperties the entries of {@code secureProperties}: names of properties whose values
 *     the runtime manager hides
 */
public record MuleArtifact(
    SourcePath path,
    SourceText text,
    YamlMapping root,
    @Nullable YamlScalar minMuleVersionNode,
    List<YamlScalar> secureProperties) {

  public MuleArtifact {
    secureProperties = List.copyOf(secureProperties);
  }

  /** The oldest runtime that the application asks for, with its place. */
  public Optional<YamlScalar> minMuleVersion() {
    return Optional.ofNullable(minMuleVersionNode);
  }

  /** Whether the value of the property {@code key} is to be hidden where properties are shown. */
  public boolean hides(String key) {
    return secureProperties.stream().anyMatch(name -> name.value().equals(key));
  }
}
