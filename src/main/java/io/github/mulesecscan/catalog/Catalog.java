package io.github.mulesecscan.catalog;

/**
 * What is known about Mule.
 *
 * @param namespaces the prefixes that rules name XML namespaces by
 * @param advisories what is known about old versions
 */
public record Catalog(Namespaces namespaces, Advisories advisories) {

  /** The catalogue that comes with the plugin. */
  public static Catalog builtIn() {
    return new Catalog(Namespaces.builtIn(), Resources.read("advisories.yaml", Advisories::read));
  }
}
