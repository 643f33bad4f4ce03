package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.ExpressionSite.Part;
import io.github.mulesecscan.detector.ExpressionSite.Step;
import io.github.mulesecscan.detector.ValueTest.Answer;
import io.github.mulesecscan.expression.AccessPath;
import io.github.mulesecscan.expression.Reach;
import io.github.mulesecscan.expression.Reach.Extent;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.secret.SecretKnowledge;
import io.github.mulesecscan.secret.SecretNames;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/** Reads conditions about places in scripts. */
final class ExpressionConditions extends ConditionReader<ExpressionSite> {

  static final Shape CONDITIONS =
      ConditionReader.conditions("expression", ExpressionConditions::shapes);

  static final String FUNCTIONS =
      "Functions with their module, `dw::Crypto::MD5`; without module those of `dw::Core`; Java as"
          + " `java!java::lang::Runtime::exec`; `*` at the end stands for the rest.";

  static final String PATHS =
      "Selector chains, `attributes.headers.authorization`, by what they select: variables, elements"
          + " of lists and other spellings are followed. `*` is one name, `**` any number of them."
          + " A chain that begins at something unknown begins with `?`. Letter case does not matter.";

  private static final Map<String, Extent> EXTENTS = extents();

  ExpressionConditions(DetectorContext context) {
    super(context);
  }

  private static List<Shape> shapes() {
    return List.of(
        Shape.object("argument-condition")
            .required(
                "argument",
                Shape.integer().min(0).max(9),
                "The argument at this position, from 0, is there and does what `when` says.")
            .optional("present", Shape.bool(), "Whether there is such an argument at all.")
            .optional("when", CONDITIONS_LATER, "What holds for it."),
        Shape.object("call-condition").required("calls", ElementConditions.TEXTS, FUNCTIONS),
        Shape.object("within-condition")
            .required(
                "within-call",
                ElementConditions.TEXTS,
                "It is part of an argument, directly or through a variable. " + FUNCTIONS)
            .optional("at", Shape.integer().min(0).max(9), "Of the argument at this position."),
        Shape.object("guard-condition")
            .required(
                "guarded-by",
                ElementConditions.TEXTS,
                "It is chosen by an `if` or `match` that asks for such a selection: " + PATHS),
        Shape.object("secret-field-condition")
            .required(
                "secret-field",
                Shape.bool(),
                "Whether the last name of the selector chain is that of a credential."),
        Shape.object("name-condition")
            .required(
                "named", ValueTestReader.KEYS, "The name of the function or property passes."),
        Shape.object("path-condition").required("selects", ElementConditions.TEXTS, PATHS),
        Shape.object("field-condition")
            .required("field", ValueTestReader.KEYS, "The last name of the selector chain passes."),
        Shape.object("holds-condition")
            .required("holds", CONDITIONS_LATER, "It, or an expression in it, is such a one."),
        Shape.object("value-condition")
            .required("value", ValueTestReader.KEYS, "It is a constant, and its text passes."),
        Shape.object("constant-condition")
            .required("constant", Shape.bool(), "Whether it is a constant."),
        Shape.object("bound-condition")
            .required(
                "bound-to",
                ValueTestReader.KEYS,
                "The key, variable, function, header or parameter that it is the value of, or a part"
                    + " of the value of, passes."),
        Shape.object("reach-condition")
            .required(
                "reaches-result",
                Shape.text().oneOf(List.copyOf(EXTENTS.keySet())),
                "Its value gets into the result of the script: `part` of it, or the `whole`. What is"
                    + " only asked about (`sizeOf(payload)`, conditions) does not; nor what goes"
                    + " through functions of the application, which may mask it."),
        Shape.object("parameter-condition")
            .required(
                "parameter",
                ValueTestReader.KEYS,
                "The name of the attribute or element whose value the script is passes."),
        Shape.object("host-condition")
            .required(
                "element",
                ElementConditions.TEXTS,
                "An element that the script belongs to (several may name a file) has such a name.")
            .optional("when", ElementConditions.CONDITIONS, "What holds for that element."),
        Shape.object("script-file-condition")
            .required("file", ElementConditions.TEXTS, "Its file, relative to the application."));
  }

  // Conditions hold conditions; the shape is built when it is first asked for.
  private static final Shape CONDITIONS_LATER =
      Shape.recursive("expression-conditions", () -> CONDITIONS);

  /** A text that is known. */
  static ResolvedValue literal(String text) {
    return new ResolvedValue(text, ResolvedValue.State.LITERAL, Set.of(), Set.of(), List.of());
  }

