package io.github.mulesecscan.syntax.java;

import io.github.mulesecscan.source.Span;

/** A part of a Java or Groovy text. */
public interface JavaNode {

  /** Where it is in the text. */
  Span span();
}
