/**
 * The application's own Java and Groovy sources.
 *
 * <p>The files of a {@link io.github.mulesecscan.project.MuleProject} enter, each is parsed once;
 * classes are found by their qualified name, scripts by the name that they have on the class path,
 * and names are told apart as imports say. Nothing here knows what classes of libraries do.
 */
@NullMarked
package io.github.mulesecscan.code;

import org.jspecify.annotations.NullMarked;
