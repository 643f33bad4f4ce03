package io.github.mulesecscan.taint;

import io.github.mulesecscan.expression.Declaration;
import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.dataweave.Binding;
import io.github.mulesecscan.syntax.dataweave.Directive;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.ExprVisitor;
import io.github.mulesecscan.syntax.dataweave.Header;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.dataweave.Script;
import io.github.mulesecscan.syntax.dataweave.StringPart;
import io.github.mulesecscan.syntax.dataweave.TypeExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Evaluates the expressions of one block over what is known of values. */
final class Interpreter implements ExprVisitor<Value> {

  /** Shorter parts of objects are evaluated again: that is as fast as looking them up. */
  private static final int SHORTEST_PART = 20;

  private final Run run;
  private final Unit unit;
  private final Frame frame;
  private final Guards guards;

  Interpreter(Run run, Unit unit, Frame frame, Guards guards) {
    this.run = run;
    this.unit = unit;
    this.frame = frame;
    this.guards = guards;
  }

  Run run() {
    return run;
  }

  Unit unit() {
    return unit;
  }

  Frame frame() {
    return frame;
  }

  Guards guards() {
    return guards;
  }

  /** Evaluates with more names. */
  Interpreter in(Frame inner) {
    return new Interpreter(run, unit, inner, guards);
  }

  /** Evaluates where more is known. */
  Interpreter where(Guards more) {
    return more.isEmpty() ? this : new Interpreter(run, unit, frame, guards.and(more));
  }

  Value eval(Expr expression) {
    if (!run.enter()) {
      return run.anything();
    }
    try {
      return expression.accept(this);
    } finally {
      run.leave();
    }
  }

  /** The same for a part of an object, which is the same wherever it reads the same. */
  Value part(Expr expression) {
    return frame.isOfHeader() && expression.span().length() >= SHORTEST_PART
        ? run.once(expression, guards, () -> eval(expression))
        : eval(expression);
  }

  List<Value> eval(List<Expr> expressions) {
    List<Value> values = new ArrayList<>();
    for (Expr expression : expressions) {
      values.add(eval(expression));
    }
    return values;
  }

  Conditions conditions() {
    return new Conditions(this);
  }

  Location locate(Node node) {
    return unit.locate(node);
  }

  /** {@code value} after one more step of its way. */
  Value step(Node node, String sentence, Value value) {
    return step(node, sentence, TraceStep.Kind.PROPAGATION, value);
  }

  Value step(Node node, String sentence, TraceStep.Kind kind, Value value) {
    return value.isClean() ? value : value.step(locate(node), sentence, kind, run.nesting());
  }

  /** {@code value} masked, cut or encrypted: what it was cannot be seen any more. */
  Value hidden(Value value) {
    KindSet hidden = run.kinds().clearedByHiding();
    return value.mapTaints(taint -> taint.unmark().clear(hidden));
  }

  /** {@code value}, which must not become known because of {@code mark} unless it is hidden. */
  Value marked(Value value, DataMark mark) {
    KindSet hidden = run.kinds().clearedByHiding();
    return value.mapTaints(
        taint ->
            !hidden.isEmpty() && taint.cleared().containsAll(hidden) ? taint : taint.mark(mark));
  }

  /** What checks have shown of {@code value} here. */
  Value known(Value value) {
    return guards.apply(value, run.nesting());
  }

  /** A name for a value that is made at {@code node}. */
  String identity(String what, Node node) {
    Location place = locate(node);
    return what + "@" + place.path() + ":" + place.span().offset();
  }

  // ---- literals ----

  @Override
  public Value visitNumber(Expr.NumberLiteral number) {
    return unit.constant(number, number::text);
  }

  @Override
  public Value visitBoolean(Expr.BooleanLiteral literal) {
    return unit.constant(literal, () -> String.valueOf(literal.value()));
  }

  @Override
  public Value visitNull(Expr.NullLiteral literal) {
    return Value.NOTHING;
  }

  @Override
  public Value visitDate(Expr.DateLiteral date) {
    return unit.constant(date, date::text);
  }

  @Override
  public Value visitRegex(Expr.RegexLiteral regex) {
    return Value.CLEAN;
  }

  @Override
  public Value visitString(Expr.StringLiteral string) {
    if (!string.isInterpolated()) {
      return unit.constant(string, () -> string.constant().orElse(""));
    }
    List<Value> parts = new ArrayList<>();
    for (StringPart part : string.parts()) {
      if (part instanceof StringPart.Text text) {
        parts.add(Value.constant(text.value()));
      } else {
        Expr inner = ((StringPart.Interpolation) part).expression();
        Value value = eval(inner);
        parts.add(Texts.located(step(part, "It is put into a text", value), locate(inner)));
      }
    }
    return Texts.concat(parts);
  }

