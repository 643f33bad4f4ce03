/**
 * Who runs after whom. An application, the catalogue and the application's DataWeave enter; leave a
 * graph of its flows with everything that calls or feeds them, and a list of the components that
 * nobody described. Knows nothing of values: where data goes is for package {@code taint}.
 */
@NullMarked
package io.github.mulesecscan.flow;

import org.jspecify.annotations.NullMarked;
