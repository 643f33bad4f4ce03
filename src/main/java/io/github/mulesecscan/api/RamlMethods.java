package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Diagnostic.Level;
import io.github.mulesecscan.source.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lays resources over their resource types and methods over their traits. */
final class RamlMethods {

  static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "patch", "head", "options", "trace", "connect");

  private static final int MOST_TYPES = 10;
  private static final int MOST_TRAITS = 30;
  private static final Set<String> NOTHING = Set.of("", "null");

  private final SpecificationFiles files;
  private final RamlDeclarations declarations;

  RamlMethods(SpecificationFiles files, RamlDeclarations declarations) {
    this.files = files;
    this.declarations = declarations;
  }

  /** {@code resource} over its resource type, and over that one's own. */
  Part resource(Part resource, String path) {
    Part whole = resource;
    Optional<Use> use = resource.get("type").flatMap(part -> uses(part).stream().findFirst());
    for (int step = 0; step < MOST_TYPES && use.isPresent(); step++) {
      Map<String, String> values = new LinkedHashMap<>(use.get().values());
      values.put("resourcePath", path);
      values.put("resourcePathName", pathName(path));
      Optional<Part> type = find("resourceTypes", use.get(), values);
      if (type.isEmpty()) {
        return whole;
      }
      whole = whole.over(type.get());
      use = type.get().get("type").flatMap(part -> uses(part).stream().findFirst());
    }
    return whole;
  }

  /** The methods of a resource that lies over its resource types, in the order of the file. */
  List<Part.Named> methods(Part resource) {
    Map<String, Part.Named> found = new LinkedHashMap<>();
    for (Part.Named entry : resource.entries()) {
      if (METHODS.contains(entry.name())) {
        found.put(entry.name(), entry);
      }
    }
    // A method with a question mark is laid only under one that is there anyway.
    for (Part.Named entry : resource.entries()) {
      String name = entry.name().endsWith("?") ? entry.name().replace("?", "") : "";
      Part.Named own = found.get(name);
      if (own != null) {
        List<Part.Layer> both = new ArrayList<>(own.values());
        both.addAll(entry.values());
        found.put(name, new Part.Named(name, own.location(), both));
      }
    }
    return List.copyOf(found.values());
  }

  /** {@code method} over its own traits and those of the resource. */
  Part method(Part.Named method, Part resource, String path) {
    Part own = method.part().with("methodName", method.name());
    List<Use> traits = new ArrayList<>();
    own.get("is").ifPresent(part -> traits.addAll(uses(part)));
    resource.get("is").ifPresent(part -> traits.addAll(uses(part)));
    Part whole = own;
    for (Use trait : traits.subList(0, Math.min(MOST_TRAITS, traits.size()))) {
      Map<String, String> values = new LinkedHashMap<>(trait.values());
      values.put("resourcePath", path);
      values.put("resourcePathName", pathName(path));
      values.put("methodName", method.name());
      Optional<Part> found = find("traits", trait, values);
      if (found.isPresent()) {
        whole = whole.over(found.get());
      }
    }
    return whole;
  }

  /** A use of a trait or resource type with values for its parameters. */
  private record Use(String name, Location location, Scope scope, Map<String, String> values) {}

  private static List<Use> uses(Part part) {
    List<Use> uses = new ArrayList<>();
    for (Part item : part.items()) {
      Scope scope = item.first().scope();
      Optional<ApiText> name = item.asText();
      if (name.isPresent()) {
        uses.add(new Use(name.get().value().strip(), name.get().location(), scope, Map.of()));
        continue;
      }
      for (Part.Named each : item.entries()) {
        uses.add(new Use(each.name(), each.location(), scope, values(each.part())));
      }
    }
    uses.removeIf(use -> NOTHING.contains(use.name()));
    return uses;
  }

  private static Map<String, String> values(Part parameters) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Part.Named each : parameters.entries()) {
      each.part().asText().ifPresent(text -> values.put(each.name(), text.value()));
    }
    return values;
  }

  private Optional<Part> find(String section, Use use, Map<String, String> values) {
    Optional<RamlDeclarations.Declared> declared =
        declarations.find(use.scope(), List.of(section), use.name());
    if (declared.isEmpty()) {
      String what = section.equals("traits") ? "trait" : "resource type";
      files.report(
          Level.WARNING,
          "api-name-unknown",
          use.location(),
          "no " + what + " '" + use.name() + "' is declared; what it says is unknown");
    }
    return declared.map(found -> found.named().part().usedBy(use.scope(), values));
  }

  private static String pathName(String path) {
    String[] segments = path.split("/", -1);
    for (int at = segments.length - 1; at >= 0; at--) {
      if (!segments[at].isEmpty() && !segments[at].contains("{")) {
        return segments[at];
      }
    }
    return "";
  }
}
