package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Diagnostic.Level;
import io.github.mulesecscan.syntax.yaml.YamlEntry;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells of resources of RAML whose path is another's, or has braces that do not match. */
final class RamlUriCheck {

  private static final int DEEPEST = 60;

  /** Files that include each other several times make exponentially many. */
  private static final int MOST_RESOURCES = 10_000;

  private final SpecificationFiles files;
  private final RamlIncludes includes;
  private final Map<String, YamlScalar> known = new HashMap<>();

  /** The resources that the one being looked at is in. */
  private final Set<YamlMapping> open = Collections.newSetFromMap(new IdentityHashMap<>());

  private int met;

  RamlUriCheck(SpecificationFiles files, RamlIncludes includes) {
    this.files = files;
    this.includes = includes;
  }

  void check(YamlMapping root) {
    resources(root, "", 0);
    parameters(root, "baseUriParameters", text(root, "baseUri"));
    if (hasBareBrace(text(root, "baseUri")) && root.get("baseUri").isPresent()) {
      YamlNode place = root.get("baseUri").get();
      files.report(
          Level.WARNING, "api-value", place.location(), "the braces of 'baseUri' do not match");
    }
  }

  private void resources(YamlMapping parent, String path, int depth) {
    for (YamlEntry entry : parent.entries()) {
      String written = entry.key().value();
      if (!written.startsWith("/") || depth > DEEPEST || met >= MOST_RESOURCES) {
        continue;
      }
      met++;
      String whole = path + written;
      if (hasBareBrace(written)) {
        report("api-value", entry.key(), "the braces of '" + written + "' do not match");
      }
      YamlScalar first = known.putIfAbsent(whole, entry.key());
      if (first != null) {
        report(
            "api-resource-twice",
            entry.key(),
            "the resource '" + whole + "' is in line " + first.location().startLine() + " already");
      }
      Part.Layer layer = new Part.Layer(entry.value(), new Scope(List.of(), Map.of(), includes));
      if (RamlCheck.followed(includes, layer).map(Part.Layer::node).orElse(null)
              instanceof YamlMapping resource
          && open.add(resource)) {
        parameters(resource, "uriParameters", written);
        resources(resource, whole, depth + 1);
        open.remove(resource);
      }
    }
  }

  /** Parameters that the path does not have; where it is unknown, none is told. */
  private void parameters(YamlMapping owner, String key, String path) {
    if (path.isEmpty() || !(owner.get(key).orElse(null) instanceof YamlMapping declared)) {
      return;
    }
    for (YamlEntry entry : declared.entries()) {
      String name = entry.key().value();
      if (!path.contains("{" + name + "}")
          && !RamlCheck.isAnnotation(name)
          && !name.endsWith("?")
          && !name.contains("<<")) {
        report(
            "api-key-unknown",
            entry.key(),
            "'" + RamlCheck.shorten(path) + "' has no parameter '" + RamlCheck.shorten(name) + "'");
      }
    }
  }

  private static String text(YamlMapping mapping, String key) {
    YamlNode value = mapping.get(key).orElse(null);
    if (value instanceof YamlMapping annotated) {
      value = annotated.get("value").orElse(null);
    }
    return value instanceof YamlScalar scalar && !RamlIncludes.isInclude(scalar)
        ? scalar.value()
        : "";
  }

  private static boolean hasBareBrace(String path) {
    int open = 0;
    for (int at = 0; at < path.length(); at++) {
      char c = path.charAt(at);
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (open < 0 || open > 1) {
        return true;
      }
    }
    return open != 0;
  }

  private void report(String code, YamlScalar key, String message) {
    files.report(Level.WARNING, code, key.location(), message);
  }
}
