package io.github.mulesecscan.taint;

import io.github.mulesecscan.catalog.SinkKinds;
import io.github.mulesecscan.catalog.SinkKinds.SinkKind;
import java.util.List;
import java.util.stream.Collectors;

/** The catalogue's table of kinds, in the words of the analysis. */
final class CataloguedKinds {

  private static final String ALL = "all";
  private static final String NUMBER = "number";

  private final Kinds kinds;

  CataloguedKinds(SinkKinds table) {
    this.kinds =
        new Kinds(
            table.all().stream().map(CataloguedKinds::kind).toList(),
            table.all().stream()
                .filter(SinkKind::discloses)
                .map(SinkKind::name)
                .collect(Collectors.toSet()));
  }

  private static Kinds.Kind kind(SinkKind kind) {
    return new Kinds.Kind(
        kind.name(),
        kind.characters(),
        kind.sequences(),
        !kind.anyTextHarms(),
        !kind.numberHarms(),
        kind.textIsHarmless(),
        kind.quotesBecome());
  }

  Kinds kinds() {
    return kinds;
  }

  /** The set that a list of the catalogue stands for. */
  KindSet set(List<String> names) {
    if (names.contains(ALL)) {
      return KindSet.ALL;
    }
    KindSet set = kinds.of(names.stream().filter(name -> !name.equals(NUMBER)).toList());
    return names.contains(NUMBER) ? set.union(kinds.clearedByNumber()) : set;
  }
}
