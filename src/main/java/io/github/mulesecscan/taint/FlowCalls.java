package io.github.mulesecscan.taint;

import io.github.mulesecscan.source.Location;
import java.util.Optional;

/** Calls from a script into flows, {@code lookup("flow", payload)}, and into Java. */
interface FlowCalls {

  /** Nothing is known of flows: what goes in comes back. */
  FlowCalls UNKNOWN = (flow, payload, location) -> payload.flat();

  /** The payload that {@code flow} leaves behind when it gets {@code payload}. */
  Value lookup(Value flow, Value payload, Location location);

  /** What a method of a class of the application does; empty for other classes. */
  default Optional<JavaCode.Result> java(
      String className, String method, Value object, JavaCode.Arguments arguments, int nesting) {
    return Optional.empty();
  }
}
