package io.github.mulesecscan.report;

/** What reports call the tool. */
final class ToolName {

  static final String NAME = "mule-secscan";

  static final String PURPOSE = "Finds and fixes security problems in Mule 4 applications.";

  private ToolName() {}
}
