package io.github.mulesecscan.syntax.dataweave;

/** An operator with one operand. */
public enum UnaryOperator {
  NEGATE("-"),
  PLUS("+"),
  /** {@code !a}: binds tightly. */
  BANG("!"),
  /** {@code not a}: its operand reaches over {@code or}. */
  NOT("not"),
  /** {@code a?}, behind its operand. */
  PRESENT("?");

  private final String symbol;

  UnaryOperator(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }
}
