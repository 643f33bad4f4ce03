package io.github.mulesecscan.syntax.xml;

import io.github.mulesecscan.source.SourceText;

/** Character data of an element: a run of text, or one CDATA section. */
public sealed interface XmlCharacters extends XmlNode permits XmlText, XmlCData {

  /**
   * The characters themselves: of a run of text, references translated; of a section, what is
   * between its brackets. Line ends are those of the file.
   */
  SourceText view();
}
