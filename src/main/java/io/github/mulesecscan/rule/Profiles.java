package io.github.mulesecscan.rule;

import java.util.List;

/** The names of the rulesets that come with the plugin. A rule names those that contain it. */
public final class Profiles {

  /** The profile that is used when none is named. */
  public static final String DEFAULT = "default";

  private static final List<String> NAMES =
      List.of(DEFAULT, "strict", "pci-dss", "hipaa", "gdpr", "zero-trust");

  private Profiles() {}

  /** All names, the most general first. */
  public static List<String> names() {
    return NAMES;
  }
}
