package io.github.mulesecscan.project;

import io.github.mulesecscan.project.PropertyDefinition.Origin;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.properties.PropertiesFile;
import io.github.mulesecscan.syntax.properties.PropertiesParser;
import io.github.mulesecscan.syntax.properties.PropertyEntry;
import io.github.mulesecscan.syntax.yaml.YamlEntry;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlParse;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import io.github.mulesecscan.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Turns files of properties into definitions with places. */
final class DefinitionReader {

  // An alias can make a file stand for far more than it holds.
  private static final int MAX_DEFINITIONS = 100_000;

  private final SourceText text;
  private final Set<String> environments;
  private final List<PropertyDefinition> found = new ArrayList<>();

  private DefinitionReader(SourceText text, Set<String> environments) {
    this.text = text;
    this.environments = environments;
  }

  static List<PropertyDefinition> properties(
      SourceText text, Set<String> environments, List<Diagnostic> diagnostics) {
    PropertiesFile file = PropertiesParser.parse(text);
    diagnostics.addAll(file.diagnostics());
    List<PropertyDefinition> found = new ArrayList<>();
    for (PropertyEntry entry : file.entries()) {
      Location key = text.locate(entry.keySpan());
      Location value = text.locate(entry.valueSpan());
      found.add(
          new PropertyDefinition(
              entry.key(), entry.valueView(), key, value, Origin.PROPERTIES_FILE, environments));
    }
    return found;
  }

  static List<PropertyDefinition> yaml(YamlParse file, SourceText text, Set<String> environments) {
    DefinitionReader reader = new DefinitionReader(text, environments);
    for (YamlNode document : file.documents()) {
      if (document instanceof YamlMapping mapping) {
        reader.mapping("", mapping);
      }
    }
    return reader.found;
  }

  private void mapping(String prefix, YamlMapping mapping) {
    for (YamlEntry entry : mapping.entries()) {
      boolean isMerge = entry.key().value().equals("<<");
      String key = isMerge ? prefix : join(prefix, entry.key().value());
      value(key, entry.key().location(), entry.value());
    }
  }

  private void value(String key, Location keyLocation, YamlNode value) {
    if (found.size() >= MAX_DEFINITIONS) {
      return;
    }
    if (value instanceof YamlMapping mapping) {
      mapping(key, mapping);
    } else if (value instanceof YamlSequence sequence) {
      sequence(key, keyLocation, sequence);
    } else if (value instanceof YamlScalar scalar) {
      define(key, keyLocation, scalar.view(), text.locate(scalar.contentSpan()));
    }
  }

  /** Mule joins the values of a list with commas; other lists it does not load. */
  private void sequence(String key, Location keyLocation, YamlSequence sequence) {
    boolean isFlat = sequence.items().stream().allMatch(YamlScalar.class::isInstance);
    if (!isFlat) {
      int index = 0;
      for (YamlNode item : sequence.items()) {
        value(join(key, String.valueOf(index++)), keyLocation, item);
      }
      return;
    }
    SourceText.ViewBuilder view = text.newView();
    int end = -1;
    for (YamlNode item : sequence.items()) {
      YamlScalar scalar = (YamlScalar) item;
      Span content = scalar.contentSpan();
      if (end >= 0) {
        view.replace(Span.between(Math.min(end, content.offset()), content.offset()), ",");
      }
      if (text.slice(content).equals(scalar.value())) {
        view.copy(content);
      } else {
        view.replace(content, scalar.value());
      }
      end = content.end();
    }
    define(key, keyLocation, view.buildAt(sequence.span()), sequence.location());
  }

  private void define(String key, Location keyLocation, SourceText value, Location place) {
    found.add(
        new PropertyDefinition(key, value, keyLocation, place, Origin.YAML_FILE, environments));
  }

  private static String join(String prefix, String key) {
    return prefix.isEmpty() ? key : prefix + "." + key;
  }
}
