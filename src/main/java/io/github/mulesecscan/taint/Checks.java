package io.github.mulesecscan.taint;

import io.github.mulesecscan.expression.ParameterValue;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.taint.ComponentFacts.Check;
import io.github.mulesecscan.taint.Parameters.Use;
import java.util.List;
import java.util.Optional;

/** What validators show of values. */
final class Checks {

  private final Analysis analysis;
  private final XmlElement element;

  Checks(Analysis analysis, XmlElement element) {
    this.analysis = analysis;
    this.element = element;
  }

  Guards shown(Check check, Parameters parameters, State state) {
    Boolean outcome = check.condition();
    if (outcome != null) {
      return condition(check, state, outcome);
    }
    KindSet cleared = check.clears().union(byRegex(check, parameters));
    Guards all = Guards.NONE;
    for (Use use : parameters.at(check.on())) {
      Optional<ValueId> id = use.value().id();
      if (id.isPresent()) {
        String limit = check.shows().isEmpty() ? "" : ", which only shows " + check.shows();
        String sentence = "It is checked by `" + element.getQualifiedName() + "`" + limit;
        all = all.and(id.get(), new Guards.Fact(cleared, List.of(), element.location(), sentence));
      }
    }
    return all;
  }

  private KindSet byRegex(Check check, Parameters parameters) {
    Place regex = check.regex();
    if (regex == null) {
      return KindSet.NONE;
    }
    Kinds kinds = analysis.recorder().kinds();
    return parameters.at(regex).stream()
        .findFirst()
        .flatMap(use -> use.value().constant())
        .flatMap(pattern -> RegexReader.language(pattern, kinds.sequences()))
        .map(kinds::clearedBy)
        .orElse(KindSet.NONE);
  }

  private Guards condition(Check check, State state, boolean outcome) {
    return element
        .attribute(check.on().name())
        .map(attribute -> condition(analysis.literals().parameter(attribute), state, outcome))
        .orElse(Guards.NONE);
  }

  /** What is known where a condition, an expression of a component, is {@code outcome}. */
  Guards condition(ParameterValue value, State state, boolean outcome) {
    return value instanceof ParameterValue.Whole whole
        ? analysis
            .evaluator()
            .assume(
                whole.script().script(), outcome, state.roots(), state.guards(), analysis.nesting())
        : Guards.NONE;
  }
}
