package io.github.mulesecscan.taint;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the analysis gave up before its end, for the user to know: an application of unusual size
 * or nesting met a bound.
 */
final class Bounds {

  /** More places say no more. */
  private static final int MOST_PLACES = 20;

  private static final String CODE = "data-flow-incomplete";

  private final Set<Object> places = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Diagnostic> met = new TreeSet<>();

  /** {@code element} is in too many others; what it does to data is not known. */
  void tooDeep(XmlElement element) {
    met(element, element.location(), "Processors are nested too deep here");
  }

  /** {@code flow} is not interpreted any more since all that came before took so long. */
  void spent(XmlElement flow) {
    met(flow, flow.location(), "The application is too large or its flows too entangled");
  }

  /** {@code flow} was interpreted again and again and still did not come to its end. */
  void exhausted(XmlElement flow) {
    met(flow, flow.location(), "This flow calls itself in too many ways");
  }

  /** A script is too large or nested too deep. */
  void script(Object script, Location location) {
    met(script, location, "This expression is too large or nested too deep");
  }

  private void met(Object place, Location location, String reason) {
    if (places.size() < MOST_PLACES && places.add(place)) {
      String message =
          reason + ": data was not followed to the end from here; findings may be missing.";
      met.add(Diagnostic.at(Diagnostic.Level.WARNING, CODE, location, message));
    }
  }

  /** The places, in the order of files. */
  List<Diagnostic> met() {
    return new ArrayList<>(met);
  }
}
