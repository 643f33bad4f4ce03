package io.github.mulesecscan.detector;

import io.github.mulesecscan.catalog.Advisories;
import io.github.mulesecscan.catalog.Version;
import io.github.mulesecscan.detector.ValueTest.Answer;
import io.github.mulesecscan.finding.Label;
import io.github.mulesecscan.project.Manifest;
import io.github.mulesecscan.project.MuleArtifact;
import io.github.mulesecscan.project.Pom;
import io.github.mulesecscan.project.PomDependency;
import io.github.mulesecscan.project.ProjectKind;
import io.github.mulesecscan.project.PropertyDefinition;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A condition about the application as a whole, whatever the subject. */
sealed interface AppCondition extends Condition<Object> {

  /** What stands for the subject, which no condition about the application looks at. */
  Object ANY = new Object();

  @Override
  default boolean isPossible(Evaluation evaluation) {
    return holds(ANY, evaluation.attempt());
  }

  /** That the application has, or has not, an element. */
  record HasElement(ElementPattern pattern, boolean wanted) implements AppCondition {
    @Override
    public boolean holds(Object subject, Evaluation evaluation) {
      Scope scope = evaluation.scope();
      return scope.once(this, evaluation, this::isThere) == wanted;
    }

    private boolean isThere(Evaluation evaluation) {
      return pattern.first(pattern.named(evaluation.scope()), evaluation.attempt()).isPresent();
    }
  }

  /** That the project is built into one of several things. */
  record Kind(List<ProjectKind> kinds) implements AppCondition {
    @Override
    public boolean holds(Object subject, Evaluation evaluation) {
      return kinds.contains(evaluation.scope().project().kind());
    }
  }

  /** That a configuration property is defined with some value, or that none is. */
  record HasProperty(List<Wildcard> keys, boolean present, ValueTest test) implements AppCondition {
    @Override
    public boolean holds(Object subject, Evaluation evaluation) {
      boolean found = false;
      for (PropertyDefinition definition : definitions(evaluation.scope())) {
        if (!applies(definition, evaluation)) {
          continue;
        }
        found = true;
        if (present && passes(definition, evaluation)) {
          evaluation.relate(
              new Label(definition.keyLocation(), definition.key() + " is defined here"));
          return true;
        }
      }
      return !present && !found;
    }

    private List<PropertyDefinition> definitions(Scope scope) {
      List<PropertyDefinition> found = new ArrayList<>();
      for (Wildcard key : keys) {
        if (key.isExact()) {
          found.addAll(scope.project().resolver().definitions(key.written()));
        } else {
          scope.definitions().stream()
              .filter(definition -> key.matches(definition.key()))
              .forEach(found::add);
        }
      }
      return found;
    }

    private static boolean applies(PropertyDefinition definition, Evaluation evaluation) {
      return definition.environments().isEmpty()
          || evaluation.environment().isEmpty()
          || definition.environments().contains(evaluation.environment());
    }

    private boolean passes(PropertyDefinition definition, Evaluation evaluation) {
      String written = definition.value();
      return evaluation.scope().resolve(written).stream()
          .anyMatch(value -> test.answer(value) != Answer.NO);
    }
  }

  /** That the pom has a dependency, in some range of versions. */
  record Dependency(List<Wildcard> artifacts, Optional<Version> below, Optional<Version> from)
      implements AppCondition {
    @Override
    public boolean holds(Object subject, Evaluation evaluation) {
      Optional<Pom> pom = evaluation.scope().project().pom();
      return pom.stream().flatMap(each -> each.dependencies().stream()).anyMatch(this::isMeant);
    }

    private boolean isMeant(PomDependency dependency) {
      String key = dependency.coordinates().key();
      if (dependency.managed() || artifacts.stream().noneMatch(name -> name.matches(key))) {
        return false;
      }
      if (below.isEmpty() && from.isEmpty()) {
        return true;
      }
      Optional<Version> version = Version.of(dependency.coordinates().version());
      return version.isPresent()
          && below.map(bound -> version.get().compareTo(bound) < 0).orElse(true)
          && from.map(bound -> version.get().compareTo(bound) >= 0).orElse(true);
    }
  }

  /** That {@code mule-artifact.json} has some value at a path, or none. */
  record Descriptor(List<KeyPath> paths, boolean present, ValueTest test) implements AppCondition {
    @Override
    public boolean holds(Object subject, Evaluation evaluation) {
      Optional<MuleArtifact> artifact = evaluation.scope().project().artifact();
      List<YamlNode> values = new ArrayList<>();
      artifact.ifPresent(each -> paths.forEach(path -> values.addAll(path.select(each.root()))));
      if (!present) {
        return values.isEmpty();
      }
      return values.stream().anyMatch(value -> passes(value));
    }

    private boolean passes(YamlNode node) {
      if (test.isEmpty()) {
        return true;
      }
      if (!(node instanceof YamlScalar scalar)) {
        return false;
      }
      ResolvedValue value = Placeholders.replace(scalar.value(), name -> Optional.empty());
      return test.answer(value) != Answer.NO;
    }
  }

  /** That the application has a file. */
  record HasFile(List<Wildcard> files) implements AppCondition {
    @Override
    public boolean holds(Object subject, Evaluation evaluation) {
      Scope scope = evaluation.scope();
      return scope.once(
          this,
          evaluation,
          any -> scope.paths().stream().anyMatch(path -> scope.isIn(files, path)));
    }
  }

  /**
   * That the runtime of the application behaves in some way, as old ones do.
   *
   * @param behaviour the id of the behaviour in the catalogue
   * @param sure whether the build itself tells; else that it may do so is enough
   */
  record OldRuntime(String behaviour, boolean sure) implements AppCondition {
    @Override
    public boolean holds(Object subject, Evaluation evaluation) {
      Scope scope = evaluation.scope();
      return scope.once(this, evaluation, any -> isThere(scope));
    }

    private boolean isThere(Scope scope) {
      Optional<UsedVersion> used = UsedVersion.runtime(scope);
      Optional<Advisories.Behaviour> known = scope.catalog().advisories().behaviour(behaviour);
      if (used.isEmpty() || known.isEmpty()) {
        return false;
      }
      Optional<Boolean> told = known.get().isIn(used.get().version());
      // A lower bound is not the runtime that the application is deployed to.
      boolean deployed = used.get().declared() != UsedVersion.Declared.DESCRIPTOR;
      return sure ? deployed && told.orElse(false) : told.orElse(true);
    }
  }

  /** That the manifest declares one of the words for each of these keys. */
  record Declared(Map<String, List<String>> facts) implements AppCondition {
    @Override
    public boolean holds(Object subject, Evaluation evaluation) {
      Manifest manifest = evaluation.scope().project().manifest();
      return facts.entrySet().stream()
          .allMatch(fact -> manifest.declares(fact.getKey(), fact.getValue()));
    }
  }

  /**
   * Whether a configuration is imported that is not in the project: it may hold what is missing.
   */
  record ImportsFromElsewhere(boolean wanted) implements AppCondition {
    @Override
    public boolean holds(Object subject, Evaluation evaluation) {
      boolean found =
          evaluation.scope().project().diagnostics().stream()
              .anyMatch(diagnostic -> diagnostic.code().equals("import-missing"));
      return found == wanted;
    }
  }

  /** That one of several environments is judged. */
  record Environment(List<Wildcard> names) implements AppCondition {
    @Override
    public boolean holds(Object subject, Evaluation evaluation) {
      String known = evaluation.scope().project().manifest().stageOf(evaluation.environment());
      return names.stream().anyMatch(name -> name.matches(known));
    }
  }
}
