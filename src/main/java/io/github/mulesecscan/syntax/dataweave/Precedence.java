package io.github.mulesecscan.syntax.dataweave;

/** How tightly operators bind; a higher number binds tighter. */
final class Precedence {

  /** No operator, or one that reaches as far right as it can: lambda, if, using, lone pair. */
  static final int GREEDY = 0;

  /** Functions between their arguments, {@code default}, {@code match}, {@code update}. */
  static final int INFIX = 1;

  static final int OR = 2;
  static final int AND = 3;
  static final int EQUALITY = 4;

  /** Comparisons and {@code is}. */
  static final int RELATIONAL = 5;

  static final int ADDITIVE = 6;
  static final int MULTIPLICATIVE = 7;

  /** {@code as}. */
  static final int CAST = 8;

  static final int PREFIX = 9;

  /** Selectors, calls and marks. */
  static final int POSTFIX = 10;

  private Precedence() {}
}
