package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Specifications of a few files, and their model as text. */
final class Specs {

  private final Map<String, String> files = new LinkedHashMap<>();
  private List<Diagnostic> diagnostics = List.of();

  Specs file(String path, String content) {
    files.put(path, content);
    return this;
  }

  List<ApiSpecification> read() {
    List<SourceText> texts =
        files.entrySet().stream()
            .map(file -> SourceText.root(new SourcePath(file.getKey()), file.getValue()))
            .toList();
    SpecificationFiles read = new SpecificationFiles(new SourcePath("app"), texts);
    List<ApiSpecification> all = new SpecificationReader(read).all();
    diagnostics = read.diagnostics();
    return all;
  }

  /** Codes of what could not be read, with their lines. */
  List<String> problems() {
    read();
    return diagnostics.stream()
        .map(each -> each.code() + "@" + each.path().name() + lineOf(each))
        .toList();
  }

  private static String lineOf(Diagnostic each) {
    return each.location() == null ? "" : ":" + each.location().startLine();
  }

  /** One line for each operation of all APIs. */
  List<String> operations() {
    return read().stream().flatMap(api -> api.operations().stream()).map(Specs::show).toList();
  }

  private static String show(Operation operation) {
    String security =
        operation.security().schemes().stream()
            .map(scheme -> scheme.kind().word())
            .collect(Collectors.joining(","));
    return operation.name()
        + " ["
        + security
        + (operation.security().optional() ? "?" : "")
        + "] "
        + operation.parameters().stream().map(Specs::show).toList()
        + operation.bodies().stream()
            .map(body -> " " + body.mediaType() + "=" + show(body.type(), 0))
            .collect(Collectors.joining())
        + operation.responses().stream()
            .map(response -> " " + response.status())
            .collect(Collectors.joining());
  }

  private static String show(ApiParameter parameter) {
    return parameter.in().word()
        + " "
        + parameter.name()
        + (parameter.required() ? "! " : " ")
        + show(parameter.type(), 0);
  }

  static String show(ApiType type, int depth) {
    StringBuilder text = new StringBuilder(type.kind().word());
    for (String facet : List.of("format", "pattern", "maxLength", "minimum", "maximum")) {
      type.facet(facet)
          .ifPresent(value -> text.append(' ').append(facet).append('=').append(value.value()));
    }
    if (!type.values().isEmpty()) {
      text.append(type.values());
    }
    type.items().ifPresent(items -> text.append('<').append(show(items, depth + 1)).append('>'));
    if (!type.members().isEmpty()) {
      text.append(
          type.members().stream()
              .map(each -> show(each, depth + 1))
              .collect(Collectors.joining("|", "(", ")")));
    }
    if (!type.properties().isEmpty() && depth < 3) {
      text.append(
          type.properties().stream()
              .map(
                  each ->
                      each.name() + (each.required() ? "! " : " ") + show(each.type(), depth + 1))
              .collect(Collectors.joining("; ", "{", "}")));
    }
    return text.toString();
  }
}
