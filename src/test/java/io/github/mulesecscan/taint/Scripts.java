package io.github.mulesecscan.taint;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.project.LoadLimits;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ProjectLoader;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.dataweave.DataWeaveParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Evaluates small scripts with a payload, attributes and variables of known origins. */
final class Scripts {

  private static final Catalog CATALOG = Catalog.builtIn();

  static final Kinds KINDS =
      new Kinds(
          List.of(
              new Kinds.Kind("sql", "'\"\\;() \t\n\r=", List.of("--", "/*"), true, true, false),
              new Kinds.Kind("sql-escaped", "", List.of(), false, false, false, List.of("''", "")),
              new Kinds.Kind("file-path", "/\\", List.of(".."), true, true, false),
              new Kinds.Kind("url-path", "/?#\\%", List.of(".."), true, true, false),
              new Kinds.Kind("url-host", "/:@.", List.of(), true, true, false),
              new Kinds.Kind("html", "<>\"'&", List.of(), true, true, false),
              new Kinds.Kind("nosql", "${}", List.of(), true, true, true),
              new Kinds.Kind("log", "\r\n", List.of(), true, true, false),
              new Kinds.Kind("code", "", List.of(), false, true, false),
              new Kinds.Kind("resource-size", "", List.of(), false, false, false)));

  static final FunctionFacts FACTS = Scripts::fact;

  private final Path folder;

  Scripts(Path folder) {
    this.folder = folder;
    module("pom.xml", "<project><packaging>mule-application</packaging></project>");
  }

  /** Adds a file. */
  Scripts module(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Result run(String text) {
    SourceText source = SourceText.root(new SourcePath("script.dwl"), text);
    return new Result(
        evaluator()
            .evaluate(DataWeaveParser.parse(source), Roots.of(roots(source)), Guards.NONE, 0));
  }

  /** Evaluates scripts of the application, which knows nothing so far. */
  ExpressionEvaluator evaluator() {
    MuleProject project = ProjectLoader.load(folder, folder, LoadLimits.defaults());
    Expressions expressions = Expressions.of(project, CATALOG);
    return new ExpressionEvaluator(
        KINDS, FACTS, expressions::bindings, FlowCalls.UNKNOWN, new SensitiveNames(project));
  }

  /** What came out, in a form that is easy to compare. */
  record Result(ExpressionEvaluator.Evaluation evaluation) {

    Value value() {
      return evaluation.value();
    }

    /** Whose data may be in it. */
    List<String> origins() {
      return value().everything().all().stream()
          .map(taint -> taint.origin().name())
          .sorted()
          .toList();
    }

    /** The kinds that are cleared of all data in it. */
    List<String> cleared() {
      KindSet all =
          value().everything().all().stream()
              .map(Taint::cleared)
              .reduce(KindSet.ALL, KindSet::intersection);
      return KINDS.names().stream().filter(kind -> all.containsAll(KINDS.of(kind))).toList();
    }

    List<String> shapes() {
      return value().shapes().stream().map(Shape::toString).sorted().toList();
    }

    List<String> labels() {
      return value().everything().labels().stream().map(DataLabel::word).toList();
    }

    /** The sentences of the way of the first data. */
    List<String> trace() {
      return value().everything().all().get(0).trace().steps().stream()
          .map(step -> step.location().startColumn() + " " + step.message())
          .toList();
    }

    List<String> sinks() {
      List<String> sinks = new ArrayList<>();
      for (SinkUse use : evaluation.sinks()) {
        sinks.add(use.kind() + " " + use.function() + " " + use.value().everything());
      }
      return sinks;
    }
  }

  static Map<String, Value> roots(SourceText source) {
    Map<String, Value> roots = new TreeMap<>();
    roots.put("payload", untrusted("payload", source));
    Taints headers = Taints.of(origin("headers", source, Trust.UNTRUSTED, Set.of()));
    Origin token = origin("token", source, Trust.UNTRUSTED, Set.of(DataLabel.SECRET));
    roots.put(
        "attributes",
        Value.ofFields(
            Map.of(
                "queryParams", untrusted("query", source),
                "headers",
                    new ValueBuilder()
                        .others(Value.of(headers, ValueId.of("headers")))
                        .keys(headers)
                        .field("authorization", Value.of(Taints.of(token)))
                        .build(),
                "listenerPath", Value.CLEAN)));
    roots.put(
        "vars",
        Value.ofFields(
            Map.of(
                "q",
                    Value.of(
                        Taints.of(origin("q", source, Trust.UNTRUSTED, Set.of())), ValueId.of("q")),
                "row", Value.of(Taints.of(origin("row", source, Trust.STORED, Set.of()))),
                "table", Value.constant("users"))));
    return roots;
  }

  private static Value untrusted(String name, SourceText source) {
    return Value.of(Taints.of(origin(name, source, Trust.UNTRUSTED, Set.of())), ValueId.of(name));
  }

  private static Origin origin(String name, SourceText source, Trust trust, Set<DataLabel> labels) {
    return new Origin(name, "the " + name, source.locate(source.span()), trust, labels);
  }

  private static Optional<FunctionFacts.Fact> fact(String module, String name) {
    KindSet injection = KINDS.clearedByNumber();
    return switch (module + "::" + name) {
      case "dw::Core::sizeOf", "dw::Core::isEmpty", "dw::Core::contains", "dw::Core::matches" ->
          Optional.of(FunctionFacts.Fact.ofResult(Optional.of(Set.of())));
      case "dw::Core::isInteger" ->
          Optional.of(
              new FunctionFacts.Fact(
                  Optional.of(Set.of()),
                  KindSet.NONE,
                  KindSet.NONE,
                  false,
                  Optional.empty(),
                  List.of(),
                  Optional.of(new FunctionFacts.Guard(0, injection))));
      case "dw::core::URL::encodeURIComponent", "dw::core::URL::compose" ->
          Optional.of(clearing(KINDS.of(List.of("url-path", "log"))));
      case "dw::core::URL::decodeURIComponent" ->
          Optional.of(
              new FunctionFacts.Fact(
                  Optional.empty(),
                  KindSet.NONE,
                  KINDS.of(List.of("url-path", "log")),
                  false,
                  Optional.empty(),
                  List.of(),
                  Optional.empty()));
      case "dw::Crypto::MD5" ->
          Optional.of(
              new FunctionFacts.Fact(
                  Optional.empty(),
                  injection,
                  KindSet.NONE,
                  true,
                  Optional.empty(),
                  List.of(),
                  Optional.empty()));
      case "dw::Core::readUrl" ->
          Optional.of(
              new FunctionFacts.Fact(
                  Optional.of(Set.of()),
                  KindSet.NONE,
                  KindSet.NONE,
                  false,
                  Optional.of(new FunctionFacts.Given("a file or page", Trust.UPSTREAM, Set.of())),
                  List.of(new FunctionFacts.Sink("url-host", 0)),
                  Optional.empty()));
      case "dw::Core::log" ->
          Optional.of(
              new FunctionFacts.Fact(
                  Optional.of(Set.of(1)),
                  KindSet.NONE,
                  KindSet.NONE,
                  false,
                  Optional.empty(),
                  List.of(new FunctionFacts.Sink("log", 1)),
                  Optional.empty()));
      default -> Optional.empty();
    };
  }

  private static FunctionFacts.Fact clearing(KindSet kinds) {
    return new FunctionFacts.Fact(
        Optional.empty(),
        kinds,
        KindSet.NONE,
        false,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}
