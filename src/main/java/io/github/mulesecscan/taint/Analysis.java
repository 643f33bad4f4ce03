package io.github.mulesecscan.taint;

import io.github.mulesecscan.api.ApiSpecifications;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.flow.HttpCalls;
import io.github.mulesecscan.flow.OwnOperations;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the interpreters of one application share. */
final class Analysis {

  /** How many processors may be around one, those of calling flows included. */
  private static final int DEEPEST = 250;

  /** How many processors are interpreted in one application, each time counted ... */
  private static final int MOST_PROCESSORS = 30_000;

  /** ... and for each of its elements. */
  private static final int MOST_FOR_EACH = 20;

  private final MuleProject project;
  private final Expressions expressions;
  private final ComponentFacts components;
  private final MuleUris uris;
  private final RoutedParameters routed;
  private final OwnOperations operations;
  private final HttpCalls httpCalls;
  private final ExpressionEvaluator evaluator;
  private final Literals literals;
  private final Parts parts;
  private final Handlers handlers;
  private final SinkRecorder recorder;
  private final FlowCaller caller;
  private final JavaCode java;
  private final Agenda agenda = new Agenda(work -> bounds().exhausted(work.flow()));
  private final Links links = new Links(agenda);
  private final TreeMap<String, Integer> unknown = new TreeMap<>();
  private final Set<XmlElement> counted = new java.util.HashSet<>();
  private int nesting;
  private int depth;
  private int processors;
  private final int mostProcessors;
  private final Bounds bounds = new Bounds();
  private final Value cleanError = FlowInterpreter.error(Value.CLEAN, Value.CLEAN);

  Analysis(
      MuleProject project,
      Expressions expressions,
      ComponentFacts components,
      FunctionFacts functions,
      Kinds kinds,
      MuleUris uris,
      JavaCode java,
      ApiSpecifications specifications,
      OwnOperations operations,
      HttpCalls httpCalls) {
    this.operations = operations;
    this.httpCalls = httpCalls;
    this.parts = new Parts(uris, components, operations);
    this.handlers = new Handlers(project, parts);
    this.routed = new RoutedParameters(specifications, kinds);
    this.project = project;
    this.expressions = expressions;
    this.components = components;
    this.uris = uris;
    this.java = java;
    this.mostProcessors = MOST_PROCESSORS + MOST_FOR_EACH * elements(project);
    this.recorder = new SinkRecorder(kinds);
    SensitiveNames names = new SensitiveNames(project);
    this.literals = new Literals(project, expressions, names);
    this.caller = new FlowCaller(this);
    this.evaluator =
        new ExpressionEvaluator(kinds, functions, expressions::bindings, new Outside(), names);
  }

  /** What scripts call. */
  private final class Outside implements FlowCalls {

    @Override
    public Value lookup(Value flow, Value payload, Location location) {
      return caller.lookup(flow, payload, location);
    }

    @Override
    public Optional<JavaCode.Result> java(
        String className, String method, Value object, JavaCode.Arguments arguments, int nesting) {
      return java.call(className, method, object, arguments, nesting);
    }
  }

  /** The application's own Java and Groovy. */
  JavaCode java() {
    return java;
  }

  private static int elements(MuleProject project) {
    int all = 0;
    for (XmlElement flow :
        Stream.concat(project.flows().stream(), project.policies().stream()).toList()) {
      for (XmlElement element : flow.descendants()) {
        all += element.children().isEmpty() ? 1 : 2;
      }
    }
    return all;
  }

  MuleProject project() {
    return project;
  }

  Expressions expressions() {
    return expressions;
  }

  ComponentFacts components() {
    return components;
  }

  MuleUris uris() {
    return uris;
  }

  /** The operations that the application writes in Mule. */
  OwnOperations operations() {
    return operations;
  }

  /** The requests that the application sends to itself. */
  HttpCalls httpCalls() {
    return httpCalls;
  }

  RoutedParameters routed() {
    return routed;
  }

  /** What elements of flows are. */
  Parts parts() {
    return parts;
  }

  /** The error handlers. */
  Handlers handlers() {
    return handlers;
  }

  /** The parameters that are texts. */
  Literals literals() {
    return literals;
  }

  ExpressionEvaluator evaluator() {
    return evaluator;
  }

  SinkRecorder recorder() {
    return recorder;
  }

  FlowCaller caller() {
    return caller;
  }

  Agenda agenda() {
    return agenda;
  }

  Links links() {
    return links;
  }

  /** How many calls of flows are open, that of the first flow not counted. */
  int nesting() {
    return Math.max(0, nesting - 1);
  }

  /** How many calls of flows are open in a flow that is called from here. */
  int inner() {
    return nesting + 1;
  }

  /** From here on so many calls of flows are open; gives how many were so far. */
  int nest(int calls) {
    int before = nesting;
    nesting = calls;
    return before;
  }

  /** How many processors are around the one that is interpreted. */
  int depth() {
    return depth;
  }

  /** How many processors were interpreted, each time counted. */
  int processors() {
    return processors;
  }

  /** Goes one processor deeper, if that is allowed; {@link #leave} must follow if so. */
  boolean enter(XmlElement processor) {
    if (depth >= DEEPEST) {
      bounds.tooDeep(processor);
      return false;
    }
    depth++;
    processors++;
    return true;
  }

  void leave() {
    depth--;
  }

  /** Whether so much was interpreted that what is known of {@code flow} must do from now on. */
  boolean isSpent(XmlElement flow) {
    boolean spent = processors > mostProcessors;
    if (spent) {
      bounds.spent(flow);
    }
    return spent;
  }

  /** The error of a processor whose parameters hold no data of anybody. */
  Value cleanError() {
    return cleanError;
  }

  /** Where a bound was met. */
  Bounds bounds() {
    return bounds;
  }

  /** Notes a component that nobody knows. */
  void unknown(XmlElement element) {
    if (counted.add(element)) {
      unknown.merge(element.getQualifiedName(), 1, Integer::sum);
    }
  }

  /** How often components that nobody knows are used, by name. */
  TreeMap<String, Integer> unknown() {
    return unknown;
  }

  /** {@code value} after a step at {@code location}. */
  Value step(Location location, String sentence, Value value) {
    return value.step(location, sentence, TraceStep.Kind.PROPAGATION, nesting());
  }

  /** {@code value}, which becomes {@code what} at {@code element}: one value from here on. */
  Value becomes(String what, XmlElement element, Value value) {
    return value.isClean() ? value : becomes("the " + what, what, element, value);
  }

  /**
   * {@code state} with {@code value} in the variable {@code name}, put there by {@code element}.
   */
  State withVariable(State state, String name, XmlElement element, Value value) {
    Value variable =
        value.isClean()
            ? value
            : becomes("the variable `" + name + "`", "variable " + name, element, value);
    return state.withVar(name, variable);
  }

  private Value becomes(String told, String what, XmlElement element, Value value) {
    return step(element.location(), "It becomes " + told, value)
        .identified(identity(what, element));
  }

  /** The name of what {@code origin} brings in. */
  static String identity(Origin origin) {
    Location place = origin.location();
    return origin.name() + "@" + place.path() + ":" + place.span().offset();
  }

  /** A name for a value that {@code element} makes. */
  static String identity(String what, XmlElement element) {
    Location place = element.location();
    return what + "@" + place.path() + ":" + place.span().offset();
  }
}
