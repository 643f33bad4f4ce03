package io.github.mulesecscan.catalog;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about standards that rules refer to.
 *
 * @param heirs what entries of the OWASP Top 10 of 2021 are called in that of 2025
 * @param standards the standards, in the order in which reports show them
 */
public record Standards(Map<String, String> heirs, List<Standard> standards) {

  /** The OWASP API Security Top 10 of 2023. */
  public static final String OWASP_API = "owasp-api-2023";

  /** The OWASP Top 10 of 2021. */
  public static final String OWASP_TOP10_2021 = "owasp-top10-2021";

  /** The OWASP Top 10 of 2025. */
  public static final String OWASP_TOP10_2025 = "owasp-top10-2025";

  /** The Common Weakness Enumeration. */
  public static final String CWE = "cwe";

  private static final Standards BUILT_IN = Resources.read("standards.yaml", Standards::read);

  public Standards {
    heirs = Map.copyOf(heirs);
    standards = List.copyOf(standards);
  }

  /** How many of a standard's entries are known here. */
  public enum Extent {
    /** Every one. */
    WHOLE,
    /** Those that rules support, and main ones that no static analysis shows. */
    SELECTION,
    /** Many, of which only those that rules name are worth showing. */
    NAMED;

    static final Map<String, Extent> WORDS =
        Map.of("whole", WHOLE, "selection", SELECTION, "named", NAMED);
  }

  /**
   * A standard with numbered entries.
   *
   * @param id its name in rules: {@code pci-dss}
   * @param title its name for readers
   * @param source the address of its text
   * @param extent how many of its entries are here
   * @param limit what static analysis cannot show of it as a whole
   * @param entries the entries that rules may refer to, in their order
   */
  public record Standard(
      String id,
      String title,
      String source,
      Extent extent,
      String limit,
      List<Requirement> entries) {
    public Standard {
      entries = List.copyOf(entries);
    }

    /** The entry of this number. */
    public Optional<Requirement> entry(String number) {
      return entries.stream().filter(each -> each.number().equals(number)).findFirst();
    }
  }

  /**
   * An entry of a standard.
   *
   * @param number its number: {@code 4.2.1}
   * @param words what it is called or asks for, in short
   * @param limit what static analysis cannot show of it; empty where the standard says it for all
   * @param isStatic whether static analysis shows anything of it
   * @param source the address of its text
   * @param cwe the weaknesses that it covers, where the standard says so
   * @param checked whether number and words were compared with a public text
   */
  public record Requirement(
      String number,
      String words,
      String limit,
      boolean isStatic,
      String source,
      Set<Integer> cwe,
      boolean checked) {
    public Requirement {
      cwe = Set.copyOf(cwe);
    }
  }

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
    List<Requirement> top10 = standard(OWASP_TOP10_2025).map(Standard::entries).orElse(List.of());
    Set<String> entries = new LinkedHashSet<>();
    for (int number : cwe) {
      top10.stream()
          .filter(each -> each.cwe().contains(number))
          .forEach(each -> entries.add(each.number()));
    }
    if (entries.isEmpty()) {
      of2021.forEach(each -> entries.add(heirs.getOrDefault(each, each)));
    }
    return List.copyOf(entries);
  }

  /** Reads {@code text}; what is wrong with it goes to {@code problems}. */
  static Standards read(SourceText text, List<YamlProblem> problems) {
    Optional<YamlReader> reader = YamlReader.open(text, problems);
    if (reader.isEmpty()) {
      return new Standards(Map.of(), List.of());
    }
    return new StandardsReader(reader.get()).read();
  }
}
