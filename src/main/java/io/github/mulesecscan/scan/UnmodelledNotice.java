package io.github.mulesecscan.scan;

import io.github.mulesecscan.flow.UnmodelledComponent;
import io.github.mulesecscan.source.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells that an application uses components that nobody described. */
final class UnmodelledNotice {

  /** The goal prints all. */
  private static final int MOST_NAMES = 5;

  private UnmodelledNotice() {}

  /** One notice for all components of an application; none where there are none. */
  static Optional<Diagnostic> of(List<UnmodelledComponent> components) {
    if (components.isEmpty()) {
      return Optional.empty();
    }
    String names =
        components.stream()
            .limit(MOST_NAMES)
            .map(component -> component.name() + " (" + component.count() + ")")
            .collect(Collectors.joining(", "));
    int more = components.size() - MOST_NAMES;
    String message =
        (components.size() == 1 ? "The component " : "The components ")
            + names
            + (more > 0 ? " and " + more + " more" : "")
            + (components.size() == 1 ? " is" : " are")
            + " unknown; data is assumed to pass through. The goal mule-secscan:components prints"
            + " models to fill in.";
    return Optional.of(
        Diagnostic.at(
            Diagnostic.Level.NOTE, "unmodelled-components", components.get(0).first(), message));
  }
}
