package io.github.mulesecscan.detector;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.catalog.NamePattern;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.xml.XmlDocument;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.syntax.xml.XmlParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElementsByNameTest {

  private static final NamePattern ANY = new NamePattern("", "", true);

  private static XmlDocument parse(String name, String xml) {
    return requireNonNull(XmlParser.parse(SourceText.root(new SourcePath(name), xml)).document());
  }

  private static List<String> ids(ElementsByName elements, NamePattern... names) {
    return elements.named(List.of(names)).stream()
        .map(element -> element.getAttributeValue("id", element.getName()))
        .toList();
  }

  @Test
  void elementsOfSeveralNamesKeepTheOrderOfTheFiles() {
    ElementsByName elements =
        ElementsByName.of(
            DocumentKind.MULE,
            List.of(
                parse(
                    "a.xml",
                    "<r xmlns='urn:m' xmlns:o='urn:o'>"
                        + "<b id='1'/><a id='2'><b id='3'/></a><o:a id='4'/></r>"),
                parse("b.xml", "<r xmlns='urn:m'><a id='5'/><abc id='6'/><b id='7'/></r>")));

    NamePattern a = new NamePattern("urn:m", "a", false);
    NamePattern b = new NamePattern("urn:m", "b", false);
    assertThat(ids(elements, a)).containsExactly("2", "5");
    assertThat(ids(elements, a, b)).containsExactly("1", "2", "3", "5", "7");
    assertThat(ids(elements, b, a, b)).containsExactly("1", "2", "3", "5", "7");
    assertThat(ids(elements, new NamePattern("urn:m", "a", true))).containsExactly("2", "5", "6");
    assertThat(ids(elements, ANY)).containsExactly("r", "1", "2", "3", "4", "r", "5", "6", "7");
    assertThat(ids(elements, new NamePattern("urn:m", "A", false))).isEmpty();
    assertThat(ids(elements)).isEmpty();
  }

  @Test
  void namesInLog4jFilesHaveNoLetterCaseAndNoNamespace() {
    ElementsByName elements =
        ElementsByName.of(
            DocumentKind.LOG4J,
            List.of(
                parse(
                    "log4j2.xml",
                    "<Configuration><Appenders><HTTP id='1'/><http id='2'/>"
                        + "</Appenders></Configuration>")));

    List<XmlElement> found = elements.named(List.of(new NamePattern("", "Http", false)));
    assertThat(found).hasSize(2);
    assertThat(ids(elements, new NamePattern("", "appenders", false))).containsExactly("Appenders");
  }
}
