package io.github.mulesecscan.project;

/** What a Mule 4 project is built into; the packaging of its pom. */
public enum ProjectKind {
  APPLICATION("mule-application"),
  DOMAIN("mule-domain"),
  POLICY("mule-policy"),
  PLUGIN("mule-plugin");

  private final String packaging;

  ProjectKind(String packaging) {
    this.packaging = packaging;
  }

  /** The packaging as the pom names it. */
  public String packaging() {
    return packaging;
  }
}
