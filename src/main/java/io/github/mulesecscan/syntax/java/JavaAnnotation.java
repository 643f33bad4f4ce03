package io.github.mulesecscan.syntax.java;

import io.github.mulesecscan.source.Span;

/** An annotation, without its arguments; {@code name} is as written. */
public record JavaAnnotation(Span span, String name) implements JavaNode {}
