package io.github.mulesecscan.taint;

import io.github.mulesecscan.expression.Constants;
import io.github.mulesecscan.expression.EmbeddedScript;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.expression.ParameterValue;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.dataweave.Selector;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables that a flow reads or writes, those of the flows that it calls included. What it
 * leaves alone need not be taken through it: flows are then interpreted for fewer states.
 */
final class Footprints {

  private static final String VARS = "vars";
  private static final String FLOW_REF = "flow-ref";

  /** A flow that uses more is taken to use all. */
  private static final int MOST_NAMES = 400;

  /** Attributes that name a variable which a component writes. */
  private static final Set<String> WRITERS =
      Set.of(
          "variableName",
          "target",
          "rootMessageVariableName",
          "counterVariableName",
          "outboundHeadersMapName",
          "httpStatusVarName");

  /** Elements that leave payload and attributes alone, whatever is in them. */
  private static final Set<String> KEEPERS =
      Set.of(
          "flow",
          "sub-flow",
          "flow-ref",
          "choice",
          "when",
          "otherwise",
          "try",
          "async",
          "until-successful",
          "error-handler",
          "on-error-continue",
          "on-error-propagate",
          "raise-error",
          "set-variable",
          "remove-variable",
          "logger",
          "description",
          "tracing",
          "ee:transform",
          "ee:message",
          "ee:variables",
          "ee:set-variable");

  private final MuleProject project;
  private final Expressions expressions;
  private final Literals literals;
  private final MuleUris uris;
  private final Parts parts;
  private final Map<XmlElement, Effects> effects = new IdentityHashMap<>();
  private final Map<XmlElement, Footprint> footprints = new IdentityHashMap<>();
  private boolean complete;

  Footprints(Analysis analysis) {
    this.project = analysis.project();
    this.expressions = analysis.expressions();
    this.literals = analysis.literals();
    this.uris = analysis.uris();
    this.parts = analysis.parts();
  }

  /** Names of variables; too many are taken for all. */
  private static final class Names {
    private final Set<String> each = new HashSet<>();
    private boolean all;

    boolean add(Names more) {
      if (all) {
        return false;
      }
      if (more.all || each.size() + more.each.size() > MOST_NAMES) {
        all = true;
        return true;
      }
      return each.addAll(more.each);
    }
  }

  /** What one flow does itself; grows by what its callees do. */
  private static final class Footprint {
    private final Names touched = new Names();
    private final Names written = new Names();
    private final Set<XmlElement> callees = new LinkedHashSet<>();
    private boolean writesMessage;

    boolean add(Footprint callee) {
      boolean changed = touched.add(callee.touched);
      changed |= written.add(callee.written);
      changed |= callee.writesMessage && !writesMessage;
      writesMessage |= callee.writesMessage;
      return changed;
    }

    private void write(String name) {
      touched.each.add(name);
      written.each.add(name);
    }

    private void writeAll() {
      touched.all = true;
      written.all = true;
    }

    /** Nothing is known of what is called. */
    private void doAnything() {
      writeAll();
      writesMessage = true;
    }
  }

  /**
   * What a flow may change of an event.
   *
   * @param all whether it may change any variable
   * @param message whether it may change payload and attributes, be it for a while
   * @param names the variables that it may change, if not all
   */
  record Effects(boolean all, boolean message, Set<String> names) {

    private static final Effects ANY = new Effects(true, true, Set.of());

    /** What matters of an event behind the flow: what it may have changed. */
    State changed(State after) {
      if (all && message) {
        return after;
      }
      State changed = message ? after : after.withMessage(State.EMPTY);
      return all ? changed : changed.withVars(after.vars().only(names::contains));
    }

    /** The event behind the flow, given what it changed and the event before it. */
    State restored(State before, State changed) {
      if (all && message) {
        return changed;
      }
      State restored = message ? changed : changed.withMessage(before);
      if (all) {
        return restored;
      }
      Fields kept = before.vars().only(name -> !names.contains(name));
      return restored.withVars(kept.and(changed.vars()));
    }
  }

  /** What {@code flow} may change. */
  Effects effects(XmlElement flow) {
    return effects.computeIfAbsent(flow, this::readEffects);
  }

