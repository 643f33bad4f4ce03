package io.github.mulesecscan.catalog;

import io.github.mulesecscan.catalog.Standards.Extent;
import io.github.mulesecscan.catalog.Standards.Requirement;
import io.github.mulesecscan.catalog.Standards.Standard;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the standards, and tells what is missing, unknown, twice there or no address. */
final class StandardsReader {

  private static final String DIGITS = "{digits}";

  private final YamlReader root;

  StandardsReader(YamlReader root) {
    this.root = root;
  }

  Standards read() {
    Map<String, String> heirs = heirs();
    Set<String> ids = new HashSet<>();
    List<Standard> standards = new ArrayList<>();
    for (YamlReader each : root.list("standards")) {
      Standard standard = standard(each);
      if (!ids.add(standard.id())) {
        each.problem("id", "this standard is there twice");
      }
      standards.add(standard);
    }
    root.finish();
    return new Standards(heirs, standards);
  }

  private Map<String, String> heirs() {
    Map<String, String> heirs = new LinkedHashMap<>();
    if (root.node("heirs-of-2021").orElse(null) instanceof YamlMapping mapping) {
      mapping
          .entries()
          .forEach(
              entry -> {
                if (entry.value() instanceof YamlScalar heir) {
                  heirs.put(entry.key().value(), heir.value());
                }
              });
    }
    return heirs;
  }

  private static Standard standard(YamlReader reader) {
    String id = reader.requiredText("id");
    String title = reader.requiredText("title");
    String source = address(reader, Optional.of(reader.requiredText("source")), "");
    Extent extent = reader.requiredEnum("extent", Extent.WORDS).orElse(Extent.SELECTION);
    String limit = reader.requiredText("limit");
    String pattern = reader.optionalText("entry-source").orElse("");
    Set<String> numbers = new HashSet<>();
    List<Requirement> entries = new ArrayList<>();
    for (YamlReader each : reader.list("entries")) {
      Requirement entry = entry(each, extent, pattern.isEmpty() ? source : pattern);
      if (!numbers.add(entry.number())) {
        each.problem("number", "this entry is there twice");
      }
      entries.add(entry);
    }
    reader.finish();
    return new Standard(id, title, source, extent, limit, entries);
  }

  private static Requirement entry(YamlReader reader, Extent extent, String otherwise) {
    String number = reader.requiredText("number");
    String words = reader.requiredText("words");
    // Where entries are many, the standard's own limit holds for all of them.
    String limit =
        extent == Extent.NAMED
            ? reader.optionalText("limit").orElse("")
            : reader.requiredText("limit");
    boolean isStatic = reader.optionalBoolean("static").orElse(true);
    String page = otherwise.replace(DIGITS, number.replaceAll("\\D", ""));
    String source = address(reader, reader.optionalText("source"), page);
    Set<Integer> cwe = Set.copyOf(reader.has("cwe") ? reader.intList("cwe") : List.of());
    if (!reader.has("checked")) {
      reader.problem("checked", "say whether it was compared with a public text");
    }
    boolean checked = reader.optionalBoolean("checked").orElse(false);
    reader.finish();
    return new Requirement(number, words, limit, isStatic, source, cwe, checked);
  }

  private static String address(YamlReader reader, Optional<String> given, String otherwise) {
    String address = given.orElse(otherwise);
    if (!address.matches("https://\\S+")) {
      reader.problem("source", "source is no address of the web: '" + address + "'");
    }
    return address;
  }
}
