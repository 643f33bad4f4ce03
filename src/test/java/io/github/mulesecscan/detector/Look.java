package io.github.mulesecscan.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.project.LoadLimits;
import io.github.mulesecscan.project.ProjectLoader;
import io.github.mulesecscan.rule.Detector;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.rule.DetectorFactory;
import io.github.mulesecscan.rule.Reporting;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.rule.ScanContext;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlParser;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A small application, and what the detectors of a rule find in it. */
final class Look {

  static final Catalog CATALOG = Catalog.builtIn();

  private static final List<String> PREFIXES =
      List.of(
          "http",
          "tls",
          "db",
          "ftp",
          "sftp",
          "jms",
          "crypto",
          "apikit",
          "api-gateway",
          "doc",
          "ee",
          "secure-properties",
          "redis",
          "email");

  private final Path folder;

  private Look(Path folder) {
    this.folder = folder;
  }

  static Look into(Path folder) {
    return new Look(folder)
        .file(
            "pom.xml",
            "<project><groupId>g</groupId><artifactId>a</artifactId><version>1</version>"
                + "<packaging>mule-application</packaging></project>");
  }

  Look file(String path, String content) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A Mule configuration; prefixes are those of the catalogue, but for {@code t}, TLS, too. */
  Look mule(String elements) {
    return mule("app.xml", elements);
  }

  Look mule(String name, String elements) {
    StringBuilder root = new StringBuilder("<mule xmlns=\"" + CATALOG.namespaces().core() + "\"");
    for (String prefix : PREFIXES) {
      root.append(" xmlns:" + prefix + "=\"" + CATALOG.namespaces().uri(prefix).orElseThrow());
      root.append('"');
    }
    root.append(" xmlns:t=\"" + CATALOG.namespaces().uri("tls").orElseThrow() + "\">");
    return file("src/main/mule/" + name, root + "\n" + elements + "\n</mule>");
  }

  /** What the detector finds, as {@code severity confidence [marked text] message}. */
  List<String> shows(String detector, String params, String message) {
    return findings(detector, params, message).stream()
        .map(
            finding ->
                finding.severity().word()
                    + " "
                    + finding.confidence().word()
                    + " ["
                    + text(finding.location())
                    + "] "
                    + finding.message())
        .toList();
  }

  /** The texts that the detector marks. */
  List<String> marks(String detector, String params) {
    return findings(detector, params, "").stream()
        .map(finding -> text(finding.location()))
        .toList();
  }

  List<Finding> findings(String detector, String params, String message) {
    List<YamlProblem> problems = new ArrayList<>();
    Detector made = create(detector, params, problems);
    assertThat(problems).isEmpty();
    List<Finding> findings = new ArrayList<>();
    ScanContext context =
        ScanContext.of(ProjectLoader.load(folder, folder, LoadLimits.defaults()), CATALOG);
    made.detect(context, new Reporting(rule(message), findings::add));
    return findings;
  }

  /** What is wrong with parameters, as {@code line:column message}. */
  static List<String> problems(String detector, String params) {
    List<YamlProblem> problems = new ArrayList<>();
    create(detector, params, problems);
    return problems.stream()
        .map(
            problem ->
                problem.location().startLine()
                    + ":"
                    + problem.location().startColumn()
                    + " "
                    + problem.message())
        .toList();
  }

  /** The text at {@code location}. */
  String text(Location location) {
    try {
      String content =
          Files.readString(folder.resolve(location.path().value()), StandardCharsets.UTF_8);
      return content.substring(location.span().offset(), location.span().end());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Detector create(String name, String params, List<YamlProblem> problems) {
    SourceText text = SourceText.root(new SourcePath("rule.yaml"), params);
    YamlMapping mapping = (YamlMapping) YamlParser.parse(text).first().orElseThrow();
    DetectorFactory factory =
        Detectors.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    factory.params().check(mapping, problems);
    if (!problems.isEmpty()) {
      return (context, reporting) -> {};
    }
    return factory.create(mapping, new DetectorContext(CATALOG, problems));
  }

  private static RuleMetadata rule(String message) {
    return new RuleMetadata(
        "rule",
        List.of(),
        "title",
        Severity.HIGH,
        Confidence.HIGH,
        "category",
        "0.1.0",
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        message,
        "",
        "",
        List.of());
  }
}
