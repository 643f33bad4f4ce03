package io.github.mulesecscan.taint;

import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** Batch jobs: every record passes all steps; the caller's event only loses its payload. */
final class Batches {

  private final FlowInterpreter flows;
  private final Analysis analysis;

  Batches(FlowInterpreter flows) {
    this.flows = flows;
    this.analysis = flows.analysis();
  }

  Outcome job(XmlElement element, State state) {
    State record = new Routers(flows).item(element, state.payload(), state);
    for (XmlElement part : element.children()) {
      if (part.getName().equals("process-records")) {
        for (XmlElement step : part.children()) {
          record = step(step, record);
        }
      } else if (part.getName().equals("on-complete")) {
        flows.chain(
            flows.processors(part),
            state.withPayload(Value.CLEAN, "").withAttributes(Value.NOTHING));
      }
    }
    return Outcome.of(state.withPayload(Value.CLEAN, ""))
        .plus(flows.failing(state, state.payload()));
  }

  private State step(XmlElement step, State record) {
    new Parameters(analysis, step, record).own();
    List<XmlElement> processors = new ArrayList<>();
    List<XmlElement> aggregators = new ArrayList<>();
    for (XmlElement child : flows.processors(step)) {
      (child.getName().equals("aggregator") ? aggregators : processors).add(child);
    }
    State after = flows.chain(processors, record).normal().orElse(record).join(record);
    for (XmlElement aggregator : aggregators) {
      State records = after.withPayload(Value.ofElements(after.payload().anonymous()), "");
      flows.chain(flows.processors(aggregator), records);
    }
    return after;
  }
}
