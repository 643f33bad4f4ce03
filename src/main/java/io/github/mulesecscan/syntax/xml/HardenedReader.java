package io.github.mulesecscan.syntax.xml;

import java.io.StringReader;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** The JDK's own XML parser with everything off that could reach outside the text it is given. */
final class HardenedReader {

  private static final String APACHE = "http://apache.org/xml/";
  private static final String SAX = "http://xml.org/sax/features/";

  private HardenedReader() {}

  /** A reader that takes no document type declaration and speaks English in every locale. */
  static XMLReader create() {
    try {
      // Not newInstance(): another parser on the class path must not change what is accepted.
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      SAXParser parser = factory.newSAXParser();
      parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      XMLReader reader = parser.getXMLReader();
      reader.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      reader.setFeature(APACHE + "features/disallow-doctype-decl", true);
      reader.setFeature(APACHE + "features/nonvalidating/load-external-dtd", false);
      reader.setFeature(SAX + "external-general-entities", false);
      reader.setFeature(SAX + "external-parameter-entities", false);
      // The root locale is English; asked for English, the JDK would fall back to the default one.
      reader.setProperty(APACHE + "properties/locale", Locale.ROOT);
      reader.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
      return reader;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("this JDK's XML parser cannot be made safe", e);
    }
  }
}
