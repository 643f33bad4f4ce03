package io.github.mulesecscan.taint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.api.ApiSpecifications;
import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.code.JavaSources;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.project.LoadLimits;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ProjectLoader;
import io.github.mulesecscan.taint.ComponentFacts.Check;
import io.github.mulesecscan.taint.ComponentFacts.Component;
import io.github.mulesecscan.taint.ComponentFacts.Gift;
import io.github.mulesecscan.taint.ComponentFacts.Link;
import io.github.mulesecscan.taint.ComponentFacts.Sink;
import io.github.mulesecscan.taint.ComponentFacts.UrlPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Analyses small applications with a few components of known meaning. */
final class Apps {

  private static final String MULE = "http://www.mulesoft.org/schema/mule/";

  private static final Map<String, Component> COMPONENTS =
      Map.ofEntries(
          Map.entry("http:listener", listener()),
          Map.entry(
              "http:request",
              operation(
                  List.of(
                      sink("url-host", "attribute(url)", UrlPart.AUTHORITY),
                      sink("url-path", "attribute(url)", UrlPart.PATH),
                      sink("url-path", "attribute(path)", UrlPart.ANY),
                      sink("url-path", "entries(child(uri-params))", UrlPart.ANY),
                      sink("url-host", "config/request-connection/attribute(host)", UrlPart.ANY)),
                  gift("payload", Trust.UPSTREAM),
                  gift("attributes", Trust.UPSTREAM),
                  gift("error.errorMessage", Trust.UPSTREAM))),
          Map.entry(
              "http:response",
              operation(
                  List.of(
                      sink("html", "child(body)", UrlPart.ANY),
                      sink("log", "entries(child(headers))", UrlPart.ANY)))),
          Map.entry(
              "http:error-response", operation(List.of(sink("html", "child(body)", UrlPart.ANY)))),
          Map.entry(
              "db:select",
              operation(
                  List.of(sink("sql", "child(sql)", UrlPart.ANY)),
                  gift("payload[*]", Trust.STORED))),
          Map.entry(
              "core:logger",
              new Component(
                  false,
                  true,
                  List.of(sink("log", "attribute(message)", UrlPart.ANY)),
                  List.of(),
                  List.of(),
                  null)),
          Map.entry(
              "core:flow-ref", operation(List.of(sink("code", "attribute(name)", UrlPart.ANY)))),
          Map.entry("vm:publish", link(published(false, queue(), "child(content)"))),
          Map.entry("vm:publish-consume", link(published(true, queue(), "child(content)"))),
          Map.entry(
              "vm:listener",
              new Component(true, true, List.of(), List.of(), List.of(), taken(queue()))),
          Map.entry("os:store", link(published(false, Place.of("attribute(key)"), "child(value)"))),
          Map.entry(
              "os:retrieve",
              new Component(
                  false,
                  false,
                  List.of(),
                  List.of(),
                  List.of(),
                  taken(Place.of("attribute(key)")))),
          Map.entry(
              "snowflake:select",
              new Component(
                  false,
                  false,
                  List.of(sink("sql", "child(sql)", UrlPart.ANY)),
                  List.of(),
                  List.of(),
                  null,
                  false)),
          Map.entry("validation:is-number", check("attribute(value)", KindSet.ALL, null, null)),
          Map.entry("validation:is-url", check("attribute(url)", KindSet.NONE, null, null)),
          Map.entry(
              "validation:matches-regex",
              check("attribute(value)", KindSet.NONE, Place.of("attribute(regex)"), null)),
          Map.entry("validation:is-true", check("attribute(expression)", KindSet.NONE, null, true)),
          Map.entry(
              "compression:extract",
              operation(
                  List.of(),
                  from("payload[key]", "child(compressed)"),
                  from("payload.*", "child(compressed)"))),
          Map.entry(
              "file:write",
              new Component(
                  false,
                  true,
                  List.of(sink("file-path", "attribute(path)", UrlPart.ANY)),
                  List.of(),
                  List.of(),
                  null)),
          Map.entry(
              "core:scheduler", new Component(true, true, List.of(), List.of(), List.of(), null)));

  private final Path folder;

  Apps(Path folder) {
    this.folder = folder;
    write("pom.xml", "<project><packaging>mule-application</packaging></project>");
  }

