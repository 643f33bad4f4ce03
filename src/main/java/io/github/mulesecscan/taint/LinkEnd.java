package io.github.mulesecscan.taint;

import io.github.mulesecscan.catalog.DataFlowModel.Match;
import io.github.mulesecscan.flow.FilePaths;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.taint.ComponentFacts.Link;
import io.github.mulesecscan.taint.Links.Channel;
import io.github.mulesecscan.taint.Parameters.Use;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A component that hands data to other flows, or gets it from them. */
final class LinkEnd {

  /** What is answered to a request. */
  private static final Place ANSWER = Place.of("response/child(body, payload)");

  private final Analysis analysis;
  private final XmlElement element;
  private final Link link;
  private final Parameters parameters;

  LinkEnd(Analysis analysis, XmlElement element, Link link, Parameters parameters) {
    this.analysis = analysis;
    this.element = element;
    this.link = link;
    this.parameters = parameters;
  }

  /** Takes from the event what leaves, and puts into it what arrives. */
  State handOver(State state) {
    if (link.match() == Match.REQUEST) {
      HttpHops hops = new HttpHops(analysis);
      return link.publishes()
          ? hops.send(element, link, parameters, state)
          : hops.arrive(flow(), element, state);
    }
    Channel channel = channel();
    if (isFile() && channel.names().isEmpty()) {
      return state;
    }
    if (link.copies()) {
      copy(channel);
      return state;
    }
    for (Map.Entry<String, Place> leaving : link.leaving().entrySet()) {
      for (Use use : parameters.at(leaving.getValue())) {
        Value told = step("It is put into ", channel, use.value());
        analysis.links().publish(channel, leaving.getKey(), told);
      }
    }
    Channel from = link.publishes() ? channel.reply() : channel;
    State after = state;
    for (Map.Entry<String, String> arriving : link.arriving().entrySet()) {
      Value arrived = analysis.links().consume(from, arriving.getKey());
      if (!arrived.isNothing()) {
        Value told = step("It is taken from ", from, arrived);
        after = Gifts.put(after, arriving.getValue(), identified(told, arriving.getValue()));
      }
    }
    return after;
  }

  /** What is in one file is in another one, too. */
  private void copy(Channel from) {
    Set<String> copies = copies(from.names().orElse(List.of()));
    if (copies.isEmpty()) {
      return;
    }
    Channel to =
        new Channel(from.system(), from.within(), Optional.of(List.copyOf(copies)), from.match());
    for (String part : link.arriving().keySet()) {
      Value held = analysis.links().consume(from, part);
      if (!held.isNothing()) {
        Value taken = step("It is taken from ", from, held);
        analysis.links().publish(to, part, step("It is put into ", to, taken));
      }
    }
  }

  /** The paths that copies of the files {@code from} may have. */
  private Set<String> copies(List<String> from) {
    Set<String> named = new TreeSet<>();
    if (link.named() != null) {
      for (Use use : parameters.at(link.named())) {
        use.value().shapes().forEach(shape -> named.addAll(patterns(shape)));
      }
    }
    Set<String> copies = new TreeSet<>();
    for (String path : from) {
      int slash = path.lastIndexOf('/');
      Set<String> folders =
          link.into() == null ? Set.of(path.substring(0, slash + 1)) : paths(link.into());
      for (String folder : folders) {
        if (named.isEmpty()) {
          // It may be the path of the file as well as that of a folder.
          copies.add(folder);
        }
        for (String name : named.isEmpty() ? Set.of(path.substring(slash + 1)) : named) {
          FilePaths.normal(folder, name).ifPresent(copies::add);
        }
      }
    }
    return copies;
  }

  /** Who published to this queue and waits gets {@code answer}. */
  void reply(Value answer) {
    if (link.match() == Match.REQUEST) {
      List<Use> body = parameters.at(ANSWER);
      Value told = Functions.joined(body.stream().map(Use::value).toList());
      new HttpHops(analysis).reply(flow(), element, told);
      return;
    }
    Channel channel = channel().reply();
    analysis.links().publish(channel, Link.DATA, step("It is put into ", channel, answer));
  }

  /** What arrives is one value from here on, whatever else it may be. */
  private Value identified(Value value, String target) {
    return value.identified(Analysis.identity(target, element));
  }

