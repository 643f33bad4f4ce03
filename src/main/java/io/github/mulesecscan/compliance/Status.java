package io.github.mulesecscan.compliance;

/** What the rules of a run say of an entry of a standard. None of the words says that it is met. */
public enum Status {
  /** Rules support it, and there are findings that nobody accepted. */
  OPEN("open", "open findings"),
  /** Rules support it, and somebody accepted every finding. */
  ACCEPTED("accepted", "accepted findings only"),
  /** Rules support it, and they found nothing. */
  NOTHING_FOUND("nothing-found", "nothing found"),
  /** No rule of the run supports it. */
  NO_RULE("no-rule", "no rule of this run"),
  /** Static analysis shows nothing of it at all. */
  NOT_STATIC("not-static", "not covered by static analysis");

  private final String word;
  private final String words;

  Status(String word, String words) {
    this.word = word;
    this.words = words;
  }

  /** The status for programs: {@code nothing-found}. */
  public String word() {
    return word;
  }

  /** The status for readers: {@code open findings}. */
  public String words() {
    return words;
  }
}
