package io.github.mulesecscan.detector;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.catalog.NamePattern;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.Pom;
import io.github.mulesecscan.project.PropertyDefinition;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.rule.ScanContext;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.syntax.xml.XmlDocument;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One application as the detectors of all rules see it, with what was looked up already. */
final class Scope {

  /** The environments to judge what means the same in all of them. */
  static final List<String> EVERYWHERE = List.of("");

  // No environment has such a name: it would be the name of a file.
  private static final String ANY_ENVIRONMENT = "/";

  private final ScanContext context;
  private final List<String> environments;
  private final Map<String, List<ResolvedValue>> resolved = new ConcurrentHashMap<>();
  // By condition, compared by identity, and environment.
  private final Map<Object, Map<String, Boolean>> answers =
      Collections.synchronizedMap(new IdentityHashMap<>());

  private Scope(ScanContext context) {
    this.context = context;
    List<String> names = List.copyOf(new TreeSet<>(project().resolver().environments()));
    this.environments = names.isEmpty() ? EVERYWHERE : names;
  }

  /** What detectors see of the application of {@code context}: one for all rules. */
  static Scope of(ScanContext context) {
    return context.once(new Shared(), () -> new Scope(context));
  }

  private record Shared() implements ScanContext.Derived<Scope> {}

  MuleProject project() {
    return context.project();
  }

  Catalog catalog() {
    return context.catalog();
  }

  Expressions expressions() {
    return context.expressions();
  }

  /** The environments to judge; one without name where the application tells none apart. */
  List<String> environments() {
    return environments;
  }

  List<XmlDocument> documents(DocumentKind kind) {
    return context.once(new Documents(kind), () -> kind.documents(project()));
  }

  /** Every element of the documents by its name. */
  ElementsByName elements(DocumentKind kind) {
    return context.once(new Elements(kind), () -> ElementsByName.of(kind, documents(kind)));
  }

  /**
   * Whether the application may have an element of one of these names. What its domain has is not
   * looked at: it may have anything.
   */
  boolean mayHave(DocumentKind kind, List<NamePattern> names) {
    return project().domain().isPresent() || elements(kind).has(names);
  }

  /** Every script of the application by what is in it. */
  ScriptIndex scripts() {
    return context.once(new Scripts(), () -> ScriptIndex.of(expressions()));
  }

  private record Documents(DocumentKind kind) implements ScanContext.Derived<List<XmlDocument>> {}

  private record Elements(DocumentKind kind) implements ScanContext.Derived<ElementsByName> {}

  private record Scripts() implements ScanContext.Derived<ScriptIndex> {}

  private record Definitions() implements ScanContext.Derived<List<PropertyDefinition>> {}

  private record Paths() implements ScanContext.Derived<List<SourcePath>> {}

  /**
   * The values that {@code written}, found in {@code owner}, may have when the application runs.
   */
  List<ResolvedValue> values(DocumentKind kind, XmlElement owner, String written) {
    return switch (kind) {
      case MULE, SPRING -> resolve(written);
      case POM -> List.of(Placeholders.replace(written, this::pomProperty));
      case LOG4J -> List.of(Placeholders.replace(written, name -> logProperty(owner, name)));
    };
  }

  /** The values that {@code written} may have, its placeholders replaced. */
  List<ResolvedValue> resolve(String written) {
    return resolved.computeIfAbsent(written, text -> project().resolver().resolve(text));
  }

  /** Every definition of a configuration property, of files, global properties and the pom. */
  List<PropertyDefinition> definitions() {
    return context.once(new Definitions(), this::allDefinitions);
  }

  private List<PropertyDefinition> allDefinitions() {
    List<PropertyDefinition> found = new ArrayList<>();
    project().configurationFiles().forEach(file -> found.addAll(file.definitions()));
    for (XmlDocument document : documents(DocumentKind.MULE)) {
      for (XmlElement element : document.root().children()) {
        if (element.is(catalog().namespaces().core(), "global-property")) {
          found.addAll(globalProperty(element));
        }
      }
    }
    project().pom().map(Pom::properties).ifPresent(found::addAll);
    return List.copyOf(found);
  }

  /** The paths of all files that the application has. */
  List<SourcePath> paths() {
    return context.once(new Paths(), this::allPaths);
  }

  private List<SourcePath> allPaths() {
    TreeSet<SourcePath> paths = new TreeSet<>(project().binaryResources());
    project().configs().forEach(file -> paths.add(file.path()));
    project().configurationFiles().forEach(file -> paths.add(file.path()));
    project().logging().forEach(file -> paths.add(file.path()));
    project().dataWeaveFiles().forEach(file -> paths.add(file.path()));
    project().specifications().forEach(file -> paths.add(file.path()));
    project().otherFiles().forEach(file -> paths.add(file.path()));
    project().pom().ifPresent(file -> paths.add(file.path()));
    project().artifact().ifPresent(file -> paths.add(file.path()));
    return List.copyOf(paths);
  }

  /** Whether {@code path}, as seen from the application's folder, matches one of {@code files}. */
  boolean isIn(List<Wildcard> files, SourcePath path) {
    SourcePath folder = project().folder();
    String relative = path.isWithin(folder) ? path.relativeTo(folder) : path.value();
    return files.stream().anyMatch(file -> file.matches(relative));
  }

  /** What several detectors derive from the application, made once. */
  <T> T once(ScanContext.Derived<T> key, Supplier<T> made) {
    return context.once(key, made);
  }

  /**
   * The answer to a condition about the whole application, found once; for each environment, where
   * it depends on that.
   */
  boolean once(Object condition, Evaluation evaluation, Predicate<Evaluation> answer) {
    Map<String, Boolean> known =
        answers.computeIfAbsent(condition, any -> new ConcurrentHashMap<>());
    Boolean before = known.get(ANY_ENVIRONMENT);
    if (before == null && !known.isEmpty()) {
      before = known.get(evaluation.environment());
    }
    if (before != null) {
      return before;
    }
    Evaluation own = evaluation.apart();
    boolean found = answer.test(own);
    known.put(own.asksEnvironment() ? evaluation.environment() : ANY_ENVIRONMENT, found);
    return found;
  }

  private List<PropertyDefinition> globalProperty(XmlElement element) {
    String name = element.getAttributeValue("name", "");
    return project().resolver().definitions(name).stream()
        .filter(definition -> definition.origin() == PropertyDefinition.Origin.GLOBAL_PROPERTY)
        .filter(definition -> definition.valueLocation().path().equals(element.source().path()))
        .toList();
  }

  private Optional<String> pomProperty(String name) {
    Optional<Pom> pom = project().pom();
    return switch (name) {
      case "project.version" -> pom.map(each -> each.coordinates().version());
      case "project.groupId" -> pom.map(each -> each.coordinates().groupId());
      case "project.artifactId" -> pom.map(each -> each.coordinates().artifactId());
      default ->
          pom.flatMap(
              each ->
                  each.properties().stream()
                      .filter(property -> property.key().equals(name))
                      .map(PropertyDefinition::value)
                      .findFirst());
    };
  }

  private static Optional<String> logProperty(XmlElement user, String name) {
    XmlElement root = user;
    for (Optional<XmlElement> outer = root.parent(); outer.isPresent(); outer = root.parent()) {
      root = outer.get();
    }
    for (XmlElement element : root.descendants()) {
      boolean defines =
          element.getName().equalsIgnoreCase("property")
              && element.getAttributeValue("name", "").equals(name);
      if (defines) {
        String attribute = element.getAttributeValue("value");
        return Optional.of(attribute == null ? element.getTextTrim() : attribute);
      }
    }
    return Optional.empty();
  }
}
