package io.github.mulesecscan.governance;

import io.github.mulesecscan.source.Diagnostic;
import java.util.List;

/**
 * A profile of API Governance.
 *
 * @param name its name
 * @param validations those that are on and understood, in the order of the profile's lists
 * @param notices what is not understood, and the validations that are left out for it
 */
public record Profile(String name, List<Validation> validations, List<Diagnostic> notices) {

  public Profile {
    validations = List.copyOf(validations);
    notices = List.copyOf(notices);
  }
}
