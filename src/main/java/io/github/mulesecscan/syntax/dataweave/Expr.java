package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An expression. Parentheses leave no node: the tree's shape says what they said, and a node's span
 * does not include the parentheses around it.
 */
public sealed interface Expr extends Node {

  /** Calls the visitor's method for this kind of expression. */
  <R> R accept(ExprVisitor<R> visitor);

  /** An expression without expressions below it. */
  sealed interface Leaf extends Expr {
    @Override
    default List<Node> children() {
      return List.of();
    }
  }

  /** A number as written. */
  record NumberLiteral(String text, Span span) implements Leaf {
    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitNumber(this);
    }
  }

  /** {@code true} or {@code false}. */
  record BooleanLiteral(boolean value, Span span) implements Leaf {
    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitBoolean(this);
    }
  }

  /** {@code null}. */
  record NullLiteral(Span span) implements Leaf {
    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitNull(this);
    }
  }

  /** A date, time, period or zone; the text is what stands between the bars. */
  record DateLiteral(String text, Span span) implements Leaf {
    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitDate(this);
    }
  }

  /** A regular expression; the pattern is what stands between the slashes, escapes kept. */
  record RegexLiteral(String pattern, Span span) implements Leaf {
    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitRegex(this);
    }
  }

  /** A string with its quote and its parts, in reading order. */
  record StringLiteral(char quote, List<StringPart> parts, Span span) implements Expr {
    public StringLiteral {
      parts = List.copyOf(parts);
    }

    /** Whether it holds expressions whose values are put into it. */
    public boolean isInterpolated() {
      for (StringPart part : parts) {
        if (part instanceof StringPart.Interpolation) {
          return true;
        }
      }
      return false;
    }

    /** The decoded value, if nothing is interpolated. */
    public Optional<String> constant() {
      StringBuilder value = new StringBuilder();
      for (StringPart part : parts) {
        if (!(part instanceof StringPart.Text text)) {
          return Optional.empty();
        }
        value.append(text.value());
      }
      return Optional.of(value.toString());
    }

    @Override
    public List<Node> children() {
      return Node.join(parts);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitString(this);
    }
  }

  /** A variable, parameter or function by name, with module and loader as written. */
  record Name(String text, Span span) implements Leaf {

    /** The name without module: {@code upper} of {@code dw::core::Strings::upper}. */
    public String simpleName() {
      int afterModule = text.lastIndexOf(':') + 1;
      return text.substring(Math.max(afterModule, text.lastIndexOf('!') + 1));
    }

    /** The module with its loader: {@code dw::core::Strings}, {@code java!java::lang::System}. */
    public Optional<String> module() {
      int end = text.lastIndexOf("::");
      return end < 0 ? Optional.empty() : Optional.of(text.substring(0, end));
    }

    /** What stands in front of the first {@code !}: {@code java} of a Java call. */
    public Optional<String> loader() {
      int end = text.indexOf('!');
      return end < 0 ? Optional.empty() : Optional.of(text.substring(0, end));
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitName(this);
    }
  }

  /** {@code $}, {@code $$}, …: an implicit parameter, counted from 1. */
  record Dollar(int count, Span span) implements Leaf {
    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitDollar(this);
    }
  }

  /** <code>${name}</code>, replaced before DataWeave sees the text, and what is glued to it. */
  record Placeholder(String text, Span span) implements Leaf {
    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitPlaceholder(this);
    }
  }

  /** {@code ???}: a body that is not written in DataWeave. */
  record Undefined(Span span) implements Leaf {
    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitUndefined(this);
    }
  }

  /** An operator with one operand. */
  record Unary(UnaryOperator operator, Expr operand, Span span) implements Expr {
    @Override
    public List<Node> children() {
      return List.of(operand);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitUnary(this);
    }
  }

  /** An operator with two operands; {@code default} is one. */
  record Binary(BinaryOperator operator, Expr left, Expr right, Span span) implements Expr {
    @Override
    public List<Node> children() {
      return List.of(left, right);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitBinary(this);
    }
  }

  /** {@code value as Type}. */
  record Cast(Expr value, TypeExpr type, Span span) implements Expr {
    @Override
    public List<Node> children() {
      return List.of(value, type);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitCast(this);
    }
  }

  /** {@code value is Type}. */
  record IsType(Expr value, TypeExpr type, Span span) implements Expr {
    @Override
    public List<Node> children() {
      return List.of(value, type);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitIsType(this);
    }
  }

  /**
   * A call. {@code a f b} and {@code f(a, b)} are the same but for {@code infix}; {@code ++} and
   * {@code --} are names of functions.
   */
  record Call(
      Expr callee, List<TypeExpr> typeArguments, List<Expr> arguments, boolean infix, Span span)
      implements Expr {
    public Call {
      typeArguments = List.copyOf(typeArguments);
      arguments = List.copyOf(arguments);
    }

    /** The function's name as written, if it is called by name. */
    public Optional<Name> function() {
      return callee instanceof Name name ? Optional.of(name) : Optional.empty();
    }

    @Override
    public List<Node> children() {
      return infix
          ? List.of(arguments.get(0), callee, arguments.get(1))
          : Node.join(callee, typeArguments, arguments);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitCall(this);
    }
  }

  /** {@code name `text $(part)`}: a call of {@code name(literals, parts)}. */
  record InterpolatorCall(Name function, StringLiteral string, Span span) implements Expr {
    @Override
    public List<Node> children() {
      return List.of(function, string);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitInterpolatorCall(this);
    }
  }

  /** {@code target.name}, {@code target[0]}, … and the mark behind it. */
  record Select(Expr target, Selector selector, Mark mark, Span span) implements Expr {
    @Override
    public List<Node> children() {
      return List.of(target, selector);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitSelect(this);
    }
  }

  /** What may follow a selector. */
  enum Mark {
    NONE,
    /** {@code ?}: is it there. */
    PRESENT,
    /** {@code !}: fail if it is not. */
    ASSERT
  }

  /**
   * An object.
   *
   * @param braced false for {@code key: value} standing alone
   */
  record ObjectLiteral(boolean braced, List<Entry> entries, Span span) implements Expr {
    public ObjectLiteral {
      entries = List.copyOf(entries);
    }

    @Override
    public List<Node> children() {
      return Node.join(entries);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitObject(this);
    }
  }

  /** <code>{key: value ~ rest}</code>: an entry put in front of an object. */
  record ObjectPrepend(Entry head, Expr rest, Span span) implements Expr {
    @Override
    public List<Node> children() {
      return List.of(head, rest);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitObjectPrepend(this);
    }
  }

  /** An array; a conditional element is an {@link IncludedIf}. */
  record ArrayLiteral(List<Expr> elements, Span span) implements Expr {
    public ArrayLiteral {
      elements = List.copyOf(elements);
    }

    @Override
    public List<Node> children() {
      return Node.join(elements);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitArray(this);
    }
  }

  /** {@code [head ~ tail]}: an element put in front of an array. */
  record ArrayPrepend(Expr head, Expr tail, Span span) implements Expr {
    @Override
    public List<Node> children() {
      return List.of(head, tail);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitArrayPrepend(this);
    }
  }

  /**
   * {@code value if condition}, an element of an array only.
   *
   * @param negated whether the word is {@code unless}
   */
  record IncludedIf(Expr value, boolean negated, Expr condition, Span span) implements Expr {
    @Override
    public List<Node> children() {
      return List.of(value, condition);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitIncludedIf(this);
    }
  }

  /**
   * {@code if (condition) consequence else alternative}.
   *
   * @param negated whether the word is {@code unless}
   */
  record If(boolean negated, Expr condition, Expr consequence, Expr alternative, Span span)
      implements Expr {
    @Override
    public List<Node> children() {
      return List.of(condition, consequence, alternative);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitIf(this);
    }
  }

  /** {@code (parameters) -> body}. */
  record Lambda(
      List<TypeParameter> typeParameters,
      List<Parameter> parameters,
      @Nullable TypeExpr result,
      Expr body,
      Span span)
      implements Expr {
    public Lambda {
      typeParameters = List.copyOf(typeParameters);
      parameters = List.copyOf(parameters);
    }

    @Override
    public List<Node> children() {
      return Node.join(typeParameters, parameters, result, body);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitLambda(this);
    }
  }

  /** <code>subject match { … }</code>. */
  record Match(Expr subject, List<MatchCase> cases, Span span) implements Expr {
    public Match {
      cases = List.copyOf(cases);
    }

    @Override
    public List<Node> children() {
      return Node.join(subject, cases);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitMatch(this);
    }
  }

  /** <code>subject update { … }</code>. */
  record Update(Expr subject, List<UpdateCase> cases, Span span) implements Expr {
    public Update {
      cases = List.copyOf(cases);
    }

    @Override
    public List<Node> children() {
      return Node.join(subject, cases);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitUpdate(this);
    }
  }

  /** <code>do { header --- body }</code>. */
  record Do(Header header, Expr body, Span span) implements Expr {
    @Override
    public List<Node> children() {
      return List.of(header, body);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitDo(this);
    }
  }

  /** {@code using (name = value) body}. */
  record Using(List<Binding> bindings, Expr body, Span span) implements Expr {
    public Using {
      bindings = List.copyOf(bindings);
    }

    @Override
    public List<Node> children() {
      return Node.join(bindings, body);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitUsing(this);
    }
  }

  /** An expression with annotations in front. */
  record Annotated(List<Annotation> annotations, Expr expression, Span span) implements Expr {
    public Annotated {
      annotations = List.copyOf(annotations);
    }

    @Override
    public List<Node> children() {
      return Node.join(annotations, expression);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitAnnotated(this);
    }
  }

  /**
   * A place that could not be read as an expression.
   *
   * @param parts the expressions that could be read in it
   */
  @SuppressWarnings("JavaLangClash") // always written with the name of its family
  record Error(String message, List<Expr> parts, Span span) implements Expr {
    public Error {
      parts = List.copyOf(parts);
    }

    @Override
    public List<Node> children() {
      return Node.join(parts);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visitError(this);
    }
  }
}
