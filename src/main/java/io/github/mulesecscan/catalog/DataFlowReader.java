package io.github.mulesecscan.catalog;

import io.github.mulesecscan.catalog.DataFlowModel.Carried;
import io.github.mulesecscan.catalog.DataFlowModel.Check;
import io.github.mulesecscan.catalog.DataFlowModel.Gift;
import io.github.mulesecscan.catalog.DataFlowModel.Link;
import io.github.mulesecscan.catalog.DataFlowModel.Match;
import io.github.mulesecscan.catalog.DataFlowModel.Sink;
import io.github.mulesecscan.catalog.DataFlowModel.Where;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what component files say about data flow. */
final class DataFlowReader {

  private static final Shape PLACE =
      Shape.text()
          .matching(
              "(entries\\(|keys\\()?(config/)?([a-z0-9-]+/)*"
                  + "(attribute\\([A-Za-z0-9_-]+\\)|child\\([a-z0-9-]+(, payload)?\\)"
                  + "|text|all|message)\\)?",
              "a place of a component such as attribute(url), child(body, payload) or"
                  + " entries(child(headers))");

  static final Shape TRUST =
      Shape.text()
          .oneOf("constant", "config", "identity", "stored", "upstream", "partner", "untrusted");

  static final Shape LABELS =
      Shape.listOf(Shape.text().oneOf("secret", "personal", "internal")).orSingle();

  static final Shape CLEARED = SinkKinds.cleared();

  private static final Shape WHERE =
      Shape.object("component-sink-where")
          .required("at", PLACE, "The other parameter.")
          .required("begins-with", Shape.text().nonEmpty(), "How its text begins.");

  private static final Shape SINK =
      Shape.object("component-sink")
          .required("kind", SinkKinds.name(), "What the parameter is.")
          .required("at", PLACE, "The parameter.")
          .optional(
              "part",
              Shape.text().oneOf("authority", "path", "unchanged"),
              "What of a URL is meant; `unchanged`: data as it came, no object made of it.")
          .optional(
              "where", WHERE, "Only where another parameter is such a text, or is not known.");

  private static final Shape GIFT =
      Shape.object("component-gift")
          .required("to", Shape.text().nonEmpty(), "Where it is put: `payload`, `attributes.x`.")
          .optional("trust", TRUST, "How far its writer is trusted, if it comes from outside.")
          .optional("labels", LABELS, "Why it must not become known.")
          .optional("from", PLACE, "The parameter that it comes from.")
          .optional("description", Shape.text().nonEmpty(), "What it is, for messages.")
          .atLeastOneOf("trust", "from");

  private static final Shape CHECK =
      Shape.object("component-check")
          .required("on", PLACE, "What is checked.")
          .optional(
              "clears", CLEARED, "Kinds of sinks that it is harmless to then; `all`; `number`.")
          .optional("regex", PLACE, "The pattern that it has to match as a whole.")
          .optional("condition", Shape.bool(), "What the condition has to be.")
          .optional(
              "shows",
              Shape.text().nonEmpty(),
              "All that it says of the value, for messages: `that it can be parsed`.");

  private static final Shape TARGET =
      Shape.text()
          .matching(
              "(payload|attributes)(\\.[A-Za-z0-9_*-]+|\\[\\*\\])*",
              "a place of the message such as payload, payload[*].body or attributes.properties");

  private static final Shape LINK =
      Shape.object("component-link")
          .required("system", Shape.text().nonEmpty(), "What the key belongs to.")
          .required("direction", Shape.text().oneOf("publish", "consume"), "Which way data goes.")
          .optional("replies", Shape.bool(), "Whether the answer of the other flow comes back.")
          .optional(
              "key",
              Shape.listOf(PLACE).orSingle().nonEmpty(),
              "The name of the queue or entry; of several, any leads to it. Absent: all there are.")
          .optional("within", PLACE, "What names belong to: the store of an entry.")
          .optional(
              "match",
              Shape.text().oneOf("name", "path", "below", "request"),
              "How keys fit: the same `name`, where absent; the same `path`, computed or not;"
                  + " anything `below` it; the address of a `request` that the other side answers.")
          .optional("relative-to", PLACE, "The folder that relative paths begin in.")
          .optional("into", PLACE, "The folder that what is taken is put into: of what copies.")
          .optional("named", PLACE, "The name that it gets; its own where absent: of what copies.")
          .optional("carries", PLACE, "The data, of what publishes.")
          .optional("properties", PLACE, "Properties beside the data, of what publishes.")
          .optional("to", TARGET, "Where the data is put; `payload` where absent.")
          .optional("properties-to", TARGET, "Where properties beside the data are put.")
          .optional("parts", Shape.mapOf(PLACE), "Other parts, of what publishes, by name.")
          .optional("parts-to", Shape.mapOf(TARGET), "Where other parts are put, by name.");

