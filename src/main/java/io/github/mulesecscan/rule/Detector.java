package io.github.mulesecscan.rule;

/**
 * A way to look for problems, configured by the parameters of one rule. Detectors are pure: they
 * read the application and report findings; they keep no state, print nothing and decide nothing.
 */
public interface Detector {

  /**
   * Looks at one application.
   *
   * @param context the application and what is known about it
   * @param reporting where findings go; it knows the rule's words and grades
   */
  void detect(ScanContext context, Reporting reporting);
}
