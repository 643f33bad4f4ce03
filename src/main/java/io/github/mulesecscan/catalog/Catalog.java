package io.github.mulesecscan.catalog;

/**
 * What is known about Mule.
 *
 * @param namespaces the prefixes that rules name XML namespaces by
 * @param advisories what is known about old versions
 * @param components what is known about elements of configuration files
 * @param functions what is known about DataWeave's own functions
 * @param kinds the kinds of sinks
 * @param java what is known about methods of Java libraries
 */
public record Catalog(
    Namespaces namespaces,
    Advisories advisories,
    Components components,
    DataWeaveFunctions functions,
    SinkKinds kinds,
    JavaModels java) {

  /** The catalogue that comes with the plugin. */
  public static Catalog builtIn() {
    return new Catalog(
        Namespaces.builtIn(),
        Resources.read("advisories.yaml", Advisories::read),
        Components.builtIn(),
        DataWeaveFunctions.builtIn(),
        SinkKinds.builtIn(),
        JavaModels.builtIn());
  }
}
