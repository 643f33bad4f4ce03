/**
 * Java and Groovy text to a syntax tree with spans.
 *
 * <p>A {@link io.github.mulesecscan.source.SourceText} enters, a {@link
 * io.github.mulesecscan.syntax.java.JavaFile} leaves, whatever the text: what is no Java or Groovy
 * becomes an {@code Unknown} with the parts that could be read. The tree tells enough to follow
 * data through method bodies, and no more: types are names, operators of one strength are not told
 * apart. Nothing here knows classes, libraries or Mule.
 */
@NullMarked
package io.github.mulesecscan.syntax.java;

import org.jspecify.annotations.NullMarked;
