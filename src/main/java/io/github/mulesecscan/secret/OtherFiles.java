package io.github.mulesecscan.secret;

import io.github.mulesecscan.project.ProjectFile;
import io.github.mulesecscan.syntax.xml.XmlDocument;
import io.github.mulesecscan.syntax.xml.XmlParser;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Finds credentials in files beside the application: pipelines, scripts, settings, sources. */
final class OtherFiles {

  private static final Set<String> SOURCES = Set.of("java", "groovy");

  /** Keys, certificates and examples: known by their form only. */
  private static final Set<String> MATERIAL =
      Set.of("pem", "key", "crt", "cer", "asc", "ppk", "json", "");

  private final SecretKnowledge knowledge;
  private final DecryptionKeys keys;
  private final XmlCredentials xml;
  private final Consumer<Credential> sink;

  OtherFiles(
      SecretKnowledge knowledge,
      DecryptionKeys keys,
      XmlCredentials xml,
      Consumer<Credential> sink) {
    this.knowledge = knowledge;
    this.keys = keys;
    this.xml = xml;
    this.sink = sink;
  }

  /** Looks for credentials that are bound to a name. */
  void look(ProjectFile file) {
    String extension = file.path().extension();
    if (extension.equals("xml")) {
      lookAtXml(file);
    } else if (SOURCES.contains(extension)) {
      assignments(file, Assignments.Style.CODE, Credential.Place.CODE);
    } else if (isScript(file, extension)) {
      boolean code = file.path().name().toLowerCase(Locale.ROOT).startsWith("jenkinsfile");
      assignments(
          file,
          code ? Assignments.Style.CODE : Assignments.Style.SCRIPT,
          Credential.Place.OTHER_FILE);
    }
  }

  private static boolean isScript(ProjectFile file, String extension) {
    String name = file.path().name().toLowerCase(Locale.ROOT);
    boolean named = name.startsWith("jenkinsfile") || name.startsWith("dockerfile");
    return named || !MATERIAL.contains(extension);
  }

  private void assignments(ProjectFile file, Assignments.Style style, Credential.Place place) {
    new Assignments(knowledge, keys, style, place).find(file.text(), sink);
  }

  private void lookAtXml(ProjectFile file) {
    XmlDocument document = XmlParser.parse(file.text()).document();
    if (document == null) {
      return;
    }
    if (document.root().getName().equals("settings")) {
      xml.inPom(document);
    } else if (document.root().uri().startsWith("http://www.springframework.org/schema/")) {
      xml.inSpring(document);
    }
  }
}
