package io.github.mulesecscan.project;

import io.github.mulesecscan.syntax.xml.XmlDocument;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells configurations of Mule 3, which have the same root element, from those of Mule 4. */
final class Mule3Config {

  private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
  private static final String MULE_3_DATAWEAVE = "http://www.mulesoft.org/schema/mule/ee/dw";
  private static final Pattern VERSION = Pattern.compile("((EE|CE)-)?3\\.\\d.*");
  private static final Pattern SCHEMA =
      Pattern.compile("http://www\\.mulesoft\\.org/schema/mule/[a-z/-]+/3\\.\\d");

  /** Elements of Mule 3's core that Mule 4 does not have under any meaning. */
  private static final Set<String> ELEMENTS =
      Set.of(
          "catch-exception-strategy",
          "choice-exception-strategy",
          "rollback-exception-strategy",
          "default-exception-strategy",
          "mapping-exception-strategy",
          "reference-exception-strategy",
          "message-properties-transformer",
          "set-session-variable",
          "inbound-endpoint",
          "outbound-endpoint",
          "poll",
          "expression-component",
          "object-to-string-transformer",
          "byte-array-to-string-transformer");

  private Mule3Config() {}

  static boolean isOne(XmlDocument document) {
    XmlElement root = document.root();
    boolean byVersion =
        root.attribute("version").filter(v -> VERSION.matcher(v.getValue()).matches()).isPresent();
    if (byVersion || bySchema(root)) {
      return true;
    }
    for (XmlElement element : root.descendants()) {
      boolean isRemoved =
          element.uri().equals(MuleNames.CORE) && ELEMENTS.contains(element.getName());
      if (isRemoved || element.uri().equals(MULE_3_DATAWEAVE)) {
        return true;
      }
    }
    return false;
  }

  private static boolean bySchema(XmlElement root) {
    return root.attribute(SCHEMA_INSTANCE, "schemaLocation")
        .filter(locations -> SCHEMA.matcher(locations.getValue()).find())
        .isPresent();
  }
}
