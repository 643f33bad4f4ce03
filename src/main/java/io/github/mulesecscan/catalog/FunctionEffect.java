package io.github.mulesecscan.catalog;

import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a function does with the data of its arguments, which are counted from 0.
 *
 * @param clears the kinds of sinks to which the result is harmless; the word {@code number} for
 *     those that a number is harmless to
 * @param restores the kinds of sinks to which it is dangerous again: an encoding is undone
 * @param hides whether the result tells nothing of what must not become known
 * @param gives data that the result holds, whatever the arguments
 * @param sinks arguments that must not hold untrusted data
 * @param guard what {@code true} as result says about an argument
 */
public record FunctionEffect(
    List<String> clears,
    List<String> restores,
    boolean hides,
    Optional<Given> gives,
    List<Sink> sinks,
    Optional<Guard> guard) {

  static final Shape.ObjectShape KEYS =
      Shape.object("function-effect")
          .optional("clears", DataFlowReader.CLEARED, "Kinds that the result is harmless to.")
          .optional("restores", DataFlowReader.CLEARED, "Kinds that it is dangerous to again.")
          .optional("hides", Shape.bool(), "Whether the result tells no secret.")
          .optional(
              "gives",
              Shape.object("function-gift")
                  .required("description", Shape.text().nonEmpty(), "What it is.")
                  .required("trust", DataFlowReader.TRUST, "How far its writer is trusted.")
                  .optional("labels", DataFlowReader.LABELS, "Why it must not become known."),
              "Data that the result holds, whatever the arguments.")
          .optional(
              "sinks",
              Shape.listOf(
                  Shape.object("function-sink")
                      .required("kind", SinkKinds.name(), "What the argument is.")
                      .required("argument", Shape.integer().min(0).max(9), "The argument.")),
              "Arguments that must not hold untrusted data.")
          .optional(
              "guard",
              Shape.object("function-guard")
                  .required("argument", Shape.integer().min(0).max(9), "The argument.")
                  .required("clears", DataFlowReader.CLEARED, "Kinds that it is harmless to then."),
              "What `true` as result says about an argument.");

  public FunctionEffect {
    clears = List.copyOf(clears);
    restores = List.copyOf(restores);
    sinks = List.copyOf(sinks);
  }

  /** Data that a function brings in. */
  public record Given(String description, String trust, Set<String> labels) {
    public Given {
      labels = Set.copyOf(labels);
    }
  }

  /** An argument that data must not reach. */
  public record Sink(String kind, int argument) {}

  /** What a function tells about an argument. */
  public record Guard(int argument, List<String> clears) {
    public Guard {
      clears = List.copyOf(clears);
    }
  }

  static FunctionEffect read(YamlReader item) {
    return new FunctionEffect(
        item.textList("clears"),
        item.textList("restores"),
        item.optionalBoolean("hides").orElse(false),
        item.mapping("gives").map(FunctionEffect::given),
        item.list("sinks").stream().map(FunctionEffect::sink).toList(),
        item.mapping("guard").map(FunctionEffect::guard));
  }

  private static Given given(YamlReader given) {
    return new Given(
        given.requiredText("description"),
        given.requiredText("trust"),
        new LinkedHashSet<>(given.textList("labels")));
  }

  private static Sink sink(YamlReader sink) {
    return new Sink(sink.requiredText("kind"), sink.optionalInt("argument").orElseThrow());
  }

  private static Guard guard(YamlReader guard) {
    return new Guard(guard.optionalInt("argument").orElseThrow(), guard.textList("clears"));
  }
}