  @Override
  public Value visitPlaceholder(Expr.Placeholder placeholder) {
    String name = placeholder.text();
    return property(placeholder, name, name, "the property " + name);
  }

  /**
   * What a property is.
   *
   * @param place where it is read
   * @param name its name; empty if it is computed
   * @param shown how it is called as an origin
   */
  Value property(Node place, String name, String shown, String description) {
    return unit.property(
        place,
        name,
        () -> {
          boolean secret = run.names().isSecret(name);
          Set<DataLabel> labels = secret ? Set.of(DataLabel.SECRET) : Set.of();
          return new Origin(shown, description, locate(place), Trust.CONFIG, labels);
        });
  }

  @Override
  public Value visitUndefined(Expr.Undefined undefined) {
    return Value.NOTHING;
  }

  // ---- names ----

  @Override
  public Value visitName(Expr.Name name) {
    Value value = valueOf(name);
    return isImplicit(name) ? step(name, unit.isRead(name), value) : value;
  }

  @Override
  public Value visitDollar(Expr.Dollar dollar) {
    return valueOf(dollar);
  }

  /** The value of a name, without a step on its way. */
  Value valueOf(Expr name) {
    Declaration declaration = unit.bindings().declaration(name).orElse(null);
    return declaration == null ? Value.CLEAN : known(declared(declaration));
  }

  /** The field {@code field} of what the runtime gives every script under {@code name}. */
  Optional<Value> rootField(Expr name, String field) {
    // A check may be about the whole of what is read, but not about all variables at once.
    return unit.bindings().declaration(name).orElse(null) instanceof Declaration.Implicit implicit
            && (guards.isEmpty() || implicit.name().equals("vars"))
        ? Optional.of(known(run.root(implicit.name(), field)))
        : Optional.empty();
  }

  /** Whether a name stands for something that the runtime gives every script. */
  boolean isImplicit(Expr name) {
    return unit.bindings().declaration(name).orElse(null) instanceof Declaration.Implicit;
  }

  private Value declared(Declaration declaration) {
    if (declaration instanceof Declaration.Implicit implicit) {
      return run.root(implicit.name());
    }
    if (declaration instanceof Declaration.Variable variable) {
      return frame
          .value(variable.directive(), variable.directive().name())
          .orElseGet(() -> run.moduleValue(variable.script(), variable.directive()));
    }
    if (declaration instanceof Declaration.Function function) {
      return Value.ofClosures(closures(function));
    }
    if (declaration instanceof Declaration.Using using) {
      return local(using.binding(), using.binding().name());
    }
    if (declaration instanceof Declaration.Named named) {
      return local(named.parameter(), named.parameter().name());
    }
    if (declaration instanceof Declaration.Dollars dollars) {
      return local(dollars.owner(), "$".repeat(dollars.count()));
    }
    if (declaration instanceof Declaration.CaseName caseName) {
      return local(caseName.owner(), caseName.name());
    }
    if (declaration instanceof Declaration.External external) {
      return Value.ofClosures(List.of(new Closure.External(external.modules(), external.name())));
    }
    Declaration.JavaMember member = (Declaration.JavaMember) declaration;
    String module = "java!" + member.className();
    return Value.ofClosures(List.of(new Closure.External(List.of(module), member.member())));
  }

  private Value local(Node declaring, String name) {
    return frame.value(declaring, name).orElse(Value.CLEAN);
  }

  private List<Closure> closures(Declaration.Function function) {
    List<Closure> closures = new ArrayList<>();
    for (Directive.Function overload : function.overloads()) {
      Frame around = frame.of(overload).orElse(Frame.OUTERMOST);
      closures.add(
          new Closure.Written(
              overload.name(),
              overload,
              overload.parameters(),
              overload.body(),
              around,
              run.unit(function.script())));
    }
    return closures;
  }

  // ---- operators ----

  @Override
  public Value visitUnary(Expr.Unary unary) {
    Value operand = eval(unary.operand());
    return switch (unary.operator()) {
      case NEGATE, PLUS -> operand.constant().isPresent() ? Value.CLEAN : number(operand);
      case BANG, NOT, PRESENT -> Value.CLEAN;
    };
  }

  @Override
  public Value visitBinary(Expr.Binary binary) {
    return new Operators(this).eval(binary);
  }

  /** A number that is computed from {@code value}. */
  Value number(Value value) {
    return Value.of(value.everything()).clear(run.kinds().clearedByNumber());
  }

  @Override
  public Value visitCast(Expr.Cast cast) {
    return new Casts(this).cast(eval(cast.value()), cast.type(), cast);
  }

  @Override
  public Value visitIsType(Expr.IsType isType) {
    eval(isType.value());
    return Value.CLEAN;
  }

