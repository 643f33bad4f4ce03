package io.github.mulesecscan.taint;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.catalog.ComponentModel;
import io.github.mulesecscan.catalog.ComponentRole;
import io.github.mulesecscan.catalog.DataFlowModel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the catalogue knows about components, in the words of the analysis. */
final class CataloguedComponents implements ComponentFacts {

  private final Catalog catalog;
  private final CataloguedKinds kinds;
  private final Map<ComponentModel, Optional<Component>> made = new IdentityHashMap<>();

  CataloguedComponents(Catalog catalog, CataloguedKinds kinds) {
    this.catalog = catalog;
    this.kinds = kinds;
  }

  @Override
  public Optional<Component> component(String uri, String localName) {
    Optional<ComponentModel> model = catalog.components().component(uri, localName);
    if (model.isEmpty()) {
      return Optional.empty();
    }
    return made.computeIfAbsent(
        model.get(), found -> found.dataFlow().map(flow -> component(found, flow)));
  }

  @Override
  public boolean isScope(String uri, String localName) {
    return is(ComponentRole.SCOPE, uri, localName);
  }

  @Override
  public boolean isRouter(String uri, String localName) {
    return is(ComponentRole.ROUTER, uri, localName);
  }

  private boolean is(ComponentRole role, String uri, String localName) {
    return catalog
        .components()
        .component(uri, localName)
        .filter(model -> model.role() == role)
        .isPresent();
  }

  private Component component(ComponentModel model, DataFlowModel flow) {
    String name = catalog.namespaces().show(model.uri(), model.localName());
    List<Gift> gives = new ArrayList<>();
    flow.gives().forEach(gift -> gives.add(gift(name, gift)));
    return new Component(
        flow.source(),
        flow.keepsMessage(),
        flow.sinks().stream().map(CataloguedComponents::sink).toList(),
        gives,
        flow.checks().stream().map(this::check).toList(),
        flow.link().map(CataloguedComponents::link).orElse(null),
        model.provenance().isVerified());
  }

  private static Sink sink(DataFlowModel.Sink sink) {
    UrlPart part =
        sink.part().map(word -> UrlPart.valueOf(word.toUpperCase(Locale.ROOT))).orElse(UrlPart.ANY);
    ComponentFacts.Where where =
        sink.where()
            .map(when -> new ComponentFacts.Where(Place.of(when.at()), when.beginsWith()))
            .orElse(null);
    return new Sink(sink.kind(), Place.of(sink.at()), part, where);
  }

  private static Gift gift(String component, DataFlowModel.Gift gift) {
    return new Gift(
        gift.to(),
        gift.description().orElse("the result of `" + component + "`"),
        gift.trust().flatMap(Trust::ofWord).orElse(null),
        labels(gift.labels()),
        place(gift.from()));
  }

  static Set<DataLabel> labels(Set<String> words) {
    EnumSet<DataLabel> labels = EnumSet.noneOf(DataLabel.class);
    words.forEach(word -> DataLabel.ofWord(word).ifPresent(labels::add));
    return DataLabel.set(labels);
  }

  private Check check(DataFlowModel.Check check) {
    return new Check(
        Place.of(check.on()),
        kinds.set(check.clears()),
        place(check.regex()),
        check.condition().orElse(null),
        check.shows().orElse(""));
  }

  private static Link link(DataFlowModel.Link link) {
    Map<String, Place> leaving = new TreeMap<>();
    Map<String, String> arriving = new TreeMap<>();
    for (DataFlowModel.Carried carried : link.carried()) {
      if (link.publishes()) {
        leaving.put(carried.part(), Place.of(carried.at()));
      } else {
        arriving.put(carried.part(), carried.at());
      }
    }
    if (link.replies()) {
      arriving.put(Link.DATA, "payload");
    }
    return new Link(
        link.system(),
        link.publishes(),
        link.replies(),
        link.keys().stream().map(Place::of).toList(),
        place(link.within()),
        link.match(),
        place(link.relativeTo()),
        leaving,
        arriving,
        place(link.into()),
        place(link.named()));
  }

  private static @Nullable Place place(Optional<String> written) {
    return written.map(Place::of).orElse(null);
  }
}
