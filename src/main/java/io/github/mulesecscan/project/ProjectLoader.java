package io.github.mulesecscan.project;

import io.github.mulesecscan.project.ApplicationFiles.Item;
import io.github.mulesecscan.project.ConfigurationLoader.PropertiesText;
import io.github.mulesecscan.project.MuleProject.ProjectContents;
import io.github.mulesecscan.project.PropertyDefinition.Origin;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Diagnostic.Level;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.xml.XmlDocument;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.syntax.yaml.JsonParser;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlParse;
import io.github.mulesecscan.syntax.yaml.YamlParser;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import io.github.mulesecscan.syntax.yaml.YamlSequence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an application from its folder. */
public final class ProjectLoader {

  private static final Pattern FILE_PLACEHOLDER = Pattern.compile("\\$\\{file::([^}$]{1,300})\\}");
  private static final Pattern SPECIFICATION = Pattern.compile("\"(openapi|swagger|asyncapi)\"");
  private static final Set<String> SPECIFICATION_KEYS = Set.of("openapi", "swagger", "asyncapi");
  private static final String SPRING = "www.springframework.org/schema/";
  private static final long LARGEST_KEY_STORE = 500_000L;

  /** Larger files of data were made by a machine, and take long to look through. */
  private static final long LARGEST_DATA = 256_000L;

  private static final String PRIVATE_KEY = "PRIVATE KEY-----";

  private final Path base;
  private final Path realBase;
  private final SourcePath folder;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final FileIntake intake;
  private final ApplicationFiles files;
  private final Map<SourcePath, Optional<SourceText>> texts = new HashMap<>();
  private final List<ProjectFile> specifications = new ArrayList<>();
  private final List<ProjectFile> others = new ArrayList<>();
  private final List<SourcePath> binaries = new ArrayList<>();
  private final List<BinaryFile> binaryFiles = new ArrayList<>();

  private ProjectLoader(
      Path base, Path realBase, Path place, LoadLimits limits, Map<SourcePath, byte[]> changed) {
    this.base = base;
    this.realBase = realBase;
    this.folder = Folders.relative(base, place);
    this.intake = new FileIntake(limits, changed, diagnostics);
    this.files = ApplicationFiles.list(realBase, folder, place, diagnostics);
  }

  /**
   * Reads the application in {@code folder}: everything but tests, build output and applications
   * inside it. Never fails for what the files hold; what cannot be read is told in a diagnostic.
   *
   * @param base the folder that paths are relative to; nothing outside it is read
   * @param folder the application's folder, at or below the base
   * @param limits how much is read
   * @throws IllegalArgumentException if {@code folder} is not at or below {@code base}
   */
  public static MuleProject load(Path base, Path folder, LoadLimits limits) {
    return load(base, folder, limits, Map.of());
  }

  /**
   * Reads the application as it would be if some of its files held something else.
   *
   * @param changed the contents of these files, by path as seen from the base
   */
  public static MuleProject load(
      Path base, Path folder, LoadLimits limits, Map<SourcePath, byte[]> changed) {
    Path absolute = base.toAbsolutePath().normalize();
    Path place = folder.toAbsolutePath().normalize();
    if (!place.startsWith(absolute)) {
      throw new IllegalArgumentException("the application is not below the base folder");
    }
    Path real;
    try {
      real = absolute.toRealPath();
    } catch (IOException e) {
      // The walk tells that the folder cannot be read.
      real = absolute;
    }
    return new ProjectLoader(absolute, real, place, limits, changed).load(place);
  }

  private MuleProject load(Path place) {
    noteMule3();
    List<MuleConfig> configs = MuleXmlReader.read(files, intake);
    Optional<Pom> pom = pom();
    Optional<MuleArtifact> artifact = artifact();
    Manifest manifest = manifest();
    List<LoggingConfig> logging = logging();
    List<ProjectFile> dataWeave = texts(files.of(FileRole.DATAWEAVE));
    specifications.addAll(texts(files.of(FileRole.SPECIFICATION)));
    readOthers(configs);
    ConfigurationLoader.Loaded loaded =
        ConfigurationLoader.load(configs, properties(), textFiles(configs), diagnostics);
    ProjectContents contents =
        new ProjectContents(
            configs,
            loaded.files(),
            pom.orElse(null),
            artifact.orElse(null),
            manifest,
            logging,
            dataWeave,
            sorted(specifications),
            sorted(others),
            binaries.stream().sorted().toList(),
            binaryFiles.stream().sorted(Comparator.comparing(BinaryFile::path)).toList(),
            diagnostics.stream().distinct().sorted().toList(),
            intake.fileCount(),
            intake.byteCount());
    return new MuleProject(
        folder, name(pom, place), kind(pom, configs), contents, loaded.resolver());
  }

