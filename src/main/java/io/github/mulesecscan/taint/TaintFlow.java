package io.github.mulesecscan.taint;

import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.List;

/**
 * Data that reaches a sink.
 *
 * @param kind the kind of the sink
 * @param component the component that the sink belongs to
 * @param parameter its parameter, or the function of a script
 * @param location where the data is put in: an expression in the parameter, or the parameter
 * @param placement how the data stands in the text around it
 * @param text the text around it, {@code {}} for data
 * @param mediaType the format of what is written; empty if not known or without meaning
 * @param inCode whether it reaches a method in Java or Groovy code that the component runs, which
 *     {@code parameter} names then
 * @param paths the ways, that of the least trusted data first; never empty
 */
public record TaintFlow(
    String kind,
    XmlElement component,
    String parameter,
    Location location,
    Placement placement,
    String text,
    String mediaType,
    boolean inCode,
    List<TaintPath> paths) {
  public TaintFlow {
    paths = List.copyOf(paths);
  }

  /** How data stands in a text. */
  public enum Placement {
    /** It is all of the text. */
    WHOLE,
    /** Between single or double quotes. */
    QUOTED,
    /** Among other text, not in quotes. */
    BARE,
    /** In front of the path of a URL, where host and port are. */
    AUTHORITY,
    /** Behind the host of a URL. */
    PATH
  }
}