  // ---- calls ----

  @Override
  public Value visitCall(Expr.Call call) {
    return new Calls(this).eval(call);
  }

  @Override
  public Value visitInterpolatorCall(Expr.InterpolatorCall call) {
    return new Calls(this).eval(call);
  }

  @Override
  public Value visitLambda(Expr.Lambda lambda) {
    return Value.ofClosures(
        List.of(
            new Closure.Written(
                "a function", lambda, lambda.parameters(), lambda.body(), frame, unit)));
  }

  // ---- parts and wholes ----

  @Override
  public Value visitSelect(Expr.Select select) {
    return new Selections(this).eval(select);
  }

  @Override
  public Value visitObject(Expr.ObjectLiteral object) {
    return new Entries(this).eval(object);
  }

  @Override
  public Value visitObjectPrepend(Expr.ObjectPrepend prepend) {
    return new Entries(this).eval(prepend);
  }

  @Override
  public Value visitArray(Expr.ArrayLiteral array) {
    Value elements = Value.NOTHING;
    for (Expr element : array.elements()) {
      elements = elements.join(eval(element));
    }
    return Value.ofElements(elements);
  }

  @Override
  public Value visitArrayPrepend(Expr.ArrayPrepend prepend) {
    return Value.ofElements(eval(prepend.head()).join(eval(prepend.tail()).element()).anonymous());
  }

  @Override
  public Value visitIncludedIf(Expr.IncludedIf element) {
    eval(element.condition());
    return where(conditions().assume(element.condition(), !element.negated()))
        .eval(element.value());
  }

  // ---- branches ----

  @Override
  public Value visitIf(Expr.If choice) {
    eval(choice.condition());
    Optional<Boolean> decided = conditions().decide(choice.condition());
    if (decided.isPresent()) {
      boolean holds = decided.get() != choice.negated();
      return eval(holds ? choice.consequence() : choice.alternative());
    }
    Value then =
        where(conditions().assume(choice.condition(), !choice.negated()))
            .eval(choice.consequence());
    Value otherwise =
        where(conditions().assume(choice.condition(), choice.negated())).eval(choice.alternative());
    return then.join(otherwise);
  }

  @Override
  public Value visitMatch(Expr.Match match) {
    return new Matches(this).eval(match);
  }

  @Override
  public Value visitUpdate(Expr.Update update) {
    return new Updates(this).eval(update);
  }

  // ---- blocks ----

  @Override
  public Value visitDo(Expr.Do block) {
    return block(block.header()).eval(block.body());
  }

  /** What evaluates the body below a header. */
  Interpreter block(Header header) {
    Frame inner = frame.header();
    Interpreter interpreter = in(inner);
    for (Directive directive : header.directives()) {
      if (directive instanceof Directive.Variable variable) {
        inner.bindLater(variable, variable.name(), run.later(interpreter, variable));
      } else if (directive instanceof Directive.Function function) {
        inner.bind(function, "", Value.NOTHING);
      }
    }
    return interpreter;
  }

  /** The value that a variable gets where it is declared. */
  Value variable(Directive.Variable variable) {
    Value value = eval(variable.value());
    TypeExpr type = variable.type();
    Value typed = type == null ? value : new Casts(this).declared(value, type);
    return becomes(variable.name(), variable, variable.value(), typed);
  }

  /** {@code value}, which {@code declaring} gives the name {@code name}. */
  private Value becomes(String name, Node declaring, Expr written, Value value) {
    return value.isClean()
        ? value
        : step(written, "It becomes the variable `" + name + "`", value)
            .identified(identity(name, declaring));
  }

  @Override
  public Value visitUsing(Expr.Using using) {
    Interpreter at = this;
    for (Binding binding : using.bindings()) {
      Value value = at.becomes(binding.name(), binding, binding.value(), at.eval(binding.value()));
      Frame inner = at.frame.inner();
      inner.bind(binding, binding.name(), value);
      at = at.in(inner);
    }
    return at.eval(using.body());
  }

  @Override
  public Value visitAnnotated(Expr.Annotated annotated) {
    return eval(annotated.expression());
  }

  @Override
  public Value visitError(Expr.Error error) {
    Value all = Value.NOTHING;
    for (Expr part : error.parts()) {
      all = all.join(eval(part));
    }
    return all.flat().weaken();
  }

  /** What the body of a script gives. */
  static Value evaluate(Run run, Script script, Guards guards) {
    Expr body = script.body();
    if (body == null) {
      return Value.NOTHING;
    }
    Interpreter interpreter = new Interpreter(run, run.unit(script), Frame.OUTERMOST, guards);
    return interpreter.block(script.header()).eval(body);
  }
}
