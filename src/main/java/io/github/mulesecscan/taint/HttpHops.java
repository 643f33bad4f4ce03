package io.github.mulesecscan.taint;

import io.github.mulesecscan.flow.FilePaths;
import io.github.mulesecscan.flow.HttpCalls;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.taint.ComponentFacts.Component;
import io.github.mulesecscan.taint.ComponentFacts.Link;
import io.github.mulesecscan.taint.Links.Channel;
import io.github.mulesecscan.taint.Parameters.Use;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * HTTP requests that an application sends to itself: what they carry arrives in the flow that
 * answers, and its answer comes back. A channel bears the name of the flow that answers.
 */
final class HttpHops {

  private static final String URI_PARAMETERS = "uriParams";

  private final Analysis analysis;

  HttpHops(Analysis analysis) {
    this.analysis = analysis;
  }

  /** Hands over what {@code request} carries, and puts what is answered into the event. */
  State send(XmlElement request, Link link, Parameters parameters, State after) {
    HttpCalls http = analysis.httpCalls();
    if (!http.isPossible()) {
      return after;
    }
    State answered = after;
    Set<String> urls = texts(parameters, "url");
    Set<String> paths = texts(parameters, "path");
    for (HttpCalls.Target target : http.of(request, urls, paths)) {
      String flow = name(target.flow());
      Channel channel = channel(link.system(), flow);
      for (Map.Entry<String, Place> leaving : link.leaving().entrySet()) {
        Value value = value(request, leaving.getValue(), parameters);
        publish(
            request,
            channel,
            leaving.getKey(),
            leaving.getKey().equals(URI_PARAMETERS) ? bound(target, value, parameters) : value,
            target.sure());
      }
      answered = answer(request, channel, target.sure(), answered);
    }
    return answered;
  }

  private void publish(
      XmlElement request, Channel channel, String part, Value value, boolean sure) {
    if (value.everything().isEmpty()) {
      return;
    }
    String sentence = "It is sent to the flow " + shown(channel) + " of this application (HTTP)";
    analysis
        .links()
        .publish(channel, part, guessed(analysis.step(request.location(), sentence, value), sure));
  }

  private State answer(XmlElement request, Channel channel, boolean sure, State after) {
    Value answer = analysis.links().consume(channel.reply(), Link.DATA);
    if (answer.everything().isEmpty()) {
      return after;
    }
    String sentence = "It is what the flow " + shown(channel) + " answers (HTTP)";
    Value told = guessed(analysis.step(request.location(), sentence, answer), sure);
    return after.withPayload(merged(after.payload(), told), after.mediaType());
  }

  /** Where only some environments send the request here, that it comes here is a guess. */
  private static Value guessed(Value value, boolean sure) {
    return sure ? value : value.mapTaints(Taint::unmark).weaken();
  }

  /** What requests of the application bring into {@code flow}, which answers them. */
  State arrive(XmlElement flow, XmlElement at, State state) {
    Optional<Link> link = listener();
    if (!analysis.httpCalls().isPossible() || link.isEmpty()) {
      return state;
    }
    Channel channel = channel(link.get().system(), name(flow));
    State after = state;
    for (Map.Entry<String, String> arriving : link.get().arriving().entrySet()) {
      Value arrived = analysis.links().consume(channel, arriving.getKey());
      if (!arrived.everything().isEmpty()) {
        String sentence = "It arrives in the flow " + shown(channel) + " (HTTP)";
        after = put(after, arriving.getValue(), analysis.step(at.location(), sentence, arrived));
      }
    }
    return after;
  }

  /** What {@code flow} answers comes back to the requests of the application. */
  void reply(XmlElement flow, XmlElement at, Value answer) {
    Optional<Link> link = listener();
    if (analysis.httpCalls().isPossible() && link.isPresent() && !answer.everything().isEmpty()) {
      Channel channel = channel(link.get().system(), name(flow));
      String sentence = "The flow " + shown(channel) + " answers with it (HTTP)";
      Value told = analysis.step(at.location(), sentence, answer);
      analysis.links().publish(channel.reply(), Link.DATA, told);
    }
  }

