package io.github.mulesecscan.governance;

import io.github.mulesecscan.governance.Validation.Level;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.Suggestions;
import io.github.mulesecscan.syntax.yaml.YamlEntry;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import io.github.mulesecscan.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a profile of API Governance:
 *
 * <pre>{@code
 * #%Validation Profile 1.0
 * profile: Acme APIs
 * violation:
 *   - operations-are-described
 * validations:
 *   operations-are-described:
 *     message: Describe every operation
 *     targetClass: apiContract.Operation
 *     propertyConstraints:
 *       core.description:
 *         minCount: 1
 * }</pre>
 */
public final class ProfileReader {

  private static final String HEADER = "#%Validation Profile 1.0";
  private static final Set<String> KEYS =
      Set.of("profile", "description", "prefixes", "violation", "warning", "info", "validations");

  private final List<YamlProblem> problems;
  private final List<Diagnostic> notices = new ArrayList<>();
  private final YamlMapping root;
  private final Terms terms;

  private ProfileReader(YamlMapping root, List<YamlProblem> problems) {
    this.root = root;
    this.problems = problems;
    this.terms = new Terms(prefixes());
  }

  /** Reads {@code text}; what is wrong with it goes to {@code problems}. */
  public static Optional<Profile> read(SourceText text, List<YamlProblem> problems) {
    String first = text.content().lines().findFirst().orElse("").strip();
    Optional<YamlMapping> root = YamlReader.open(text, problems).map(YamlReader::node);
    if (root.isPresent() && !first.equals(HEADER)) {
      problems.add(
          new YamlProblem(root.get().location(), "the first line must be '" + HEADER + "'"));
    }
    return root.map(mapping -> new ProfileReader(mapping, problems).read());
  }

  private Profile read() {
    String name = text("profile").orElse("");
    if (name.isBlank()) {
      problems.add(new YamlProblem(root.location(), "'profile', the name, must be given"));
    }
    for (YamlEntry entry : root.entries()) {
      if (!KEYS.contains(entry.key().value())) {
        notice(entry.key().location(), "'" + entry.key().value() + "' is not supported");
      }
    }
    return new Profile(name.strip(), validations(), notices);
  }

  private Optional<String> text(String key) {
    return root.get(key).orElse(null) instanceof YamlScalar scalar && !scalar.isNull()
        ? Optional.of(scalar.value())
        : Optional.empty();
  }

  private Map<String, String> prefixes() {
    Map<String, String> prefixes = new LinkedHashMap<>();
    if (root.get("prefixes").orElse(null) instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        if (entry.value() instanceof YamlScalar address) {
          prefixes.put(entry.key().value(), address.value());
        }
      }
    }
    return prefixes;
  }

  private List<Validation> validations() {
    Map<String, YamlEntry> declared = new LinkedHashMap<>();
    if (root.get("validations").orElse(null) instanceof YamlMapping mapping) {
      mapping.entries().forEach(entry -> declared.put(entry.key().value(), entry));
    } else {
      problems.add(new YamlProblem(root.location(), "'validations' must be a mapping"));
    }
    List<Validation> validations = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Level level : Level.values()) {
      for (YamlScalar name : names(level)) {
        YamlEntry entry = declared.get(name.value());
        if (entry == null) {
          unknown(name, declared.keySet());
        } else if (!seen.add(name.value())) {
          String message = "'" + name.value() + "' is in two lists; the first one counts";
          notice(name.location(), message);
        } else {
          validation(entry, level).ifPresent(validations::add);
        }
      }
    }
    return validations;
  }

  private List<YamlScalar> names(Level level) {
    Optional<YamlNode> node = root.get(level.word());
    List<YamlScalar> names = new ArrayList<>();
    if (node.isPresent() && node.get() instanceof YamlSequence sequence) {
      for (YamlNode item : sequence.items()) {
        if (item instanceof YamlScalar name) {
          names.add(name);
        } else {
          problems.add(new YamlProblem(item.location(), "expected the name of a validation"));
        }
      }
    } else if (node.isPresent() && !(node.get() instanceof YamlScalar empty && empty.isNull())) {
      String message = "'" + level.word() + "' must be a list of names of validations";
      problems.add(new YamlProblem(node.get().location(), message));
    }
    return names;
  }

  private void unknown(YamlScalar name, Set<String> declared) {
    String suggestion =
        Suggestions.closest(name.value(), declared)
            .map(word -> " (did you mean '" + word + "'?)")
            .orElse("");
    notice(name.location(), "there is no validation '" + name.value() + "' to run" + suggestion);
  }

  private Optional<Validation> validation(YamlEntry entry, Level level) {
    String name = entry.key().value();
    if (!(entry.value() instanceof YamlMapping data)) {
      problems.add(new YamlProblem(entry.value().location(), "'" + name + "' must be a mapping"));
      return Optional.empty();
    }
    if (!(data.get("targetClass").orElse(null) instanceof YamlScalar target)) {
      problems.add(
          new YamlProblem(entry.key().location(), "'" + name + "' must have a 'targetClass'"));
      return Optional.empty();
    }
    try {
      String targetClass = targetClass(target.value().strip());
      Demand demand = new DemandReader(terms, problems).read(data, Set.of(targetClass), false, 0);
      String message =
          data.get("message").orElse(null) instanceof YamlScalar words ? words.value() : name;
      return Optional.of(
          new Validation(name, level, message, targetClass, demand, entry.key().location()));
    } catch (Unsupported e) {
      notice(
          entry.key().location(),
          "the validation '" + name + "' is not run: " + e.what() + " is not supported");
      return Optional.empty();
    }
  }

  private String targetClass(String written) throws Unsupported {
    Optional<String> name = terms.name(written).filter(Vocabulary.known()::has);
    if (name.isEmpty()) {
      String suggestion =
          Suggestions.closest(written, Vocabulary.known().classes())
              .map(word -> " (did you mean '" + word + "'?)")
              .orElse("");
      throw new Unsupported("the class '" + written + "'" + suggestion);
    }
    return name.get();
  }

  private void notice(Location location, String message) {
    notices.add(
        Diagnostic.at(
            Diagnostic.Level.WARNING,
            "governance-unsupported",
            location,
            message + " (profile '" + text("profile").orElse("").strip() + "')"));
  }
}