  private Effects readEffects(XmlElement flow) {
    Footprint footprint = footprint(flow);
    return footprint == null
        ? Effects.ANY
        : new Effects(
            footprint.written.all, footprint.writesMessage, Set.copyOf(footprint.written.each));
  }

  /**
   * The variables of an event before a call.
   *
   * @param used those that the callee may look at or change
   * @param kept the others
   */
  record Split(Fields used, Fields kept) {

    /** The variables behind the call. */
    Fields restored(Fields after) {
      return kept.and(after);
    }
  }

  /** Which of {@code vars} matter to {@code flow}. */
  Split split(XmlElement flow, Fields vars) {
    Footprint footprint = footprint(flow);
    if (footprint == null || footprint.touched.all) {
      return new Split(vars, Fields.NONE);
    }
    Set<String> touched = footprint.touched.each;
    return new Split(vars.only(touched::contains), vars.only(name -> !touched.contains(name)));
  }

  private @Nullable Footprint footprint(XmlElement flow) {
    if (!complete) {
      complete = true;
      readAll();
    }
    return footprints.get(flow);
  }

  // ---- reading the application ----

  private void readAll() {
    Footprint everywhere = everywhere();
    for (XmlElement flow : project.flows()) {
      Footprint footprint = new Footprint();
      read(flow, footprint);
      footprint.add(everywhere);
      footprint.callees.addAll(everywhere.callees);
      footprints.put(flow, footprint);
    }
    List<XmlElement> order = calleesFirst();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (XmlElement flow : order) {
        changed |= addCallees(footprints.get(flow));
      }
    }
  }

  private boolean addCallees(@Nullable Footprint footprint) {
    boolean changed = false;
    if (footprint != null) {
      for (XmlElement callee : footprint.callees) {
        Footprint there = footprints.get(callee);
        changed |= there != null && there != footprint && footprint.add(there);
      }
    }
    return changed;
  }

  /** Global elements and modules: any flow may use them. */
  private Footprint everywhere() {
    Footprint footprint = new Footprint();
    Set<XmlElement> flows = Collections.newSetFromMap(new IdentityHashMap<>());
    flows.addAll(project.flows());
    project.configs().stream()
        .flatMap(config -> config.document().root().children().stream())
        .filter(element -> !flows.contains(element))
        .forEach(element -> read(element, footprint));
    for (EmbeddedScript script : expressions.all()) {
      if (script.script().isModule()) {
        readScript(script, footprint);
      }
    }
    return footprint;
  }

  private void read(XmlElement top, Footprint footprint) {
    readOne(top, footprint);
    for (XmlElement element : top.descendants()) {
      readOne(element, footprint);
    }
  }

  private void readOne(XmlElement element, Footprint footprint) {
    for (EmbeddedScript script : expressions.in(element)) {
      readScript(script, footprint);
    }
    switch (element.getName()) {
      case FLOW_REF -> call(element, footprint);
      case "foreach" -> {
        footprint.write("rootMessage");
        footprint.write("counter");
      }
      case "remove-variable", "router", "parse-template" -> {
        if (mayTouchAll(element)) {
          footprint.writeAll();
        }
      }
      default -> {
        // Its attributes tell.
      }
    }
    // Code in another language sees all variables.
    footprint.touched.all |= element.uri().equals(uris.scripting());
    footprint.writesMessage = footprint.writesMessage || writesMessage(element);
    parts.of(element).component().ifPresent(component -> gives(component, footprint));
    for (XmlAttribute attribute : element.attributes()) {
      if (WRITERS.contains(attribute.getName())) {
        String name = project.resolver().resolve(attribute.getValue()).get(0).text();
        footprint.write(name);
        footprint.write(name.strip());
      }
    }
  }

  private boolean writesMessage(XmlElement element) {
    Parts.Part part = parts.of(element);
    if (KEEPERS.contains(part.name())) {
      return false;
    }
    // The catalogue does not describe what the flow interpreter itself does.
    return isInterpreted(element)
        || part.component()
            .filter(component -> component.keepsMessage() && component.link() == null)
            .isEmpty();
  }

  private boolean isInterpreted(XmlElement element) {
    String uri = element.uri();
    return uri.equals(uris.core()) || uri.equals(uris.ee()) || uri.equals(uris.batch());
  }

  private static void gives(ComponentFacts.Component component, Footprint footprint) {
    for (ComponentFacts.Gift gift : component.gives()) {
      boolean variable = gift.to().startsWith(VARS + ".");
      if (variable) {
        footprint.write(gift.to().substring(VARS.length() + 1));
      }
      footprint.writesMessage |= !variable;
    }
  }

  private static boolean mayTouchAll(XmlElement element) {
    return !element.getName().equals("remove-variable")
        || element.attribute("variableName").filter(name -> isOne(name.getValue())).isEmpty();
  }

  private static boolean isOne(String name) {
    return !name.contains("*") && !name.contains("$") && !name.contains("#");
  }

  private void call(XmlElement element, Footprint footprint) {
    Optional<XmlAttribute> name = element.attribute("name");
    boolean constant =
        name.isPresent() && literals.parameter(name.get()) instanceof ParameterValue.Constant;
    if (!constant) {
      footprint.doAnything();
      return;
    }
    for (ResolvedValue each : project.resolver().resolve(name.get().getValue())) {
      Optional<XmlElement> callee = project.flow(each.text().strip());
      if (callee.isEmpty()) {
        footprint.doAnything();
      }
      callee.ifPresent(footprint.callees::add);
    }
  }

  private static void readScript(EmbeddedScript script, Footprint footprint) {
    // Most scripts read none or name those that they read: that is seen without a look at each
    // node.
    if (!readNames(script.text().content(), footprint.touched.each)) {
      read(script.script(), footprint);
    }
  }

  /**
   * Adds the names of the variables that {@code script} reads, some in comments perhaps; whether
   * that is all that it does with {@code vars}. Written out: a pattern would look at each
   * character, which takes longer than the nodes do.
   */
  private static boolean readNames(String script, Set<String> names) {
    for (int at = script.indexOf(VARS); at >= 0; at = script.indexOf(VARS, at + VARS.length())) {
      int end = at + VARS.length();
      if (isOfName(script, at - 1) || isOfName(script, end)) {
        continue;
      }
      int behind = end + 1;
      while (isOfName(script, behind)) {
        behind++;
      }
      boolean named = behind > end + 1 && script.charAt(end) == '.' && !isAt(script, behind, '#');
      if (!named || isAt(script, at - 1, '.') || isAt(script, at - 1, '$')) {
        return false;
      }
      names.add(script.substring(end + 1, behind));
    }
    return true;
  }

  private static boolean isOfName(String script, int index) {
    return index >= 0
        && index < script.length()
        && (Character.isLetterOrDigit(script.charAt(index)) || script.charAt(index) == '_');
  }

  private static boolean isAt(String script, int index, char character) {
    return index >= 0 && index < script.length() && script.charAt(index) == character;
  }

  private static void read(Node script, Footprint footprint) {
    Deque<Node> open = new ArrayDeque<>();
    open.push(script);
    while (!open.isEmpty()) {
      Node node = open.pop();
      Optional<String> variable = variable(node);
      if (variable.isPresent()) {
        footprint.touched.each.add(variable.get());
      } else {
        footprint.touched.all |= node instanceof Expr.Name name && name.text().equals(VARS);
        node.children().forEach(open::push);
      }
    }
  }

  /** The variable that {@code vars.name} or {@code vars['name']} reads. */
  private static Optional<String> variable(Node node) {
    boolean picks =
        node instanceof Expr.Select select
            && select.target() instanceof Expr.Name name
            && name.text().equals(VARS);
    if (!picks) {
      return Optional.empty();
    }
    Selector selector = ((Expr.Select) node).selector();
    if (selector instanceof Selector.Named named && !named.axis().isDeep()) {
      return Constants.name(named.key());
    }
    return selector instanceof Selector.Computed computed
        ? Constants.text(computed.expression())
        : Optional.empty();
  }

  private List<XmlElement> calleesFirst() {
    List<XmlElement> order = new ArrayList<>();
    Set<XmlElement> seen = new HashSet<>();
    for (XmlElement flow : project.flows()) {
      Deque<XmlElement> open = new ArrayDeque<>();
      Deque<XmlElement> found = new ArrayDeque<>();
      open.push(flow);
      while (!open.isEmpty()) {
        XmlElement at = open.pop();
        Footprint footprint = footprints.get(at);
        if (footprint != null && seen.add(at)) {
          found.push(at);
          footprint.callees.forEach(open::push);
        }
      }
      order.addAll(found);
    }
    return order;
  }
}