  @Override
  Optional<Condition<? super ExpressionSite>> own(YamlReader reader) {
    if (reader.has("argument")) {
      return Optional.of(argument(reader));
    }
    if (reader.has("calls")) {
      List<FunctionPattern> functions = functions(reader, "calls");
      return whereCalled(
          functions,
          (site, evaluation) ->
              site.part().map(here -> isCall(here.expression(), functions, here)).orElse(false));
    }
    if (reader.has("within-call")) {
      List<FunctionPattern> functions = functions(reader, "within-call");
      OptionalInt position = reader.optionalInt("at");
      return whereCalled(
          functions,
          (site, evaluation) ->
              site.part()
                  .filter(here -> evaluation.scope().scripts().isCalled(functions, here.bindings()))
                  .map(here -> isWithin(here, functions, position))
                  .orElse(false));
    }
    if (reader.has("guarded-by")) {
      List<PathPattern> paths = paths(reader, "guarded-by");
      return part(here -> isGuarded(here, paths));
    }
    if (reader.has("secret-field")) {
      boolean wanted = reader.optionalBoolean("secret-field").orElse(true);
      SecretNames names = SecretKnowledge.builtIn().names();
      return Optional.of(
          (site, evaluation) -> field(site).map(names::isSecret).orElse(false) == wanted);
    }
    if (reader.has("selects")) {
      List<PathPattern> paths = paths(reader, "selects");
      return part(here -> paths.stream().anyMatch(pattern -> pattern.matches(here.path())));
    }
    if (reader.has("reaches-result")) {
      Extent extent = reader.requiredEnum("reaches-result", EXTENTS).orElse(Extent.PART);
      return part(here -> new Reach(here.bindings()).reachesResult(here.expression(), extent));
    }
    if (reader.has("holds")) {
      return Optional.of(new Holds(all(reader, "holds")));
    }
    return ofTexts(reader).or(() -> ofHost(reader));
  }

  private Optional<Condition<? super ExpressionSite>> ofTexts(YamlReader reader) {
    if (reader.has("field")) {
      ValueTest test = ValueTestReader.read(reader.mapping("field").orElseThrow());
      return Optional.of(
          (site, evaluation) -> passes(field(site).stream().toList(), test, site, evaluation));
    }
    if (reader.has("named")) {
      ValueTest test = ValueTestReader.read(reader.mapping("named").orElseThrow());
      return Optional.of((site, evaluation) -> test.answer(literal(site.name())) != Answer.NO);
    }
    if (reader.has("value")) {
      ValueTest test = ValueTestReader.read(reader.mapping("value").orElseThrow());
      return Optional.of(
          (site, evaluation) -> passes(site.value().stream().toList(), test, site, evaluation));
    }
    if (reader.has("constant")) {
      boolean wanted = reader.optionalBoolean("constant").orElse(true);
      return Optional.of((site, evaluation) -> site.value().isPresent() == wanted);
    }
    if (reader.has("bound-to")) {
      ValueTest test = ValueTestReader.read(reader.mapping("bound-to").orElseThrow());
      return Optional.of((site, evaluation) -> passes(site.boundTo(), test, site, evaluation));
    }
    if (reader.has("parameter")) {
      ValueTest test = ValueTestReader.read(reader.mapping("parameter").orElseThrow());
      return Optional.of(
          (site, evaluation) -> test.answer(literal(site.host().parameter())) != Answer.NO);
    }
    return Optional.empty();
  }

  private Optional<Condition<? super ExpressionSite>> ofHost(YamlReader reader) {
    if (reader.has("element")) {
      ElementPattern pattern =
          new ElementConditions(DocumentKind.MULE, context()).pattern(reader, "element");
      return Optional.of(
          new Condition.OnlyWhere<ExpressionSite>(
              pattern::isPossible,
              (site, evaluation) ->
                  site.host().elements().stream()
                      .anyMatch(element -> pattern.matches(element, evaluation.attempt()))));
    }
    if (reader.has("file")) {
      List<Wildcard> files = reader.textList("file").stream().map(Wildcard::of).toList();
      return Optional.of((site, evaluation) -> evaluation.scope().isIn(files, site.host().path()));
    }
    return Optional.empty();
  }

  private Condition<ExpressionSite> argument(YamlReader reader) {
    int position = reader.optionalInt("argument").orElse(0);
    boolean present = reader.optionalBoolean("present").orElse(true);
    Condition.AllOf<ExpressionSite> when = all(reader, "when");
    return (site, evaluation) -> {
      Optional<Expr> argument = site.part().flatMap(here -> argument(here.expression(), position));
      return argument.isPresent()
          ? present && when.holds(site.at(argument.get()), evaluation)
          : !present;
    };
  }

