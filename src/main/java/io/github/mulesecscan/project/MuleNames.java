package io.github.mulesecscan.project;

import java.util.regex.Pattern;

/** Namespaces by which Mule's files are told from others. */
final class MuleNames {

  static final String CORE = "http://www.mulesoft.org/schema/mule/core";
  static final String SECURE_PROPERTIES = "http://www.mulesoft.org/schema/mule/secure-properties";

  static final String HTTP_POLICY = "http://www.mulesoft.org/schema/mule/http-policy";

  private static final String DOMAIN = "http://www.mulesoft.org/schema/mule/domain";
  private static final String EE_DOMAIN = "http://www.mulesoft.org/schema/mule/ee/domain";
  private static final String MODULE = "http://www.mulesoft.org/schema/mule/module";

  private static final Pattern ROOT_NAMESPACE =
      Pattern.compile("http://www\\.mulesoft\\.org/schema/mule/(core|domain|ee/domain|module)\\b");

  private MuleNames() {}

  /** Whether an element of that name is the root of a Mule configuration file. */
  static boolean isConfigRoot(String uri, String localName) {
    return switch (localName) {
      case "mule" -> uri.equals(CORE);
      case "mule-domain" -> uri.equals(DOMAIN) || uri.equals(EE_DOMAIN);
      case "module" -> uri.equals(MODULE);
      default -> false;
    };
  }

  /** Whether the beginning of a file speaks of Mule as only Mule's own files do. */
  static boolean looksLikeMule(String head) {
    return head.contains("mulesoft.org/schema/mule/") && ROOT_NAMESPACE.matcher(head).find();
  }
}
