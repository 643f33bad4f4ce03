package io.github.mulesecscan.taint;

import io.github.mulesecscan.catalog.DataFlowModel;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known about components, as far as data flow goes. */
interface ComponentFacts {

  /** The facts about an element; empty for a component that nobody knows. */
  Optional<Component> component(String uri, String localName);

  /** Whether events pass the components within an element, one after the other. */
  default boolean isScope(String uri, String localName) {
    return false;
  }

  /** Whether events may pass the scopes within an element. */
  default boolean isRouter(String uri, String localName) {
    return false;
  }

  /**
   * What is known about one component.
   *
   * @param source whether it begins a flow
   * @param keepsMessage whether payload and attributes stay as they are
   * @param sinks parameters that data must not reach
   * @param gives what it leaves behind
   * @param checks what it shows of parameters, since it fails otherwise
   * @param link how it hands data to other flows, or gets it from them
   * @param sure whether somebody looked up what is said of it; else it is a guess
   */
  record Component(
      boolean source,
      boolean keepsMessage,
      List<Sink> sinks,
      List<Gift> gives,
      List<Check> checks,
      @Nullable Link link,
      boolean sure) {
    public Component {
      sinks = List.copyOf(sinks);
      gives = List.copyOf(gives);
      checks = List.copyOf(checks);
    }

    /** One that somebody looked up. */
    Component(
        boolean source,
        boolean keepsMessage,
        List<Sink> sinks,
        List<Gift> gives,
        List<Check> checks,
        @Nullable Link link) {
      this(source, keepsMessage, sinks, gives, checks, link, true);
    }

    /** What is said of {@code value}, as sure as the component is known. */
    Value known(Value value) {
      return sure ? value : value.weaken();
    }
  }

  /**
   * A parameter that data must not reach.
   *
   * @param part what of a URL is meant
   * @param where what another parameter must be, so that it is one
   */
  record Sink(String kind, Place at, UrlPart part, @Nullable Where where) {

    Sink(String kind, Place at, UrlPart part) {
      this(kind, at, part, null);
    }

    /** Whether it is one, given what is known of the other parameters. */
    boolean isMeant(Parameters parameters) {
      return where == null || where.mayHold(parameters);
    }
  }

  /** That the parameter {@code at} begins so. */
  record Where(Place at, String beginsWith) {

    /** Whether that may be; false only if every text that it can be begins otherwise. */
    boolean mayHold(Parameters parameters) {
      List<Parameters.Use> uses = parameters.at(at);
      for (Parameters.Use use : uses) {
        Optional<List<String>> texts = use.value().constants();
        if (texts.isEmpty() || texts.get().stream().anyMatch(text -> text.startsWith(beginsWith))) {
          return true;
        }
      }
      return uses.isEmpty();
    }
  }

  /**
   * Data that a component leaves behind.
   *
   * @param to {@code payload}, {@code attributes.headers}, {@code payload[key]}, {@code error…}
   * @param description what it is, for messages
   * @param trust how far its writer is trusted, if it comes from outside
   * @param from the parameter that it comes from, if it does
   */
  record Gift(
      String to,
      String description,
      @Nullable Trust trust,
      Set<DataLabel> labels,
      @Nullable Place from) {}

  /**
   * A check.
   *
   * @param on what is checked
   * @param clears the kinds of sinks that it is harmless to behind the check
   * @param regex the parameter with a pattern that it must match as a whole
   * @param condition what a parameter that is a condition must be
   * @param shows all that it says of the value, for messages; empty where that says nothing more
   */
  record Check(
      Place on, KindSet clears, @Nullable Place regex, @Nullable Boolean condition, String shows) {

    /** One of which messages say nothing more. */
    Check(Place on, KindSet clears, @Nullable Place regex, @Nullable Boolean condition) {
      this(on, clears, regex, condition, "");
    }
  }

  /**
   * A way between flows.
   *
   * @param system what the names belong to: {@code JMS}
   * @param publishes whether data leaves here; else it arrives
   * @param replies whether the answer of the other flow comes back
   * @param keys name the queue or entry, any of them; empty for all that there is
   * @param within what names belong to: the store of an entry
   * @param match how keys have to fit
   * @param relativeTo the folder that relative paths begin in
   * @param leaving the parts that are handed over, by their names
   * @param arriving where the parts are put that arrive, by their names: {@code payload}
   * @param into the folder that what arrives is put into instead, by what copies or moves
   * @param named the name that it gets there
   */
  record Link(
      String system,
      boolean publishes,
      boolean replies,
      List<Place> keys,
      @Nullable Place within,
      DataFlowModel.Match match,
      @Nullable Place relativeTo,
      Map<String, Place> leaving,
      Map<String, String> arriving,
      @Nullable Place into,
      @Nullable Place named) {

    /** The part that becomes the payload, and the answer. */
    static final String DATA = "data";

    /** Whether what is taken is put somewhere else and not into the message. */
    boolean copies() {
      return into != null || named != null;
    }

    /** One whose keys are names. */
    Link(
        String system,
        boolean publishes,
        boolean replies,
        List<Place> keys,
        @Nullable Place within,
        Map<String, Place> leaving,
        Map<String, String> arriving) {
      this(
          system,
          publishes,
          replies,
          keys,
          within,
          DataFlowModel.Match.NAME,
          null,
          leaving,
          arriving,
          null,
          null);
    }

    public Link {
      keys = List.copyOf(keys);
      leaving = Collections.unmodifiableMap(new TreeMap<>(leaving));
      arriving = Collections.unmodifiableMap(new TreeMap<>(arriving));
    }
  }

  /** The parts of a URL, or of a value, that are dangerous in different ways. */
  enum UrlPart {
    ANY,
    AUTHORITY,
    PATH,
    /** No part of a URL: data as it came, no object that was put together. */
    UNCHANGED
  }
}
