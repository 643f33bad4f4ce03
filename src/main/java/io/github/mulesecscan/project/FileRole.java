package io.github.mulesecscan.project;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a file of an application is for, as told by its place and name. */
enum FileRole {
  POM,
  DESCRIPTOR,
  /** What people declare about the application. */
  MANIFEST,
  /** XML that Mule loads by itself. */
  MULE_XML,
  /** XML that Mule loads where it is imported. */
  RESOURCE_XML,
  /** XML of a Mule 3 application. */
  MULE_3_XML,
  LOGGING,
  DATAWEAVE,
  SPECIFICATION,
  PROPERTIES,
  YAML,
  /** JSON among the resources: data, or a specification. */
  JSON,
  /** A text file that some rules read. */
  OTHER_TEXT,
  /** A key store or key ring. */
  KEY_STORE,
  /** Nothing that is read, unless another file names it. */
  PLAIN;

  private static final Set<String> SPECIFICATION_TYPES =
      Set.of("raml", "yaml", "yml", "json", "xsd", "wsdl", "graphql");
  private static final Set<String> KEY_STORES =
      Set.of(
          "jks",
          "jceks",
          "p12",
          "pfx",
          "pkcs12",
          "bcfks",
          "keystore",
          "truststore",
          "der",
          "ks",
          "gpg",
          "pgp",
          "skr",
          "pkr",
          "kbx");
  private static final Set<String> TEXTS =
      Set.of("pem", "key", "crt", "cer", "asc", "ppk", "java", "groovy", "sh", "env");
  private static final Pattern ROOT_FILES =
      Pattern.compile(
          "jenkinsfile.*|dockerfile.*|docker-compose.*\\.ya?ml|\\.gitlab-ci\\.ya?ml"
              + "|azure-pipelines.*\\.ya?ml|bitbucket-pipelines\\.ya?ml|buildspec.*\\.ya?ml"
              + "|cloudbuild\\.ya?ml|\\.travis\\.ya?ml|wrapper.*\\.conf|.*\\.(sh|bat|cmd|ps1)"
              + "|.*\\.launch|settings.*\\.xml|\\.env.*|.*\\.(pem|key|crt|cer|asc|ppk)");
  private static final Pattern BUILD_FOLDERS =
      Pattern.compile(
          "\\.github/workflows/[^/]+\\.ya?ml|\\.circleci/[^/]+\\.ya?ml|\\.maven/[^/]+\\.xml"
              + "|\\.mvn/(maven\\.config|jvm\\.config|settings\\.xml)");

  /**
   * The role of a file in an application with Maven's layout.
   *
   * @param path the file as seen from the application's folder
   */
  static FileRole of(String path) {
    String extension = extension(path);
    if (path.equals("pom.xml")) {
      return POM;
    }
    if (path.equals("mule-artifact.json")) {
      return DESCRIPTOR;
    }
    if (path.equals(Manifest.FILE)) {
      return MANIFEST;
    }
    if (!path.startsWith("src/main/")) {
      return outsideSources(path, extension);
    }
    if (path.startsWith("src/main/app/")) {
      return extension.equals("xml") ? MULE_3_XML : PLAIN;
    }
    if (isSpecification(path, extension)) {
      return SPECIFICATION;
    }
    return ofSource(path, extension, path.startsWith("src/main/mule/"));
  }

  /** The role of a file below a folder without any layout. */
  static FileRole withoutLayout(String path) {
    if (path.equals(Manifest.FILE)) {
      return MANIFEST;
    }
    String extension = extension(path);
    FileRole outside = outsideSources(path, extension);
    if (outside != PLAIN) {
      return outside;
    }
    return extension.equals("raml") ? SPECIFICATION : ofSource(path, extension, true);
  }

  private static boolean isSpecification(String path, String extension) {
    boolean isInFolder =
        path.startsWith("src/main/resources/api/") || path.startsWith("src/main/api/");
    return extension.equals("raml")
        || extension.equals("wsdl")
        || (isInFolder && SPECIFICATION_TYPES.contains(extension));
  }

  private static FileRole ofSource(String path, String extension, boolean isLoaded) {
    String name = name(path);
    if (name.startsWith("log4j2")
        && Set.of("xml", "properties", "yaml", "yml").contains(extension)) {
      return LOGGING;
    }
    return switch (extension) {
      case "xml" -> isLoaded ? MULE_XML : RESOURCE_XML;
      case "dwl" -> DATAWEAVE;
      case "properties" -> PROPERTIES;
      case "yaml", "yml" -> YAML;
      case "json" -> JSON;
      default -> textOrKeyStore(extension);
    };
  }

  private static FileRole textOrKeyStore(String extension) {
    if (KEY_STORES.contains(extension)) {
      return KEY_STORE;
    }
    return TEXTS.contains(extension) ? OTHER_TEXT : PLAIN;
  }

  private static FileRole outsideSources(String path, String extension) {
    String lower = path.toLowerCase(Locale.ROOT);
    boolean isKnown =
        lower.indexOf('/') < 0
            ? ROOT_FILES.matcher(lower).matches()
            : BUILD_FOLDERS.matcher(lower).matches();
    if (isKnown) {
      return OTHER_TEXT;
    }
    return KEY_STORES.contains(extension) ? KEY_STORE : PLAIN;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  private static String extension(String path) {
    String name = name(path);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }
}
