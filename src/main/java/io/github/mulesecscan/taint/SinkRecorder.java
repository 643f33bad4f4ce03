package io.github.mulesecscan.taint;

import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.taint.ComponentFacts.UrlPart;
import io.github.mulesecscan.taint.Placements.Placed;
import io.github.mulesecscan.taint.TaintFlow.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects what reaches sinks, one entry for each hole of each sink. */
final class SinkRecorder {

  private static final int MOST_PATHS = 3;

  private final Kinds kinds;
  private final TreeMap<Key, Entry> entries = new TreeMap<>();

  SinkRecorder(Kinds kinds) {
    this.kinds = kinds;
  }

  Kinds kinds() {
    return kinds;
  }

  /**
   * A parameter of a component.
   *
   * @param end where the data ends up in code that the component runs
   */
  record Target(
      XmlElement component,
      String parameter,
      Location location,
      String mediaType,
      @Nullable Location end) {

    Target(XmlElement component, String parameter, Location location, String mediaType) {
      this(component, parameter, location, mediaType, null);
    }
  }

  private record Key(Location component, String kind, String parameter, Location hole)
      implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::component)
            .thenComparing(Key::kind)
            .thenComparing(Key::parameter)
            .thenComparing(Key::hole);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private record Entry(
      Target target,
      Location location,
      Placement placement,
      String text,
      Taints taints,
      @Nullable ValueId id) {

    /**
     * The same where {@code placed} in {@code shape} reaches the sink, too, with its {@code more}.
     */
    Entry join(Placed placed, Shape shape, Taints more) {
      boolean worse = placed.placement().compareTo(placement) < 0;
      Taints both = taints.join(more);
      boolean sameId = Objects.equals(id, placed.hole().id());
      return !worse && both == taints && (sameId || id == null)
          ? this
          : new Entry(
              target,
              location,
              worse ? placed.placement() : placement,
              worse ? shape.toString() : text,
              both,
              sameId ? id : null);
    }
  }

  /** Notes what of {@code value} reaches a sink of {@code kind}. */
  void reach(String kind, UrlPart part, Value value, Target target) {
    boolean changed = part == UrlPart.UNCHANGED && value.isStructured();
    if (value.isClean() || changed) {
      return;
    }
    for (Shape shape : value.shapes()) {
      for (Placed placed : Placements.of(shape, part)) {
        reach(kind, placed, shape, target);
      }
    }
  }

  private void reach(String kind, Placed placed, Shape shape, Target target) {
    Taints dangerous = dangerous(kind, placed);
    if (dangerous.isEmpty()) {
      return;
    }
    Location inner = placed.hole().location();
    Location location =
        inner != null
                && inner.path().equals(target.location().path())
                && target.location().span().contains(inner.span())
            ? inner
            : target.location();
    Key key = new Key(target.component().location(), kind, target.parameter(), location);
    ValueId id = placed.hole().id();
    Placement placement = placed.placement();
    entries.compute(
        key,
        (same, known) ->
            known == null
                ? new Entry(target, location, placement, shape.toString(), dangerous, id)
                : known.join(placed, shape, dangerous));
  }

  private Taints dangerous(String kind, Placed placed) {
    Taints all = placed.hole().taints();
    KindSet plain = kinds.of(kind);
    Taints harmful = all.only(taint -> !taint.cleared().containsAll(plain));
    if (harmful.isEmpty() || placed.placement() != Placement.QUOTED) {
      return harmful;
    }
    KindSet quoted = kinds.of(kind + "-quoted");
    KindSet escaped = kinds.of(kind + "-escaped");
    return harmful
        .only(taint -> !taint.cleared().containsAll(quoted))
        .map(taint -> taint.cleared().containsAll(escaped) ? taint.doubt() : taint);
  }

  /** All that was noted, by place. */
  List<TaintFlow> flows() {
    List<TaintFlow> flows = new ArrayList<>();
    entries.forEach((key, entry) -> flows.add(flow(key, entry)));
    return flows;
  }

  private static TaintFlow flow(Key key, Entry entry) {
    List<TaintPath> paths = new ArrayList<>();
    for (Taint taint : entry.taints().worst(MOST_PATHS)) {
      paths.add(path(taint, entry));
    }
    return new TaintFlow(
        key.kind(),
        entry.target().component(),
        entry.target().parameter(),
        entry.location(),
        entry.placement(),
        entry.text(),
        entry.target().mediaType(),
        entry.target().end() != null,
        paths);
  }

  /** Whether what reaches the sink is the very thing that came in. */
  private static boolean isUntouched(Origin origin, Entry entry) {
    ValueId id = entry.id();
    return id != null
        && entry.placement() == Placement.WHOLE
        && id.equals(ValueId.of(Analysis.identity(origin)));
  }

  private static TaintPath path(Taint taint, Entry entry) {
    Target target = entry.target();
    Location end = target.end();
    String component = end == null ? " of `" + target.component().getQualifiedName() + "`" : "";
    String sentence = "It reaches `" + target.parameter() + "`" + component;
    Location place = end == null ? entry.location() : end;
    int nesting = taint.trace().step().nesting();
    Trace whole =
        taint.trace().then(new TraceStep(place, sentence, TraceStep.Kind.SINK, nesting), false);
    return new TaintPath(
        taint.origin(),
        taint.marks().all(),
        taint.confidence(),
        whole.steps(),
        whole.checks(),
        isUntouched(taint.origin(), entry));
  }
}
