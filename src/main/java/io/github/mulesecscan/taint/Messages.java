package io.github.mulesecscan.taint;

import io.github.mulesecscan.expression.ParameterValue;
import io.github.mulesecscan.syntax.dataweave.Directive;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.Map;
import java.util.Optional;

/** Components of the core that change payload, attributes or variables by expressions. */
final class Messages {

  private static final String PAYLOAD = "payload";

  private final FlowInterpreter flows;
  private final Analysis analysis;

  Messages(FlowInterpreter flows) {
    this.flows = flows;
    this.analysis = flows.analysis();
  }

  Outcome setPayload(XmlElement element, State state) {
    Parameters parameters = new Parameters(analysis, element, state);
    Value value = parameters.attribute("value").orElse(Value.NOTHING);
    String type =
        parameters
            .text("mimeType")
            .orElseGet(
                () ->
                    element
                        .attribute("value")
                        .map(analysis.literals()::parameter)
                        .map(Messages::mediaType)
                        .orElse(""));
    return done(
        state.withPayload(analysis.becomes(PAYLOAD, element, value), type),
        state,
        parameters.all());
  }

  private Outcome done(State after, State before, Value parameters) {
    return new Outcome(Optional.of(after), flows.failing(before, parameters));
  }

  Outcome setVariable(XmlElement element, State state) {
    Parameters parameters = new Parameters(analysis, element, state);
    String name = parameters.text("variableName").orElse("");
    Value value = parameters.attribute("value").orElse(Value.NOTHING);
    return done(analysis.withVariable(state, name, element, value), state, parameters.all());
  }

  Outcome removeVariable(XmlElement element, State state) {
    String name = new Parameters(analysis, element, state).text("variableName").orElse("").strip();
    int star = name.indexOf('*');
    Fields fewer =
        star < 0
            ? state.vars().without(name)
            : state.vars().only(each -> !each.startsWith(name.substring(0, star)));
    return Outcome.of(state.withVars(fewer));
  }

  /** All scripts see the event as it came; what they give is written at the end. */
  Outcome transform(XmlElement element, State state) {
    Parameters parameters = new Parameters(analysis, element, state);
    State after = state;
    for (XmlElement part : element.descendants()) {
      switch (analysis.parts().of(part).name()) {
        case "ee:set-payload" ->
            after =
                after.withPayload(
                    analysis.becomes(PAYLOAD, part, parameters.text(part)),
                    mediaType(analysis.literals().parameter(part)));
        case "ee:set-attributes" ->
            after =
                after.withAttributes(analysis.becomes("attributes", part, parameters.text(part)));
        case "ee:set-variable" -> {
          String name =
              part.attribute("variableName")
                  .map(attribute -> parameters.resolved(attribute.getValue()))
                  .orElse("");
          after = analysis.withVariable(after, name, part, parameters.text(part));
        }
        default -> {
          // Containers of the others.
        }
      }
    }
    return done(after, state, parameters.all());
  }

  static String mediaType(ParameterValue value) {
    if (value instanceof ParameterValue.Whole whole) {
      for (Directive directive : whole.script().script().header().directives()) {
        if (directive instanceof Directive.Output output) {
          return output.format();
        }
      }
    }
    return "";
  }

  Outcome template(XmlElement element, State state) {
    Parameters parameters = new Parameters(analysis, element, state);
    Optional<XmlElement> content = Parts.child(element, "content");
    Value text =
        content
            .map(parameters::text)
            .orElseGet(
                () ->
                    element.attribute("content").isPresent()
                        ? parameters.attribute("content").orElse(Value.NOTHING)
                        : Value.of(state.everything()).weaken());
    Operations operations = new Operations(flows);
    operations.sinks(element, parameters, state);
    String type = parameters.text("outputMimeType").orElse("");
    // What is put into a page is told here, where it is put in.
    Value told =
        content.isPresent() && type.contains(Kinds.HTML)
            ? text.clear(analysis.recorder().kinds().of(Kinds.HTML))
            : text;
    State result = state.withPayload(analysis.becomes(PAYLOAD, element, told), type);
    State after = operations.stored(element, state, result.withAttributes(Value.NOTHING));
    return done(after, state, parameters.all());
  }

  Outcome raise(XmlElement element, State state) {
    Parameters parameters = new Parameters(analysis, element, state);
    String type = parameters.text("type").orElse(Failures.ANY);
    Value description = parameters.attribute("description").orElse(Value.CLEAN);
    Value error =
        Value.ofFields(
            Map.of(
                "description",
                analysis.step(
                    element.location(), "It becomes the description of an error", description),
                "detailedDescription",
                description));
    return new Outcome(Optional.empty(), Failures.of(type, state.withError(error)));
  }
}
