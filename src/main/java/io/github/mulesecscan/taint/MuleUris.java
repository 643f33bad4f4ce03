package io.github.mulesecscan.taint;

import io.github.mulesecscan.catalog.Namespaces;
import io.github.mulesecscan.syntax.xml.XmlElement;

/** The namespaces of components that steer the flow of an event. */
record MuleUris(
    String core,
    String ee,
    String batch,
    String validation,
    String apikit,
    String http,
    String java,
    String scripting) {

  static MuleUris of(Namespaces namespaces) {
    return new MuleUris(
        namespaces.core(),
        namespaces.uri("ee").orElse(""),
        namespaces.uri("batch").orElse(""),
        namespaces.uri("validation").orElse(""),
        namespaces.uri("apikit").or(() -> namespaces.uri("mule-apikit")).orElse(""),
        namespaces.uri("http").orElse(""),
        namespaces.uri("java").orElse(""),
        namespaces.uri("scripting").orElse(""));
  }

  /**
   * The name of a component as the interpreter of flows knows it: {@code choice}, {@code
   * ee:transform}; empty for others.
   */
  String name(XmlElement element) {
    String uri = element.uri();
    if (uri.equals(core)) {
      return element.getName();
    }
    String prefix = "";
    if (uri.equals(ee)) {
      prefix = "ee";
    } else if (uri.equals(batch)) {
      prefix = "batch";
    } else if (uri.equals(validation)) {
      prefix = "validation";
    } else if (uri.equals(apikit)) {
      prefix = "apikit";
    } else if (uri.equals(http)) {
      prefix = "http";
    }
    return prefix.isEmpty() ? "" : prefix + ":" + element.getName();
  }
}
