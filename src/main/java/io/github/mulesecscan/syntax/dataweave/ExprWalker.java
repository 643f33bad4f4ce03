package io.github.mulesecscan.syntax.dataweave;

/**
 * A search over a tree: visits every expression below a node, also those in directives, types and
 * patterns, in reading order. A method returns whether to go on; the defaults visit what is below.
 */
public abstract class ExprWalker implements ExprVisitor<Boolean> {

  /** Visits {@code node} if it is an expression, else the expressions below it. */
  public final boolean walk(Node node) {
    return node instanceof Expr expression ? expression.accept(this) : walkBelow(node);
  }

  /** Visits the expressions below {@code node}. */
  protected final boolean walkBelow(Node node) {
    for (Node child : node.children()) {
      if (!walk(child)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Boolean visitNumber(Expr.NumberLiteral number) {
    return walkBelow(number);
  }

  @Override
  public Boolean visitBoolean(Expr.BooleanLiteral literal) {
    return walkBelow(literal);
  }

  @Override
  public Boolean visitNull(Expr.NullLiteral literal) {
    return walkBelow(literal);
  }

  @Override
  public Boolean visitDate(Expr.DateLiteral date) {
    return walkBelow(date);
  }

  @Override
  public Boolean visitRegex(Expr.RegexLiteral regex) {
    return walkBelow(regex);
  }

  @Override
  public Boolean visitString(Expr.StringLiteral string) {
    return walkBelow(string);
  }

  @Override
  public Boolean visitName(Expr.Name name) {
    return walkBelow(name);
  }

  @Override
  public Boolean visitDollar(Expr.Dollar dollar) {
    return walkBelow(dollar);
  }

  @Override
  public Boolean visitPlaceholder(Expr.Placeholder placeholder) {
    return walkBelow(placeholder);
  }

  @Override
  public Boolean visitUndefined(Expr.Undefined undefined) {
    return walkBelow(undefined);
  }

  @Override
  public Boolean visitUnary(Expr.Unary unary) {
    return walkBelow(unary);
  }

  @Override
  public Boolean visitBinary(Expr.Binary binary) {
    return walkBelow(binary);
  }

  @Override
  public Boolean visitCast(Expr.Cast cast) {
    return walkBelow(cast);
  }

  @Override
  public Boolean visitIsType(Expr.IsType isType) {
    return walkBelow(isType);
  }

  @Override
  public Boolean visitCall(Expr.Call call) {
    return walkBelow(call);
  }

  @Override
  public Boolean visitInterpolatorCall(Expr.InterpolatorCall call) {
    return walkBelow(call);
  }

  @Override
  public Boolean visitSelect(Expr.Select select) {
    return walkBelow(select);
  }

  @Override
  public Boolean visitObject(Expr.ObjectLiteral object) {
    return walkBelow(object);
  }

  @Override
  public Boolean visitObjectPrepend(Expr.ObjectPrepend prepend) {
    return walkBelow(prepend);
  }

  @Override
  public Boolean visitArray(Expr.ArrayLiteral array) {
    return walkBelow(array);
  }

  @Override
  public Boolean visitArrayPrepend(Expr.ArrayPrepend prepend) {
    return walkBelow(prepend);
  }

  @Override
  public Boolean visitIncludedIf(Expr.IncludedIf element) {
    return walkBelow(element);
  }

  @Override
  public Boolean visitIf(Expr.If choice) {
    return walkBelow(choice);
  }

  @Override
  public Boolean visitLambda(Expr.Lambda lambda) {
    return walkBelow(lambda);
  }

  @Override
  public Boolean visitMatch(Expr.Match match) {
    return walkBelow(match);
  }

  @Override
  public Boolean visitUpdate(Expr.Update update) {
    return walkBelow(update);
  }

  @Override
  public Boolean visitDo(Expr.Do block) {
    return walkBelow(block);
  }

  @Override
  public Boolean visitUsing(Expr.Using using) {
    return walkBelow(using);
  }

  @Override
  public Boolean visitAnnotated(Expr.Annotated annotated) {
    return walkBelow(annotated);
  }

  @Override
  public Boolean visitError(Expr.Error error) {
    return walkBelow(error);
  }
}
