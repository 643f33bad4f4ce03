package io.github.mulesecscan.policy;

/** How a policy is written down. */
public enum PolicyFormat {
  FLEX("flex"),
  TERRAFORM("terraform"),
  API_MANAGER("api-manager"),
  COMMAND_LINE("command-line"),
  GROOVY("groovy");

  private final String word;

  PolicyFormat(String word) {
    this.word = word;
  }

  /** The word that rules use. */
  public String word() {
    return word;
  }
}
