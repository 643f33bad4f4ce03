package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;

/**
 * A place where the text is not DataWeave.
 *
 * @param span the first token that cannot stand there, or the bracket or quote without a partner
 */
public record SyntaxError(Span span, String message) {}
