package io.github.mulesecscan.syntax.dataweave;

/** What a token is; the text is how it is named in messages. */
enum TokenKind {
  END("end of text"),
  WORD("a name"),
  NUMBER("a number"),
  /** The opening quote only: the parser reads the rest, for it holds expressions. */
  QUOTE("a string"),
  DOLLARS("'$'"),
  PLACEHOLDER("a placeholder"),
  LEFT_PAREN("'('"),
  RIGHT_PAREN("')'"),
  LEFT_BRACKET("'['"),
  RIGHT_BRACKET("']'"),
  LEFT_BRACE("'{'"),
  RIGHT_BRACE("'}'"),
  COMMA("','"),
  COLON("':'"),
  DOT("'.'"),
  DOTS("'..'"),
  ARROW("'->'"),
  SEPARATOR("'---'"),
  PLUS("'+'"),
  MINUS("'-'"),
  CONCAT("'++'"),
  REMOVE("'--'"),
  STAR("'*'"),
  SLASH("'/'"),
  ASSIGN("'='"),
  EQUAL("'=='"),
  NOT_EQUAL("'!='"),
  SIMILAR("'~='"),
  TILDE("'~'"),
  LESS("'<'"),
  GREATER("'>'"),
  LESS_OR_EQUAL("'<='"),
  GREATER_OR_EQUAL("'>='"),
  APPEND("'<<'"),
  PREPEND("'>>'"),
  WITH_METADATA("'<~'"),
  SUBTYPE("'<:'"),
  BANG("'!'"),
  QUESTION("'?'"),
  AT("'@'"),
  HASH("'#'"),
  CARET("'^'"),
  AMPERSAND("'&'"),
  BAR("'|'"),
  PERCENT("'%'"),
  OTHER("a character outside the language");

  private final String display;

  TokenKind(String display) {
    this.display = display;
  }

  String display() {
    return display;
  }

  boolean isOpener() {
    return this == LEFT_PAREN || this == LEFT_BRACKET || this == LEFT_BRACE;
  }

  boolean isCloser() {
    return this == RIGHT_PAREN || this == RIGHT_BRACKET || this == RIGHT_BRACE;
  }
}