  private Optional<Link> listener() {
    return analysis.components().component(analysis.uris().http(), "listener").map(Component::link);
  }

  private static Channel channel(String system, String flow) {
    return new Channel(system, "", Optional.of(List.of(flow)));
  }

  private static String shown(Channel channel) {
    return "`" + String.join("", channel.names().orElse(List.of())) + "`";
  }

  private static String name(XmlElement flow) {
    return flow.attribute("name").map(XmlAttribute::getValue).orElse("");
  }

  // ---- what a request carries ----

  /** A map is one script, or a child for each entry. */
  private static Value value(XmlElement request, Place place, Parameters parameters) {
    Optional<XmlElement> child =
        request.children().stream()
            .filter(element -> element.getName().equals(place.name()))
            .filter(element -> !element.children().isEmpty())
            .findFirst();
    if (child.isEmpty()) {
      return Functions.joined(parameters.at(place).stream().map(Use::value).toList());
    }
    ValueBuilder map = new ValueBuilder();
    for (XmlElement entry : child.get().children()) {
      String key = "";
      Value value = Value.CLEAN;
      for (XmlAttribute attribute : entry.attributes()) {
        boolean isKey = attribute.getName().equals("key") || attribute.getName().endsWith("Name");
        key = isKey ? attribute.getValue() : key;
        value = isKey ? value : parameters.value(attribute);
      }
      map.field(key, value);
    }
    return map.build();
  }

  /** The parameters in the path of the listener, from those of the request or from its path. */
  private static Value bound(HttpCalls.Target target, Value given, Parameters parameters) {
    ValueBuilder all = new ValueBuilder();
    for (HttpCalls.Bound bound : target.values()) {
      Value value =
          bound
              .given()
              .map(given::field)
              .orElseGet(
                  () ->
                      parameters
                          .attribute("path")
                          .or(() -> parameters.attribute("url"))
                          .orElse(Value.CLEAN));
      all.field(bound.parameter(), Value.of(value.everything()));
    }
    return all.build();
  }

  private Set<String> texts(Parameters parameters, String attribute) {
    Set<String> texts = new TreeSet<>();
    for (Shape shape : parameters.attribute(attribute).map(Value::shapes).orElse(List.of())) {
      StringBuilder text = new StringBuilder();
      for (Shape.Piece piece : shape.pieces()) {
        text.append(
            piece instanceof Shape.Text constant
                ? constant.text()
                : LinkEnd.property((Shape.Hole) piece).orElse(String.valueOf(FilePaths.HOLE)));
      }
      for (ResolvedValue value : analysis.project().resolver().resolve(text.toString())) {
        texts.add(value.text());
      }
    }
    return texts;
  }

  // ---- what arrives ----

  private static State put(State state, String target, Value arrived) {
    int dot = target.indexOf('.');
    if (dot < 0) {
      return state.withPayload(merged(state.payload(), arrived), state.mediaType());
    }
    Value attributes = state.attributes();
    String field = target.substring(dot + 1);
    Value changed = merged(attributes.field(field), arrived);
    return state.withAttributes(attributes.change().field(field, changed).build());
  }

  /**
   * A value that may have come from outside as well as from the application. It is one value: what
   * is checked of it is checked of both.
   */
  private static Value merged(Value outer, Value arrived) {
    if (!arrived.isPlainObject()) {
      return outer.plus(arrived.everything());
    }
    ValueBuilder changed = outer.change();
    arrived
        .fields()
        .forEach(
            (name, value) -> {
              if (!value.everything().isEmpty()) {
                changed.field(name, merged(outer.field(name), value));
              }
            });
    return changed.build();
  }
}
