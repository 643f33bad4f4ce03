package io.github.mulesecscan.detector;

import io.github.mulesecscan.catalog.NamePattern;
import io.github.mulesecscan.detector.Repairs.Step;
import io.github.mulesecscan.edit.JsonEdits;
import io.github.mulesecscan.finding.TextEdit;
import io.github.mulesecscan.project.MuleArtifact;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lists the properties that attributes are set from under {@code secureProperties} of {@code
 * mule-artifact.json}, so that the runtime manager hides their values.
 */
record HiddenProperty(DocumentKind kind, List<NamePattern> names) implements Step<XmlElement> {

  HiddenProperty {
    names = List.copyOf(names);
  }

  @Override
  public Optional<List<TextEdit>> edits(XmlElement element, Evaluation evaluation) {
    Optional<MuleArtifact> artifact = evaluation.scope().project().artifact();
    if (artifact.isEmpty()) {
      return Optional.empty();
    }
    Set<String> visible = new TreeSet<>();
    for (NamePattern name : names) {
      for (NamedValue value : kind.values(element, name)) {
        visible.addAll(VisibleProperty.properties(value.text()));
      }
    }
    visible.removeAll(VisibleProperty.hidden(evaluation));
    return visible.isEmpty()
        ? Optional.empty()
        : JsonEdits.addToList(artifact.get().root(), "secureProperties", List.copyOf(visible))
            .map(List::of);
  }
}
