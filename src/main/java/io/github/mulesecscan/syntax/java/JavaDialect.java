package io.github.mulesecscan.syntax.java;

/** The language of a text. */
public enum JavaDialect {
  JAVA,
  GROOVY
}