  private static List<ProjectFile> sorted(List<ProjectFile> files) {
    return files.stream().sorted(Comparator.comparing(ProjectFile::path)).toList();
  }

  private static String name(Optional<Pom> pom, Path place) {
    return pom.map(found -> found.coordinates().artifactId())
        .filter(text -> !text.isEmpty())
        .orElseGet(() -> folderName(place));
  }

  private static String folderName(Path place) {
    Path name = place.getFileName();
    return name == null ? "application" : name.toString();
  }

  private static ProjectKind kind(Optional<Pom> pom, List<MuleConfig> configs) {
    boolean isDomain =
        configs.stream()
            .anyMatch(config -> config.document().root().getName().equals("mule-domain"));
    return pom.flatMap(found -> ApplicationMarks.kind(found.packaging()))
        .orElse(isDomain ? ProjectKind.DOMAIN : ProjectKind.APPLICATION);
  }

  private void noteMule3() {
    if (!files.of(FileRole.MULE_3_XML).isEmpty()) {
      intake.report(
          Diagnostic.of(
              Level.WARNING,
              "mule3-application",
              folder.resolve("src/main/app"),
              "is the source folder of a Mule 3 application; it was set aside"));
    }
  }

  private Optional<Pom> pom() {
    List<Item> poms = files.of(FileRole.POM);
    if (poms.isEmpty()) {
      return Optional.empty();
    }
    SourcePath path = poms.get(0).path();
    return MuleXmlReader.parse(path, poms.get(0).file(), intake)
        .filter(document -> document.root().getName().equals("project"))
        .map(document -> pom(path, document));
  }

  private Pom pom(SourcePath path, XmlDocument document) {
    return PomReader.read(path, document, ParentPoms.of(base, realBase, path, document, intake));
  }

  private Optional<MuleArtifact> artifact() {
    List<Item> descriptors = files.of(FileRole.DESCRIPTOR);
    if (descriptors.isEmpty()) {
      return Optional.empty();
    }
    Item item = descriptors.get(0);
    Optional<SourceText> text = text(item);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    YamlParse parse = JsonParser.parse(text.get());
    diagnostics.addAll(parse.diagnostics());
    if (parse.first().orElse(null) instanceof YamlMapping root) {
      return Optional.of(artifact(item.path(), text.get(), root));
    }
    return Optional.empty();
  }

  private static MuleArtifact artifact(SourcePath path, SourceText text, YamlMapping root) {
    YamlScalar version = root.get("minMuleVersion").orElse(null) instanceof YamlScalar s ? s : null;
    List<YamlScalar> secure = new ArrayList<>();
    if (root.get("secureProperties").orElse(null) instanceof YamlSequence list) {
      for (YamlNode item : list.items()) {
        if (item instanceof YamlScalar scalar) {
          secure.add(scalar);
        }
      }
    }
    return new MuleArtifact(path, text, root, version, secure);
  }

  private Manifest manifest() {
    return files.of(FileRole.MANIFEST).stream()
        .flatMap(item -> text(item).stream())
        .findFirst()
        .map(text -> ManifestReader.read(text, diagnostics))
        .orElse(Manifest.NONE);
  }

  private List<LoggingConfig> logging() {
    List<LoggingConfig> found = new ArrayList<>();
    for (Item item : files.of(FileRole.LOGGING)) {
      if (item.path().extension().equals("xml")) {
        MuleXmlReader.parse(item.path(), item.file(), intake)
            .ifPresent(tree -> found.add(new LoggingConfig(item.path(), tree.text(), tree)));
      } else {
        text(item).ifPresent(text -> found.add(new LoggingConfig(item.path(), text, null)));
      }
    }
    return found;
  }

  private List<PropertiesText> properties() {
    Map<SourcePath, PropertiesText> found = new TreeMap<>();
    for (Item item : files.of(FileRole.PROPERTIES)) {
      text(item)
          .ifPresent(
              text ->
                  found.put(
                      item.path(),
                      new PropertiesText(
                          new ProjectFile(item.path(), text),
                          files.namesOf(item),
                          environments ->
                              DefinitionReader.properties(text, environments, diagnostics))));
    }
    for (Item item : files.of(FileRole.YAML)) {
      text(item).flatMap(text -> yaml(item, text)).ifPresent(file -> found.put(item.path(), file));
    }
    return List.copyOf(found.values());
  }

