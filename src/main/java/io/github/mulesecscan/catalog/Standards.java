package io.github.mulesecscan.catalog;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about standards that rules refer to.
 *
 * @param top10 the OWASP Top 10 of 2025
 * @param heirs what entries of the OWASP Top 10 of 2021 are called in it
 * @param standards standards with numbered requirements
 */
public record Standards(List<TopTen> top10, Map<String, String> heirs, List<Standard> standards) {

  private static final Standards BUILT_IN = Resources.read("standards.yaml", Standards::read);

  public Standards {
    top10 = List.copyOf(top10);
    heirs = Map.copyOf(heirs);
    standards = List.copyOf(standards);
  }

  /**
   * An entry of the OWASP Top 10.
   *
   * @param entry its short name: {@code A02}
   * @param title what it is about
   * @param cwe the weaknesses that it covers
   */
  public record TopTen(String entry, String title, Set<Integer> cwe) {
    public TopTen {
      cwe = Set.copyOf(cwe);
    }
  }

  /**
   * A standard with numbered requirements.
   *
   * @param id its name in rules: {@code pci-dss}
   * @param title its name for readers
   * @param entries the requirements that rules may refer to
   */
  public record Standard(String id, String title, List<Requirement> entries) {
    public Standard {
      entries = List.copyOf(entries);
    }

    /** The requirement of this number. */
    public Optional<Requirement> entry(String number) {
      return entries.stream().filter(each -> each.number().equals(number)).findFirst();
    }
  }

  /**
   * A requirement.
   *
   * @param number its number: {@code 4.2.1}
   * @param words what it asks for, in short
   * @param checked whether that was compared with a public text
   */
  public record Requirement(String number, String words, boolean checked) {}

  /** The standards that come with the plugin. */
  public static Standards builtIn() {
    return BUILT_IN;
  }

  /** The standard of this name. */
  public Optional<Standard> standard(String id) {
    return standards.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /**
   * The entries of the OWASP Top 10 of 2025 for something with these weaknesses; where it names
   * none of them, the heirs of the entries of 2021.
   */
  public List<String> top10Of2025(Collection<Integer> cwe, Collection<String> of2021) {
    Set<String> entries = new LinkedHashSet<>();
    for (int number : cwe) {
      top10.stream()
          .filter(each -> each.cwe().contains(number))
          .forEach(each -> entries.add(each.entry()));
    }
    if (entries.isEmpty()) {
      of2021.forEach(each -> entries.add(heirs.getOrDefault(each, each)));
    }
    return List.copyOf(entries);
  }

  private static Standards read(SourceText text, List<YamlProblem> problems) {
    Optional<YamlReader> reader = YamlReader.open(text, problems);
    if (reader.isEmpty()) {
      return new Standards(List.of(), Map.of(), List.of());
    }
    YamlReader root = reader.get();
    Standards standards =
        new Standards(
            root.list("owasp-top10-2025").stream().map(Standards::topTen).toList(),
            heirs(root),
            root.list("standards").stream().map(Standards::standard).toList());
    root.finish();
    return standards;
  }

  private static TopTen topTen(YamlReader reader) {
    List<Integer> cwe = reader.textList("cwe").stream().map(Integer::valueOf).toList();
    TopTen entry =
        new TopTen(reader.requiredText("entry"), reader.requiredText("title"), Set.copyOf(cwe));
    reader.finish();
    return entry;
  }

  private static Map<String, String> heirs(YamlReader root) {
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
    List<Requirement> entries = new ArrayList<>();
    for (YamlReader each : reader.list("entries")) {
      entries.add(
          new Requirement(
              each.requiredText("number"),
              each.requiredText("words"),
              each.optionalBoolean("checked").orElse(false)));
      each.finish();
    }
    Standard standard =
        new Standard(reader.requiredText("id"), reader.requiredText("title"), entries);
    reader.finish();
    return standard;
  }
}