  Apps write(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Analyses an application of these flows and global elements. */
  TaintResult analyse(String content) {
    StringBuilder root = new StringBuilder("<mule xmlns=\"" + MULE + "core\"");
    for (String prefix :
        List.of(
            "http",
            "db",
            "vm",
            "os",
            "validation",
            "file",
            "compression",
            "batch",
            "acme",
            "snowflake")) {
      root.append(" xmlns:%s=\"%s%s\"".formatted(prefix, MULE, prefix));
    }
    root.append(" xmlns:ee=\"" + MULE + "ee/core\" xmlns:apikit=\"" + MULE + "mule-apikit\">\n");
    write("src/main/mule/app.xml", root + content + "\n</mule>");
    return analyse(folder);
  }

  static TaintResult analyse(Path folder) {
    MuleProject project = ProjectLoader.load(folder, folder, LoadLimits.defaults());
    Catalog catalog = Catalog.builtIn();
    return TaintAnalysis.run(
        project,
        JavaSources.of(project),
        Expressions.of(project, catalog),
        catalog,
        (uri, name) -> component(catalog, uri, name),
        Scripts.FACTS,
        Scripts.KINDS,
        ApiSpecifications.of(project, catalog, Optional.empty()));
  }

  private static Optional<Component> component(Catalog catalog, String uri, String name) {
    String prefix = catalog.namespaces().prefix(uri).orElse("");
    return Optional.ofNullable(COMPONENTS.get(prefix + ":" + name));
  }

  private static Component listener() {
    return new Component(
        true,
        false,
        List.of(),
        List.of(
            gift("payload", Trust.UNTRUSTED),
            gift("attributes.queryParams", Trust.UNTRUSTED),
            gift("attributes.uriParams", Trust.UNTRUSTED),
            gift("attributes.headers.*", Trust.UNTRUSTED),
            new Gift(
                "attributes.headers.authorization",
                "the token of the request",
                Trust.UNTRUSTED,
                Set.of(DataLabel.SECRET),
                null),
            gift("correlationId", Trust.UNTRUSTED)),
        List.of(),
        null);
  }

  private static Component operation(List<Sink> sinks, Gift... gifts) {
    return new Component(false, false, sinks, List.of(gifts), List.of(), null);
  }

  private static Component link(Link link) {
    return new Component(false, !link.replies(), List.of(), List.of(), List.of(), link);
  }

  private static Link published(boolean replies, Place key, String carries) {
    return new Link(
        "a queue",
        true,
        replies,
        List.of(key),
        null,
        Map.of(Link.DATA, Place.of(carries)),
        replies ? Map.of(Link.DATA, "payload") : Map.of());
  }

  private static Link taken(Place key) {
    return new Link(
        "a queue", false, false, List.of(key), null, Map.of(), Map.of(Link.DATA, "payload"));
  }

  private static Place queue() {
    return Place.of("attribute(queueName)");
  }

  private static Component check(
      String on, KindSet clears, @Nullable Place regex, @Nullable Boolean condition) {
    return new Component(
        false,
        true,
        List.of(),
        List.of(),
        List.of(new Check(Place.of(on), clears, regex, condition)),
        null);
  }

  private static Sink sink(String kind, String at, UrlPart part) {
    return new Sink(kind, Place.of(at), part);
  }

  private static Gift gift(String to, Trust trust) {
    return new Gift(to, "the " + to, trust, Set.of(), null);
  }

  private static Gift from(String to, String place) {
    return new Gift(to, "the " + to, null, Set.of(), Place.of(place));
  }

  /** The origins that reach a statement, behind these processors of a flow with a listener. */
  List<String> reaching(String processors) {
    return reaching(processors, "");
  }

  List<String> reaching(String processors, String more) {
    return origins(
        analyse("<flow name='f'><http:listener/>" + processors + "</flow>" + more), "sql");
  }

  /** The origins of what reaches sinks of {@code kind}, those of configuration left out. */
  static List<String> origins(TaintResult result, String kind) {
    return result.flows().stream()
        .filter(flow -> flow.kind().equals(kind))
        .flatMap(flow -> flow.paths().stream())
        .filter(path -> path.trust().isAtLeast(Trust.STORED))
        .map(path -> path.origin().name())
        .distinct()
        .sorted()
        .toList();
  }

  /** A statement that {@code expression} is put into. */
  static String sink(String expression) {
    return "<db:select><db:sql>#['select ' ++ (%s)]</db:sql></db:select>".formatted(expression);
  }

  /** The one flow of data to sinks of {@code kind}. */
  static TaintFlow only(TaintResult result, String kind) {
    List<TaintFlow> flows =
        result.flows().stream().filter(flow -> flow.kind().equals(kind)).toList();
    assertThat(flows).hasSize(1);
    return flows.get(0);
  }
}
