package io.github.mulesecscan.taint;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.catalog.FunctionEffect;
import io.github.mulesecscan.catalog.FunctionModel;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** What the catalogue knows about functions, in the words of the analysis. */
final class CataloguedFunctions implements FunctionFacts {

  private final Catalog catalog;
  private final CataloguedKinds kinds;
  private final Map<FunctionModel, Fact> made = new IdentityHashMap<>();

  CataloguedFunctions(Catalog catalog, CataloguedKinds kinds) {
    this.catalog = catalog;
    this.kinds = kinds;
  }

  @Override
  public Optional<Fact> fact(String module, String name) {
    return catalog
        .functions()
        .function(module, name)
        .map(model -> made.computeIfAbsent(model, this::fact));
  }

  private Fact fact(FunctionModel model) {
    FunctionEffect effect = model.effect();
    return new Fact(
        model.result(),
        kinds.set(effect.clears()),
        kinds.set(effect.restores()),
        effect.hides(),
        effect.gives().map(CataloguedFunctions::given),
        effect.sinks().stream().map(sink -> new Sink(sink.kind(), sink.argument())).toList(),
        effect.guard().map(guard -> new Guard(guard.argument(), kinds.set(guard.clears()))));
  }

  private static Given given(FunctionEffect.Given given) {
    return new Given(
        given.description(),
        Trust.ofWord(given.trust()).orElse(Trust.UNTRUSTED),
        CataloguedComponents.labels(given.labels()));
  }
}