  private XmlElement flow() {
    return element.getParent() instanceof XmlElement flow ? flow : element;
  }

  private boolean isFile() {
    return link.match() == Match.PATH || link.match() == Match.BELOW;
  }

  private Value step(String words, Channel channel, Value value) {
    String sentence =
        channel
            .names()
            .map(
                names ->
                    words
                        + "`"
                        + FilePaths.shown(String.join("` or `", names))
                        + "` ("
                        + channel.system()
                        + ")")
            .orElse(words + channel.system() + " under a computed name");
    return analysis.step(element.location(), sentence, value);
  }

  private Channel channel() {
    Place within = link.within();
    String area = within == null ? "" : String.join(" or ", names(within));
    // What is meant without a name is one, too: the default store of the application.
    String store = within != null && area.isEmpty() ? "default" : area;
    Set<String> names = new TreeSet<>();
    link.keys().forEach(place -> names.addAll(isFile() ? paths(place) : names(place)));
    return new Channel(
        link.system(),
        store,
        names.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(names)),
        link.match());
  }

  /** The paths that a file may have, as far as they are known. */
  private Set<String> paths(Place place) {
    Place relativeTo = link.relativeTo();
    Set<String> folders = relativeTo == null ? Set.of() : names(relativeTo);
    Set<String> paths = new TreeSet<>();
    for (Use use : parameters.at(place)) {
      for (Shape shape : use.value().shapes()) {
        for (String path : patterns(shape)) {
          for (String folder : folders.isEmpty() ? Set.of("") : folders) {
            FilePaths.normal(folder, path).ifPresent(paths::add);
          }
        }
      }
    }
    return paths;
  }

  /** A text with the data in it left open, and properties replaced by what they may be. */
  private Set<String> patterns(Shape shape) {
    StringBuilder text = new StringBuilder();
    for (Shape.Piece piece : shape.pieces()) {
      if (piece instanceof Shape.Text constant) {
        text.append(constant.text());
      } else {
        text.append(property((Shape.Hole) piece).orElse(String.valueOf(FilePaths.HOLE)));
      }
    }
    Set<String> patterns = new TreeSet<>();
    analysis
        .project()
        .resolver()
        .resolve(text.toString())
        .forEach(resolved -> patterns.add(resolved.text()));
    return patterns;
  }

  private Set<String> names(Place place) {
    Set<String> names = new TreeSet<>();
    for (Use use : parameters.at(place)) {
      Optional<Set<String>> known = names(use.value());
      if (known.isEmpty()) {
        return Set.of();
      }
      names.addAll(known.get());
    }
    names.removeIf(String::isBlank);
    return names;
  }

  /** The names that {@code value} may be; empty if it is computed from data. */
  private Optional<Set<String>> names(Value value) {
    Set<String> names = new TreeSet<>();
    for (Shape shape : value.shapes()) {
      Optional<String> constant = shape.constant();
      Optional<String> property = constant.isPresent() ? constant : property(shape);
      if (property.isEmpty()) {
        return Optional.empty();
      }
      for (ResolvedValue resolved : analysis.project().resolver().resolve(property.get())) {
        names.add(resolved.text().strip());
      }
    }
    return Optional.of(names);
  }

  /** A property that only the deployment knows is the same name wherever it is read. */
  private static Optional<String> property(Shape shape) {
    StringBuilder text = new StringBuilder();
    for (Shape.Piece piece : shape.pieces()) {
      if (piece instanceof Shape.Text constant) {
        text.append(constant.text());
        continue;
      }
      Optional<String> name = property((Shape.Hole) piece);
      if (name.isEmpty()) {
        return Optional.empty();
      }
      text.append(name.get());
    }
    return Optional.of(text.toString());
  }

  /** The property, as it is written, that a hole in a text stands for. */
  static Optional<String> property(Shape.Hole hole) {
    List<Taint> taints = hole.taints().all();
    if (taints.size() != 1 || taints.get(0).trust() != Trust.CONFIG) {
      return Optional.empty();
    }
    String name = taints.get(0).origin().name();
    return Optional.of(name.contains("${") ? name : "${" + name + "}");
  }
}
