package io.github.mulesecscan.rule;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.catalog.CatalogAdditions;
import io.github.mulesecscan.catalog.ComponentModel;
import io.github.mulesecscan.catalog.FunctionModel;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the rulesets read so far select: grows while they are read, one after the other. */
final class RuleSelection {

  private final Map<String, RuleDefinition> known = new TreeMap<>();
  private final Set<String> on = new TreeSet<>();
  private final Map<String, String> reasonsOff = new TreeMap<>();
  private final Map<String, RuleSetting> settings = new TreeMap<>();
  private final Set<String> includes = new LinkedHashSet<>();
  private final Set<String> excludes = new LinkedHashSet<>();
  private final Set<String> builtIn = new TreeSet<>();
  private final List<ComponentModel> components = new ArrayList<>();
  private final List<FunctionModel> functions = new ArrayList<>();
  private final List<Diagnostic> notices = new ArrayList<>();

  RuleSelection(List<RuleDefinition> builtInRules) {
    for (RuleDefinition rule : builtInRules) {
      known.put(rule.id(), rule);
      builtIn.add(rule.id());
    }
  }

  Collection<RuleDefinition> rules() {
    return known.values();
  }

  Optional<RuleDefinition> rule(String id) {
    return Optional.ofNullable(known.get(id));
  }

  /** Adds a rule of the user and switches it on; says what is wrong if its id is taken. */
  Optional<String> add(RuleDefinition rule) {
    RuleDefinition other = known.get(rule.id());
    if (builtIn.contains(rule.id())) {
      return Optional.of(
          "the rule '"
              + rule.id()
              + "' is built in; change it under 'rules', or give yours another id");
    }
    // The same file may be read twice, when two rulesets extend one.
    if (other != null && !other.params().location().equals(rule.params().location())) {
      return Optional.of("the rule '" + rule.id() + "' is also in " + other.source().path());
    }
    known.put(rule.id(), rule);
    switchOn(rule.id());
    return Optional.empty();
  }

  void addProfile(String profile) {
    for (RuleDefinition rule : known.values()) {
      Severity severity = rule.metadata().profiles().get(profile);
      if (severity != null) {
        switchOn(rule.id());
        setting(rule.id()).severity(severity);
      }
    }
  }

  void switchOn(String id) {
    on.add(id);
    reasonsOff.remove(id);
  }

  void switchOff(String id, String reason) {
    on.remove(id);
    reasonsOff.put(id, reason);
  }

  RuleSetting setting(String id) {
    return settings.computeIfAbsent(id, unset -> new RuleSetting());
  }

  void include(List<String> patterns) {
    includes.addAll(patterns);
  }

  void exclude(List<String> patterns) {
    excludes.addAll(patterns);
  }

  void addComponents(List<ComponentModel> models) {
    components.addAll(models);
  }

  void addFunctions(List<FunctionModel> models) {
    functions.addAll(models);
  }

  /** Adds what of profiles of API Governance is not understood. */
  void addNotices(List<Diagnostic> more) {
    more.stream().filter(notice -> !notices.contains(notice)).forEach(notices::add);
  }

  Ruleset toRuleset(Catalog builtInCatalog, List<YamlProblem> problems) {
    CatalogAdditions additions = new CatalogAdditions(components, functions);
    Catalog catalog = builtInCatalog.with(additions);
    List<Rule> rules = new ArrayList<>();
    for (String id : on) {
      RuleDefinition definition = known.get(id);
      if (definition != null) {
        rules.add(definition.configure(setting(id), catalog, problems));
      }
    }
    List<Ruleset.SwitchedOff> off = new ArrayList<>();
    reasonsOff.forEach((id, reason) -> off.add(new Ruleset.SwitchedOff(id, reason)));
    return new Ruleset(
        rules, List.copyOf(includes), List.copyOf(excludes), off, additions, notices);
  }
}
