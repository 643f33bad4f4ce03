package io.github.mulesecscan.api;

import io.github.mulesecscan.source.SourcePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads servers and security schemes of an AsyncAPI specification; channels are left aside. */
final class AsyncApiReader {

  private AsyncApiReader() {}

  static ApiSpecification read(SpecificationFiles files, Scope.File file) {
    OasReferences references = new OasReferences(files, file.path());
    Part root = references.scope(file).part(file);
    List<ApiText> servers = new ArrayList<>();
    List<ApiText> protocols = new ArrayList<>();
    for (Part.Named entry : root.entries("servers")) {
      Part server = entry.part();
      Optional<ApiText> protocol = server.text("protocol");
      protocol
          .map(text -> new ApiText(text.value().toUpperCase(Locale.ROOT), text.location()))
          .ifPresent(protocols::add);
      server
          .text("url")
          .or(() -> server.text("host"))
          .map(text -> url(text, protocol))
          .ifPresent(servers::add);
    }
    Optional<Part> info = root.get("info");
    Map<String, ApiText> facts = new TreeMap<>();
    for (String key : List.of("version", "description")) {
      info.flatMap(part -> part.text(key)).ifPresent(text -> facts.put(key, text));
    }
    Optional<ApiText> title = info.flatMap(part -> part.text("title"));
    SourcePath path = file.path();
    return new ApiSpecification(
        ApiLanguage.ASYNC_API,
        path,
        title.map(ApiText::location).orElse(root.location()),
        title.map(ApiText::value).orElse(path.name()),
        facts,
        servers,
        protocols,
        new OasSecurity(files, root).all(),
        List.of(),
        null);
  }

  private static ApiText url(ApiText host, Optional<ApiText> protocol) {
    boolean whole = host.value().contains("://") || protocol.isEmpty();
    return whole
        ? host
        : new ApiText(
            protocol.get().value().toLowerCase(Locale.ROOT) + "://" + host.value(),
            host.location());
  }
}
