package io.github.mulesecscan.catalog;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known about Mule.
 *
 * @param namespaces the prefixes that rules name XML namespaces by
 * @param advisories what is known about old versions
 */
public record Catalog(Namespaces namespaces, Advisories advisories) {

  /** The catalogue that comes with the plugin. */
  public static Catalog builtIn() {
    List<YamlProblem> problems = new ArrayList<>();
    Catalog catalog =
        new Catalog(
            Namespaces.read(resource("namespaces.yaml"), problems),
            Advisories.read(resource("advisories.yaml"), problems));
    if (!problems.isEmpty()) {
      throw new IllegalStateException("the built-in catalogue is wrong: " + problems);
    }
    return catalog;
  }

  private static SourceText resource(String name) {
    try (InputStream stream = Catalog.class.getResourceAsStream("/catalog/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("not in the jar: catalog/" + name);
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return SourceText.root(new SourcePath("catalog/" + name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