  private static Optional<Expr> argument(Expr expression, int position) {
    return expression instanceof Expr.Call call && position < call.arguments().size()
        ? Optional.of(call.arguments().get(position))
        : Optional.empty();
  }

  private static Optional<Condition<? super ExpressionSite>> whereCalled(
      List<FunctionPattern> functions, Condition<ExpressionSite> condition) {
    return Optional.of(
        new Condition.OnlyWhere<>(
            evaluation -> evaluation.scope().scripts().isCalled(functions), condition));
  }

  private static Optional<Condition<? super ExpressionSite>> part(Predicate<Part> test) {
    return Optional.of((site, evaluation) -> site.part().map(test::test).orElse(false));
  }

  private static boolean isCall(Node expression, List<FunctionPattern> functions, Part here) {
    return expression instanceof Expr.Call call
        && FunctionPattern.anyMatches(functions, call, here.bindings());
  }

  private static boolean isWithin(
      Part here, List<FunctionPattern> functions, OptionalInt position) {
    return here.around().stream()
        .anyMatch(step -> step.isArgument(position) && isCall(step.node(), functions, here));
  }

  private static boolean isGuarded(Part here, List<PathPattern> paths) {
    for (Step step : here.around()) {
      boolean asks =
          step.node() instanceof Expr.If choice
              ? step.below() == choice.consequence() && selects(choice.condition(), here, paths)
              : step.node() instanceof Expr.Match match
                  && step.below() != match.subject()
                  && selects(match.subject(), here, paths);
      if (asks) {
        return true;
      }
    }
    return false;
  }

  private static boolean selects(Expr condition, Part here, List<PathPattern> paths) {
    Deque<Node> open = new ArrayDeque<>();
    open.push(condition);
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (node instanceof Expr.Select select) {
        AccessPath path = here.with(select).path();
        if (paths.stream().anyMatch(pattern -> pattern.matches(path))) {
          return true;
        }
      }
      node.children().forEach(open::push);
    }
    return false;
  }

  private static Optional<String> field(ExpressionSite site) {
    if (site.part().isEmpty()) {
      return Optional.empty();
    }
    AccessPath path = site.part().get().path();
    int last = path.steps().size() - 1;
    return last < 0 ? Optional.empty() : Optional.of(path.steps().get(last));
  }

  /** Whether one of {@code texts}, placeholders replaced, passes. */
  private static boolean passes(
      List<String> texts, ValueTest test, ExpressionSite site, Evaluation evaluation) {
    for (String text : texts) {
      List<ResolvedValue> values =
          text.contains("${") && !test.asWritten()
              ? evaluation.here(evaluation.scope().resolve(text))
              : List.of(literal(text));
      for (ResolvedValue value : values) {
        Answer answer = test.answer(value);
        if (answer != Answer.NO) {
          // A constant explains itself; where a property comes from does not.
          if (!value.definitions().isEmpty() || answer == Answer.ASSUMED) {
            evaluation.note(
                Evidence.of(site.host(), site.name(), value, site.location(), test, answer));
          }
          return true;
        }
      }
    }
    return false;
  }

  static List<FunctionPattern> functions(YamlReader reader, String key) {
    return reader.textList(key).stream().map(FunctionPattern::of).toList();
  }

  static List<PathPattern> paths(YamlReader reader, String key) {
    return reader.textList(key).stream().map(PathPattern::of).toList();
  }

  private static Map<String, Extent> extents() {
    Map<String, Extent> words = new LinkedHashMap<>();
    words.put("part", Extent.PART);
    words.put("whole", Extent.WHOLE);
    return words;
  }

  /** That an expression, or one inside it, is such a one. */
  private record Holds(Condition<ExpressionSite> inner) implements Condition<ExpressionSite> {
    @Override
    public boolean holds(ExpressionSite site, Evaluation evaluation) {
      if (site.part().isEmpty()) {
        return false;
      }
      Deque<Node> open = new ArrayDeque<>();
      open.push(site.part().get().expression());
      while (!open.isEmpty()) {
        Node node = open.pop();
        if (node instanceof Expr expression) {
          Evaluation attempt = evaluation.attempt();
          if (inner.holds(site.at(expression), attempt)) {
            evaluation.accept(attempt);
            return true;
          }
        }
        node.children().forEach(open::push);
      }
      return false;
    }
  }
}
