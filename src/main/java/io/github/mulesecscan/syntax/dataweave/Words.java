package io.github.mulesecscan.syntax.dataweave;

/** Which words cannot be names in an expression. */
final class Words {

  private Words() {}

  /** Whether no function of this name can stand between two operands. */
  static boolean endsExpression(String word) {
    return switch (word) {
      case "else", "case", "if", "unless", "do", "using", "not", "true", "false", "null" -> true;
      case "var", "fun", "type", "ns", "import", "input", "output", "private" -> true;
      case "for", "throw", "yield", "enum", "async" -> true;
      default -> false;
    };
  }

  /** Whether an operand cannot begin with this word, for it belongs to what is around it. */
  static boolean isNoOperand(String word) {
    return switch (word) {
      case "and", "or", "is", "as", "default", "else", "case" -> true;
      case "var", "fun", "import", "private" -> true;
      case "for", "throw", "yield", "enum", "async" -> true;
      default -> false;
    };
  }

  /** Whether a word is no name wherever an operand stands. */
  static boolean isKeyword(String word) {
    return switch (word) {
      case "true", "false", "null", "if", "unless", "do", "using", "not" -> true;
      default -> isNoOperand(word);
    };
  }
}
