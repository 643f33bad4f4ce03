package io.github.mulesecscan.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes nodes of an AsyncAPI specification: the API, its servers and security, its channels as
 * endpoints and their operations; messages are left aside.
 */
final class AsyncApiGraph {

  private static final List<String> METHODS = List.of("publish", "subscribe");

  private final GraphNodes nodes = new GraphNodes();
  private final Part root;
  private final OasInfoGraph infos;

  AsyncApiGraph(SpecificationFiles files, Scope.File file) {
    OasReferences references = new OasReferences(files, file.path());
    this.root = references.scope(file).part(file);
    this.infos = new OasInfoGraph(nodes, root);
  }

  List<ApiNode> read() {
    ApiNode api = infos.api(root.location(), "apiContract.AsyncAPI", "apiContract.API");
    List<ApiNode> servers = new ArrayList<>();
    for (Part.Named entry : root.entries("servers")) {
      Part part = entry.part();
      ApiNode server =
          nodes
              .add("server " + entry.name(), entry.location(), "apiContract.Server")
              .text("core.name", entry.name(), entry.location())
              .text("core.urlTemplate", part, part.get("url").isPresent() ? "url" : "host")
              .text("core.description", part, "description")
              .text("apiContract.protocol", part, "protocol");
      infos.security(part.get("security"), server);
      servers.add(server);
      api.node("apiContract.server", server);
    }
    for (Part.Named entry : root.entries("channels")) {
      api.node("apiContract.endpoint", channel(entry, servers));
    }
    return nodes.all();
  }

  private ApiNode channel(Part.Named entry, List<ApiNode> servers) {
    Part part = entry.part();
    Optional<ApiText> address = part.text("address");
    ApiNode endpoint =
        nodes
            .add("channel " + entry.name(), entry.location(), "apiContract.EndPoint")
            .text("apiContract.path", address.orElse(new ApiText(entry.name(), entry.location())))
            .text("core.description", part, "description");
    servers.forEach(server -> endpoint.node("apiContract.server", server));
    for (Part.Named parameter : part.entries("parameters")) {
      endpoint.node("apiContract.parameter", parameter(parameter));
    }
    for (Part.Named method : part.entries()) {
      if (METHODS.contains(method.name())) {
        endpoint.node("apiContract.supportedOperation", operation(entry.name(), method, servers));
      }
    }
    return endpoint;
  }

  private ApiNode parameter(Part.Named entry) {
    return nodes
        .add(
            "parameter " + entry.name(),
            entry.location(),
            "apiContract.Parameter",
            "core.Parameter")
        .text("core.name", entry.name(), entry.location())
        .text("apiContract.paramName", entry.name(), entry.location())
        .text("apiContract.binding", "path", entry.location())
        .text("core.description", entry.part(), "description");
  }

  private ApiNode operation(String channel, Part.Named method, List<ApiNode> servers) {
    Part part = method.part();
    String name = method.name().toUpperCase(Locale.ROOT) + " " + channel;
    ApiNode operation =
        nodes
            .add(name, method.location(), "apiContract.Operation", "core.Operation")
            .text("apiContract.method", method.name(), method.location())
            .text("core.name", part, "operationId")
            .text("apiContract.operationId", part, "operationId")
            .text("core.description", part, "description")
            .text("apiContract.guiSummary", part, "summary");
    infos.tags(part, operation);
    infos.documentation(part, operation);
    infos.security(part.get("security"), operation);
    servers.forEach(server -> operation.node("apiContract.server", server));
    return operation;
  }
}
