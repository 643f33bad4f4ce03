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
import java.util.TreeMap;

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

  private final MuleProject project;
  private final Expressions expressions;
  private final Map<XmlElement, Footprint> footprints = new IdentityHashMap<>();
  private boolean complete;

  Footprints(MuleProject project, Expressions expressions) {
    this.project = project;
    this.expressions = expressions;
  }

  /** What one flow does itself; grows by what its callees do. */
  private static final class Footprint {
    private final Set<String> names = new HashSet<>();
    private final Set<XmlElement> callees = new LinkedHashSet<>();
    private boolean all;

    boolean add(Footprint callee) {
      if (all) {
        return false;
      }
      if (callee.all || names.size() + callee.names.size() > MOST_NAMES) {
        all = true;
        return true;
      }
      return names.addAll(callee.names);
    }
  }

  /**
   * The variables of an event before a call.
   *
   * @param used those that the callee may look at or change
   * @param kept the others
   */
  record Split(TreeMap<String, Value> used, TreeMap<String, Value> kept) {

    /** The variables behind the call. */
    TreeMap<String, Value> restored(TreeMap<String, Value> after) {
      if (kept.isEmpty()) {
        return after;
      }
      TreeMap<String, Value> all = new TreeMap<>(after);
      kept.forEach(all::putIfAbsent);
      return all;
    }
  }

  /** Which of {@code vars} matter to {@code flow}. */
  Split split(XmlElement flow, TreeMap<String, Value> vars) {
    if (!complete) {
      complete = true;
      readAll();
    }
    Footprint footprint = footprints.get(flow);
    if (footprint == null || footprint.all) {
      return new Split(vars, new TreeMap<>());
    }
    TreeMap<String, Value> used = new TreeMap<>();
    TreeMap<String, Value> kept = new TreeMap<>();
    vars.forEach((name, value) -> (footprint.names.contains(name) ? used : kept).put(name, value));
    return new Split(used, kept);
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

  private boolean addCallees(@org.jspecify.annotations.Nullable Footprint footprint) {
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
        read(script.script(), footprint);
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
      read(script.script(), footprint);
    }
    switch (element.getName()) {
      case FLOW_REF -> call(element, footprint);
      case "foreach" -> Collections.addAll(footprint.names, "rootMessage", "counter");
      case "remove-variable", "router", "parse-template" -> footprint.all |= mayTouchAll(element);
      default -> {
        // Its attributes tell.
      }
    }
    for (XmlAttribute attribute : element.attributes()) {
      if (WRITERS.contains(attribute.getName())) {
        footprint.names.add(project.resolver().resolve(attribute.getValue()).get(0).text().strip());
      }
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
        name.isPresent() && expressions.value(name.get()) instanceof ParameterValue.Constant;
    if (!constant) {
      footprint.all = true;
      return;
    }
    for (ResolvedValue each : project.resolver().resolve(name.get().getValue())) {
      Optional<XmlElement> callee = project.flow(each.text().strip());
      footprint.all |= callee.isEmpty();
      callee.ifPresent(footprint.callees::add);
    }
  }

  private static void read(Node script, Footprint footprint) {
    Deque<Node> open = new ArrayDeque<>();
    open.push(script);
    while (!open.isEmpty()) {
      Node node = open.pop();
      Optional<String> variable = variable(node);
      if (variable.isPresent()) {
        footprint.names.add(variable.get());
      } else {
        footprint.all |= node instanceof Expr.Name name && name.text().equals(VARS);
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
