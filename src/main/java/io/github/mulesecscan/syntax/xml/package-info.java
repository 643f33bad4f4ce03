/**
 * XML text to a JDOM2 tree whose nodes know their place in the file to the character.
 *
 * <p>A file's bytes or text enter {@link io.github.mulesecscan.syntax.xml.XmlParser}; an {@link
 * io.github.mulesecscan.syntax.xml.XmlDocument} leaves, or diagnostics that say why not. The JDK's
 * parser, with everything that reaches outside the file switched off, decides what is well-formed;
 * the places come from a scanner of our own that runs in step with it. Nothing here knows Mule.
 */
@NullMarked
package io.github.mulesecscan.syntax.xml;

import org.jspecify.annotations.NullMarked;
