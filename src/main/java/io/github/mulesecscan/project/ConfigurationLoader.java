package io.github.mulesecscan.project;

import io.github.mulesecscan.project.ConfigurationFile.Use;
import io.github.mulesecscan.project.PropertyDefinition.Origin;
import io.github.mulesecscan.project.PropertyResolver.Environment;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Diagnostic.Level;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Finds out which files of properties an application loads, in which environment. */
final class ConfigurationLoader {

  private final List<PropertiesText> files;
  private final List<Diagnostic> diagnostics;
  private final EnvironmentRegister register = new EnvironmentRegister();
  private final List<Match> matches = new ArrayList<>();
  private final Map<SourcePath, Use> uses = new LinkedHashMap<>();
  private final Map<SourcePath, Set<String>> served = new LinkedHashMap<>();

  /**
   * A file of properties before it is known how it is loaded.
   *
   * @param file the file
   * @param names the names by which elements can name it: its path below each classpath root
   * @param content what it defines
   */
  record PropertiesText(ProjectFile file, List<String> names, Definitions content) {

    PropertiesText {
      names = List.copyOf(names);
    }
  }

  /** What a file defines, as soon as it is known for which environments. */
  @FunctionalInterface
  interface Definitions {
    List<PropertyDefinition> forEnvironments(Set<String> environments);
  }

  /** What came of it. */
  record Loaded(List<ConfigurationFile> files, PropertyResolver resolver) {}

  /** An element that loads a file. */
  private record Load(XmlAttribute file, boolean secure, Optional<FilePattern> pattern) {}

  /** A file that an element loads; the parts of its environment are empty for all. */
  private record Match(PropertiesText file, boolean secure, List<String> environment) {}

  private ConfigurationLoader(List<PropertiesText> files, List<Diagnostic> diagnostics) {
    this.files = files;
    this.diagnostics = diagnostics;
  }

  /**
   * Reads the properties of an application.
   *
   * @param configs its configurations, which say what is loaded
   * @param files its files of properties
   * @param textFiles what {@code ${file::…}} stands for
   * @param diagnostics where problems are told
   */
  static Loaded load(
      List<MuleConfig> configs,
      List<PropertiesText> files,
      List<PropertyDefinition> textFiles,
      List<Diagnostic> diagnostics) {
    ConfigurationLoader loader = new ConfigurationLoader(files, diagnostics);
    loader.match(loads(configs));
    Map<SourcePath, ConfigurationFile> read = loader.read();
    List<PropertySource> sources = new ArrayList<>();
    for (Match match : loader.matches) {
      ConfigurationFile file = read.get(match.file().file().path());
      if (file != null) {
        sources.add(source(match.secure(), match.environment(), file.definitions()));
      }
    }
    sources.add(source(false, List.of(), textFiles));
    sources.add(source(false, List.of(), globalProperties(configs)));
    return new Loaded(
        List.copyOf(read.values()), new PropertyResolver(sources, loader.environments()));
  }

  private static List<Load> loads(List<MuleConfig> configs) {
    List<Load> loads = new ArrayList<>();
    for (MuleConfig config : configs) {
      for (XmlElement element : config.document().root().children()) {
        boolean secure = element.is(MuleNames.SECURE_PROPERTIES, "config");
        if (secure || element.is(MuleNames.CORE, "configuration-properties")) {
          element
              .attribute("file")
              .map(file -> new Load(file, secure, FilePattern.of(file.getValue())))
              .ifPresent(loads::add);
        }
      }
    }
    return loads;
  }

  private void match(List<Load> loads) {
    for (Load load : loads) {
      if (load.pattern().isEmpty()) {
        reportUnusable(load);
        continue;
      }
      FilePattern pattern = load.pattern().get();
      // An unlikely name of an environment is better than none.
      boolean found =
          match(load, loads, pattern::isPlausible)
              || match(load, loads, ConfigurationLoader::areLikely);
      if (!found) {
        report(
            load,
            "configuration-file-missing",
            "names no file of the project; its properties are unknown");
      }
    }
  }

  private boolean match(Load load, List<Load> loads, Predicate<Map<String, String>> isAcceptable) {
    FilePattern pattern = load.pattern().orElseThrow();
    boolean found = false;
    for (PropertiesText file : files) {
      for (String name : file.names()) {
        Optional<Map<String, String>> values = pattern.match(name).filter(isAcceptable);
        if (values.isPresent() && isMeant(pattern, name, values.get(), loads)) {
          add(load, file, values.get());
          found = true;
          break;
        }
      }
    }
    return found;
  }

