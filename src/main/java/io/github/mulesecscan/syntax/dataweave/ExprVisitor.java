package io.github.mulesecscan.syntax.dataweave;

/**
 * One method for each kind of expression. There are no defaults, so that a new kind of expression
 * stops the compiler at every analysis; for a search that cares about few kinds see {@link
 * ExprWalker}.
 */
public interface ExprVisitor<R> {

  R visitNumber(Expr.NumberLiteral number);

  R visitBoolean(Expr.BooleanLiteral literal);

  R visitNull(Expr.NullLiteral literal);

  R visitDate(Expr.DateLiteral date);

  R visitRegex(Expr.RegexLiteral regex);

  R visitString(Expr.StringLiteral string);

  R visitName(Expr.Name name);

  R visitDollar(Expr.Dollar dollar);

  R visitPlaceholder(Expr.Placeholder placeholder);

  R visitUndefined(Expr.Undefined undefined);

  R visitUnary(Expr.Unary unary);

  R visitBinary(Expr.Binary binary);

  R visitCast(Expr.Cast cast);

  R visitIsType(Expr.IsType isType);

  R visitCall(Expr.Call call);

  R visitInterpolatorCall(Expr.InterpolatorCall call);

  R visitSelect(Expr.Select select);

  R visitObject(Expr.ObjectLiteral object);

  R visitObjectPrepend(Expr.ObjectPrepend prepend);

  R visitArray(Expr.ArrayLiteral array);

  R visitArrayPrepend(Expr.ArrayPrepend prepend);

  R visitIncludedIf(Expr.IncludedIf element);

  R visitIf(Expr.If choice);

  R visitLambda(Expr.Lambda lambda);

  R visitMatch(Expr.Match match);

  R visitUpdate(Expr.Update update);

  R visitDo(Expr.Do block);

  R visitUsing(Expr.Using using);

  R visitAnnotated(Expr.Annotated annotated);

  R visitError(Expr.Error error);
}
