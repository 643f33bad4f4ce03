/**
 * The DataWeave of an application in its places.
 *
 * <p>An application and the catalogue enter; every script leaves as an {@link
 * io.github.mulesecscan.expression.EmbeddedScript} that knows the element and parameter that it
 * belongs to, with its names bound to what declares them, across modules. Which text is a script is
 * decided by the catalogue. Nothing here knows flows, values at run time, rules or findings.
 */
@NullMarked
package io.github.mulesecscan.expression;

import org.jspecify.annotations.NullMarked;