  private static boolean areLikely(Map<String, String> values) {
    return values.values().stream().allMatch(EnvironmentNames::isLikely);
  }

  /**
   * Whether {@code pattern} means a file that it fits: not if another element says more of its
   * name. {@code config-${env}.yaml} fits {@code config-secure-dev.yaml} as well.
   */
  private static boolean isMeant(
      FilePattern pattern, String name, Map<String, String> values, List<Load> loads) {
    boolean isLikely = areLikely(values);
    return pattern.isLiteral()
        || loads.stream()
            .flatMap(load -> load.pattern().stream())
            .filter(other -> other.weight() > pattern.weight())
            .filter(other -> !(other.isLiteral() && isLikely))
            .noneMatch(other -> other.match(name).isPresent());
  }

  private void add(Load load, PropertiesText file, Map<String, String> values) {
    SourcePath path = file.file().path();
    List<String> parts = List.of();
    if (!values.isEmpty()) {
      Environment environment = register.add(values);
      parts = environment.parts();
      served.computeIfAbsent(path, first -> new TreeSet<>()).add(environment.name());
    }
    matches.add(new Match(file, load.secure(), parts));
    if (load.secure() || !uses.containsKey(path)) {
      uses.put(path, load.secure() ? Use.SECURE : Use.PLAIN);
    }
  }

  private Map<SourcePath, ConfigurationFile> read() {
    Map<SourcePath, ConfigurationFile> read = new LinkedHashMap<>();
    for (PropertiesText file : files) {
      ProjectFile text = file.file();
      Set<String> byPattern = served.get(text.path());
      Set<String> environments =
          byPattern == null ? EnvironmentNames.in(file.names().get(0)) : byPattern;
      Use use = uses.getOrDefault(text.path(), Use.UNREFERENCED);
      List<PropertyDefinition> definitions = file.content().forEnvironments(environments);
      read.put(
          text.path(),
          new ConfigurationFile(text.path(), text.text(), definitions, environments, use));
    }
    return read;
  }

  private List<Environment> environments() {
    List<Environment> all = register.environments();
    if (all.size() <= PropertyResolver.MAX_VALUES) {
      return all;
    }
    diagnostics.add(
        Diagnostic.of(
            Level.WARNING,
            "too-many-environments",
            matches.get(0).file().file().path(),
            String.format(
                Locale.ROOT,
                "is a file of one of %d environments; only the first %d are looked at",
                all.size(),
                PropertyResolver.MAX_VALUES)));
    return all.subList(0, PropertyResolver.MAX_VALUES);
  }

  private static List<PropertyDefinition> globalProperties(List<MuleConfig> configs) {
    List<PropertyDefinition> found = new ArrayList<>();
    for (MuleConfig config : configs) {
      XmlElement root = config.document().root();
      for (XmlElement element : root.children(MuleNames.CORE, "global-property")) {
        Optional<XmlAttribute> name = element.attribute("name");
        Optional<XmlAttribute> value = element.attribute("value");
        if (name.isPresent() && value.isPresent()) {
          found.add(globalProperty(name.get(), value.get()));
        }
      }
    }
    return found;
  }

  private static PropertyDefinition globalProperty(XmlAttribute name, XmlAttribute value) {
    return new PropertyDefinition(
        name.getValue(),
        value.valueView(),
        name.source().locate(name.valueSpan()),
        value.source().locate(value.valueSpan()),
        Origin.GLOBAL_PROPERTY,
        Set.of());
  }

  /** Within a file the last definition of a key counts, among global properties the first. */
  private static PropertySource source(
      boolean secure, List<String> environment, List<PropertyDefinition> definitions) {
    Map<String, PropertyDefinition> byKey = new LinkedHashMap<>();
    for (PropertyDefinition definition : definitions) {
      if (definition.origin() == Origin.GLOBAL_PROPERTY) {
        byKey.putIfAbsent(definition.key(), definition);
      } else {
        byKey.put(definition.key(), definition);
      }
    }
    return new PropertySource(secure, environment, byKey);
  }

  private void reportUnusable(Load load) {
    if (FilePattern.isWithin(load.file().getValue())) {
      String message = "has too many placeholders to tell which file it is; none was read";
      report(load, "configuration-file-unclear", message);
    } else {
      report(load, "path-outside-application", "leaves the application; no file was read");
    }
  }

  private void report(Load load, String code, String message) {
    XmlAttribute file = load.file();
    Location place = file.source().locate(file.valueSpan());
    String text = "\"" + file.getValue() + "\" " + message;
    diagnostics.add(Diagnostic.at(Level.WARNING, code, place, text));
  }
}