  private Optional<PropertiesText> yaml(Item item, SourceText text) {
    YamlParse parse = YamlParser.parse(text);
    ProjectFile file = new ProjectFile(item.path(), text);
    boolean isSpecification =
        parse.first().orElse(null) instanceof YamlMapping root
            && SPECIFICATION_KEYS.stream().anyMatch(key -> root.get(key).isPresent());
    if (isSpecification) {
      specifications.add(file);
      return Optional.empty();
    }
    diagnostics.addAll(parse.diagnostics());
    return Optional.of(
        new PropertiesText(
            file,
            files.namesOf(item),
            environments -> DefinitionReader.yaml(parse, text, environments)));
  }

  private void readOthers(List<MuleConfig> configs) {
    List<Item> ofGateway = GatewayFiles.of(files);
    for (Item item : files.of(FileRole.JSON)) {
      if (SPECIFICATION.matcher(FileIntake.head(item.file())).find()) {
        text(item).ifPresent(text -> specifications.add(new ProjectFile(item.path(), text)));
      } else if (FileIntake.size(item.file()) <= LARGEST_DATA && !ofGateway.contains(item)) {
        readOther(item);
      }
    }
    files.of(FileRole.KEY_STORE).forEach(this::addBinary);
    files.of(FileRole.OTHER_TEXT).forEach(this::readOther);
    files.of(FileRole.PLAIN).stream().filter(ProjectLoader::isKey).forEach(this::readOther);
    ofGateway.forEach(this::readOther);
    files.of(FileRole.RESOURCE_XML).stream()
        .filter(ProjectLoader::isSpring)
        .forEach(this::readOther);
    Set<String> named = named("sshConfigOverride", configs);
    files.of(FileRole.PLAIN).stream()
        .filter(item -> files.namesOf(item).stream().anyMatch(named::contains))
        .forEach(this::readOther);
  }

  /** Users, roles and filters of an application are often in Spring files beside Mule's. */
  private static boolean isSpring(Item item) {
    String head = FileIntake.head(item.file());
    return head.contains(SPRING) && !MuleNames.looksLikeMule(head);
  }

  /** The values of an attribute that names files of no other mark. */
  private static Set<String> named(String attribute, List<MuleConfig> configs) {
    Set<String> names = new HashSet<>();
    for (MuleConfig config : configs) {
      if (config.document().text().content().contains(attribute)) {
        for (XmlElement element : config.document().root().descendants()) {
          names.add(element.getAttributeValue(attribute, "").strip());
        }
      }
    }
    return names;
  }

  /** Private keys are often kept in files without extension. */
  private static boolean isKey(Item item) {
    return item.path().extension().isEmpty() && FileIntake.head(item.file()).contains(PRIVATE_KEY);
  }

  private void addBinary(Item item) {
    binaries.add(item.path());
    if (FileIntake.size(item.file()) <= LARGEST_KEY_STORE) {
      intake
          .bytes(item.path(), item.file())
          .ifPresent(bytes -> binaryFiles.add(new BinaryFile(item.path(), bytes)));
    }
  }

  /** Certificates and keys are text in one format and not in another. */
  private void readOther(Item item) {
    if (FileIntake.head(item.file()).indexOf('\0') >= 0) {
      addBinary(item);
    } else {
      text(item).ifPresent(text -> others.add(new ProjectFile(item.path(), text)));
    }
  }

  /** What {@code ${file::name}} stands for: the whole text of a file. */
  private List<PropertyDefinition> textFiles(List<MuleConfig> configs) {
    Map<String, PropertyDefinition> found = new LinkedHashMap<>();
    for (MuleConfig config : configs) {
      Matcher matcher = FILE_PLACEHOLDER.matcher(config.document().text().content());
      while (matcher.find()) {
        String name = matcher.group(1);
        files
            .named(config.path(), name)
            .item()
            .flatMap(this::text)
            .ifPresent(text -> found.put(name, textFile("file::" + name, text)));
      }
    }
    return List.copyOf(found.values());
  }

  private static PropertyDefinition textFile(String key, SourceText text) {
    Location place = text.locate(text.span());
    return new PropertyDefinition(key, text, place, place, Origin.TEXT_FILE, Set.of());
  }

  private List<ProjectFile> texts(List<Item> items) {
    List<ProjectFile> found = new ArrayList<>();
    for (Item item : items) {
      text(item).ifPresent(text -> found.add(new ProjectFile(item.path(), text)));
    }
    return found;
  }

  private Optional<SourceText> text(Item item) {
    return texts.computeIfAbsent(item.path(), path -> intake.text(path, item.file()));
  }
}
