package io.github.mulesecscan.taint;

import io.github.mulesecscan.source.Location;

/** Calls from a script into flows: {@code lookup("flow", payload)}. */
interface FlowCalls {

  /** Nothing is known of flows: what goes in comes back. */
  FlowCalls UNKNOWN = (flow, payload, location) -> payload.flat();

  /** The payload that {@code flow} leaves behind when it gets {@code payload}. */
  Value lookup(Value flow, Value payload, Location location);
}
