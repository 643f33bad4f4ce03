package io.github.mulesecscan.secret;

import io.github.mulesecscan.catalog.Namespaces;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.project.ConfigurationFile;
import io.github.mulesecscan.project.LoggingConfig;
import io.github.mulesecscan.project.MuleConfig;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.Pom;
import io.github.mulesecscan.project.ProjectFile;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds every credential in the files of an application. */
public final class CredentialFinder {

  private static final Comparator<Credential> ORDER =
      Comparator.comparing(Credential::location)
          .thenComparing(Credential::form)
          .thenComparing(Credential::name);

  private static final Set<Credential.Form> BY_FORM =
      EnumSet.of(
          Credential.Form.PRIVATE_KEY,
          Credential.Form.ENCRYPTED_PRIVATE_KEY,
          Credential.Form.ADDRESS,
          Credential.Form.TOKEN);

  private final SecretKnowledge knowledge;
  private final Namespaces namespaces;
  private final MuleProject project;
  private final List<Credential> found = new ArrayList<>();

  private CredentialFinder(SecretKnowledge knowledge, Namespaces namespaces, MuleProject project) {
    this.knowledge = knowledge;
    this.namespaces = namespaces;
    this.project = project;
  }

  /** The credentials of {@code project}, by file and place; each place once. */
  public static List<Credential> find(
      SecretKnowledge knowledge,
      Namespaces namespaces,
      MuleProject project,
      Expressions expressions) {
    CredentialFinder finder = new CredentialFinder(knowledge, namespaces, project);
    finder.findNamed();
    new DataWeaveCredentials(knowledge, expressions, finder.found::add).find();
    finder.findTokens();
    return withoutRepeats(finder.found);
  }

  private void findNamed() {
    DecryptionKeys keys = new DecryptionKeys(knowledge, namespaces, project.resolver(), found::add);
    XmlCredentials xml = new XmlCredentials(knowledge, project.resolver(), keys, found::add);
    for (MuleConfig config : project.configs()) {
      xml.inMule(config.document());
      keys.inMule(config.document());
    }
    PropertyCredentials properties = new PropertyCredentials(knowledge, keys, found::add);
    project.configurationFiles().forEach(properties::find);
    project.pom().map(Pom::document).ifPresent(xml::inPom);
    for (LoggingConfig logging : project.logging()) {
      logging.xml().ifPresent(xml::inLogging);
    }
    OtherFiles others = new OtherFiles(knowledge, keys, xml, found::add);
    CodeKeys code = new CodeKeys(knowledge.values(), found::add);
    for (ProjectFile file : project.otherFiles()) {
      others.look(file);
      code.find(file);
    }
  }

  private void findTokens() {
    for (ConfigurationFile file : project.configurationFiles()) {
      tokens(file.text(), Credential.Place.PROPERTY_FILE, file.environments());
    }
    for (MuleConfig config : project.configs()) {
      tokens(config.document().text(), Credential.Place.MULE_XML);
    }
    project.pom().ifPresent(pom -> tokens(pom.document().text(), Credential.Place.POM));
    for (LoggingConfig logging : project.logging()) {
      tokens(logging.text(), Credential.Place.LOGGING);
    }
    for (ProjectFile file : project.dataWeaveFiles()) {
      tokens(file.text(), Credential.Place.DATAWEAVE);
    }
    for (ProjectFile file : project.specifications()) {
      tokens(file.text(), Credential.Place.SPECIFICATION);
    }
    for (ProjectFile file : project.otherFiles()) {
      tokens(file.text(), Credential.Place.OTHER_FILE);
    }
  }

  private void tokens(SourceText text, Credential.Place place) {
    tokens(text, place, Set.of());
  }

  private void tokens(SourceText text, Credential.Place place, Set<String> environments) {
    for (TokenFormat format : knowledge.formats()) {
      for (Span span : format.find(text.content())) {
        String value = text.slice(span);
        if (isPlausible(format, value)) {
          found.add(token(format, value, text.locate(span), place, environments));
        }
      }
    }
  }

  private boolean isPlausible(TokenFormat format, String value) {
    return value.chars().distinct().count() > 4
        || knowledge.values().judge(format.id(), value).isPresent();
  }

  private Credential token(
      TokenFormat format,
      String value,
      Location location,
      Credential.Place place,
      Set<String> environments) {
    boolean address = format.form() == Credential.Form.ADDRESS;
    Credential.Quality quality =
        address
            ? knowledge.values().judge("password", value).orElse(Credential.Quality.WEAK)
            : Credential.Quality.REAL;
    return new Credential(
        format.title(),
        value,
        location,
        "token/" + format.id(),
        place,
        format.form(),
        quality,
        environments,
        environments.equals(Set.of(Credential.LOCAL)));
  }

  /** A place recognised twice (by form and by name) counts once; the more telling form stays. */
  private static List<Credential> withoutRepeats(List<Credential> found) {
    List<Credential> sorted = new ArrayList<>(found);
    sorted.sort(ORDER);
    List<Credential> tokens = sorted.stream().filter(one -> BY_FORM.contains(one.form())).toList();
    Set<Location> seen = new HashSet<>();
    List<Credential> distinct = new ArrayList<>();
    for (Credential credential : sorted) {
      boolean told =
          credential.form() == Credential.Form.NAMED
              && tokens.stream().anyMatch(token -> covers(credential, token));
      if (!told && seen.add(credential.location())) {
        distinct.add(credential);
      }
    }
    return distinct;
  }

  private static boolean covers(Credential named, Credential token) {
    return named.location().path().equals(token.location().path())
        && named.location().span().overlaps(token.location().span());
  }
}
