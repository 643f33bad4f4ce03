package io.github.mulesecscan.taint;

/** Forms of values that are known to add nothing to another one, the last ones first. Immutable. */
final class Absorbed {

  static final Absorbed NONE = new Absorbed(new Form[0]);

  private static final int MOST = 4;

  private final Form[] forms;

  private Absorbed(Form[] forms) {
    this.forms = forms;
  }

  /** Whether {@code form}, this very object, is one of them. */
  boolean has(Form form) {
    for (Form each : forms) {
      if (each == form) {
        return true;
      }
    }
    return false;
  }

  Absorbed with(Form form) {
    if (forms.length > 0 && forms[0] == form) {
      return this;
    }
    Form[] more = new Form[Math.min(forms.length + 1, MOST)];
    more[0] = form;
    System.arraycopy(forms, 0, more, 1, more.length - 1);
    return new Absorbed(more);
  }
}
