package io.github.mulesecscan.syntax.dataweave;

/** An operator with two operands that is not a function. */
public enum BinaryOperator {
  DEFAULT("default", Precedence.INFIX),
  WITH_METADATA("<~", Precedence.INFIX),
  OR("or", Precedence.OR),
  AND("and", Precedence.AND),
  EQUAL("==", Precedence.EQUALITY),
  NOT_EQUAL("!=", Precedence.EQUALITY),
  SIMILAR("~=", Precedence.EQUALITY),
  LESS("<", Precedence.RELATIONAL),
  GREATER(">", Precedence.RELATIONAL),
  LESS_OR_EQUAL("<=", Precedence.RELATIONAL),
  GREATER_OR_EQUAL(">=", Precedence.RELATIONAL),
  PLUS("+", Precedence.ADDITIVE),
  MINUS("-", Precedence.ADDITIVE),
  APPEND("<<", Precedence.ADDITIVE),
  PREPEND(">>", Precedence.ADDITIVE),
  TIMES("*", Precedence.MULTIPLICATIVE),
  DIVIDE("/", Precedence.MULTIPLICATIVE);

  private final String symbol;
  private final int precedence;

  BinaryOperator(String symbol, int precedence) {
    this.symbol = symbol;
    this.precedence = precedence;
  }

  public String symbol() {
    return symbol;
  }

  int precedence() {
    return precedence;
  }
}