  /** The keys of a component that are about data flow. */
  static final Shape.ObjectShape KEYS =
      Shape.object("component-data-flow")
          .optional("void", Shape.bool(), "Whether payload and attributes stay as they are.")
          .optional("sinks", Shape.listOf(SINK), "Parameters that data must not reach.")
          .optional("gives", Shape.listOf(GIFT), "What it leaves behind.")
          .optional("checks", Shape.listOf(CHECK), "What it shows of parameters.")
          .optional("link", LINK, "How it hands data to other flows, or gets it from them.");

  private DataFlowReader() {}

  /**
   * What {@code element} says about data flow; empty if it says nothing, and the role does not,
   * either.
   */
  static Optional<DataFlowModel> read(YamlReader element, ComponentRole role) {
    boolean source = role == ComponentRole.SOURCE;
    boolean neutral = role == ComponentRole.NEUTRAL;
    if (!source && !neutral && KEYS.keys().stream().noneMatch(element::has)) {
      return Optional.empty();
    }
    return Optional.of(
        new DataFlowModel(
            source,
            element.optionalBoolean("void").orElse(neutral),
            element.list("sinks").stream().map(DataFlowReader::sink).toList(),
            element.list("gives").stream().map(DataFlowReader::gift).toList(),
            element.list("checks").stream().map(DataFlowReader::check).toList(),
            element.mapping("link").map(DataFlowReader::link)));
  }

  private static Sink sink(YamlReader sink) {
    return new Sink(
        sink.requiredText("kind"),
        sink.requiredText("at"),
        sink.optionalText("part"),
        sink.mapping("where")
            .map(where -> new Where(where.requiredText("at"), where.requiredText("begins-with"))));
  }

  private static Gift gift(YamlReader gift) {
    return new Gift(
        gift.requiredText("to"),
        gift.optionalText("trust"),
        new LinkedHashSet<>(gift.textList("labels")),
        gift.optionalText("from"),
        gift.optionalText("description"));
  }

  private static Check check(YamlReader check) {
    List<String> clears = check.textList("clears");
    return new Check(
        check.requiredText("on"),
        clears,
        check.optionalText("regex"),
        check.optionalBoolean("condition"),
        check.optionalText("shows"));
  }

  private static Link link(YamlReader link) {
    boolean publishes = link.requiredText("direction").equals("publish");
    List<Carried> carried = new ArrayList<>();
    Optional<String> data =
        publishes
            ? link.optionalText("carries")
            : Optional.of(link.optionalText("to").orElse("payload"));
    data.ifPresent(at -> carried.add(new Carried("data", at)));
    link.optionalText(publishes ? "properties" : "properties-to")
        .ifPresent(at -> carried.add(new Carried("properties", at)));
    link.mapping(publishes ? "parts" : "parts-to")
        .ifPresent(
            parts ->
                parts
                    .node()
                    .entries()
                    .forEach(
                        entry ->
                            carried.add(
                                new Carried(
                                    entry.key().value(),
                                    parts.requiredText(entry.key().value())))));
    return new Link(
        link.requiredText("system"),
        publishes,
        link.optionalBoolean("replies").orElse(false),
        link.textList("key"),
        link.optionalText("within"),
        link.optionalText("match")
            .map(word -> Match.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(Match.NAME),
        link.optionalText("relative-to"),
        carried,
        link.optionalText("into"),
        link.optionalText("named"));
  }
}
