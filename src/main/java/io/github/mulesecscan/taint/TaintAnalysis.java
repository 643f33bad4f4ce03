package io.github.mulesecscan.taint;

import io.github.mulesecscan.api.ApiSpecifications;
import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.code.JavaSources;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.flow.HttpCalls;
import io.github.mulesecscan.flow.OwnOperation;
import io.github.mulesecscan.flow.OwnOperations;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the ways that data takes through an application, from what it gets to what it does with it.
 * Comes to an end with every application and never throws because of one.
 */
public final class TaintAnalysis {

  private final Analysis analysis;

  private TaintAnalysis(Analysis analysis) {
    this.analysis = analysis;
  }

  /** Analyses an application with what the catalogue knows, and what its APIs let through. */
  public static TaintResult run(
      MuleProject project,
      JavaSources sources,
      ApiSpecifications specifications,
      Expressions expressions,
      Catalog catalog) {
    CataloguedKinds kinds = new CataloguedKinds(catalog.kinds());
    return run(
        project,
        sources,
        expressions,
        catalog,
        new CataloguedComponents(catalog, kinds),
        new CataloguedFunctions(catalog, kinds),
        kinds.kinds(),
        specifications);
  }

  /** Analyses an application with what is known of components, functions and kinds of sinks. */
  static TaintResult run(
      MuleProject project,
      JavaSources sources,
      Expressions expressions,
      Catalog catalog,
      ComponentFacts components,
      FunctionFacts functions,
      Kinds kinds,
      ApiSpecifications specifications) {
    Analysis analysis =
        new Analysis(
            project,
            expressions,
            components,
            functions,
            kinds,
            MuleUris.of(catalog.namespaces()),
            new JavaCode(sources, catalog.java(), kinds),
            specifications,
            OwnOperations.of(project, catalog.namespaces()),
            HttpCalls.of(project, catalog));
    new TaintAnalysis(analysis).run();
    ExpressionEvaluator evaluator = analysis.evaluator();
    evaluator
        .unfinished()
        .forEach(script -> analysis.bounds().script(script, script.text().locate(script.span())));
    return new TaintResult(
        analysis.recorder().flows(),
        analysis.unknown(),
        analysis.bounds().met(),
        new TaintResult.Effort(analysis.processors(), evaluator.steps()));
  }

  private void run() {
    for (XmlElement flow : analysis.project().flows()) {
      source(flow).ifPresent(source -> analysis.agenda().run(new Entrance(flow, source)));
    }
    for (XmlElement policy : analysis.project().policies()) {
      analysis.agenda().run(new Entrance(policy, policy));
    }
    analysis.agenda().finish();
    for (XmlElement flow : analysis.project().flows()) {
      if (!analysis.caller().reached().contains(flow)) {
        analysis.caller().call(flow, unknownCaller(flow));
        analysis.agenda().finish();
      }
    }
    for (OwnOperation operation : analysis.operations().all()) {
      new OperationCalls(new FlowInterpreter(analysis))
          .uncalled(operation, unknown(operation.element(), "operation"));
      analysis.agenda().finish();
    }
  }

  private Optional<XmlElement> source(XmlElement flow) {
    return flow.children().stream()
        .filter(child -> analysis.parts().of(child).isSource())
        .findFirst();
  }

  /**
   * A flow with a source, or what a policy does with requests, which is both in one: what it begins
   * with, and what is answered at its end.
   */
  private final class Entrance extends Agenda.Work {
    private final XmlElement flow;
    private final XmlElement source;

    Entrance(XmlElement flow, XmlElement source) {
      this.flow = flow;
      this.source = source;
    }

    @Override
    XmlElement flow() {
      return flow;
    }

    @Override
    boolean isShared() {
      return false;
    }

    @Override
    void run() {
      FlowInterpreter flows = new FlowInterpreter(analysis);
      State state = new Operations(flows).begin(source);
      new Exits(flows, source).leave(analysis.caller().call(flow, state));
    }
  }

  /**
   * A flow that nobody in the application calls may still be called by tests or other artifacts.
   */
  private static State unknownCaller(XmlElement flow) {
    Value any = unknown(flow, "flow");
    return State.EMPTY
        .withPayload(any.change().id(ValueId.of(Analysis.identity("payload", flow))).build(), "")
        .withAttributes(any.change().id(ValueId.of(Analysis.identity("attributes", flow))).build());
  }

  private static Value unknown(XmlElement called, String what) {
    Origin origin =
        new Origin(
            "unknown caller",
            "what an unknown caller of the " + what + " passes",
            called.location(),
            Trust.UPSTREAM,
            Set.of());
    return Value.of(Taints.of(origin)).weaken().weaken();
  }
}
