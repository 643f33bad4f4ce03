package io.github.mulesecscan.taint;

import io.github.mulesecscan.taint.ComponentFacts.UrlPart;

/** Which part of a URL kinds of sinks are about, where a sink does not say so itself. */
final class UrlParts {

  private static final String URL_PATH = "url-path";

  private UrlParts() {}

  static UrlPart of(String kind) {
    if (kind.equals(Kinds.URL_HOST)) {
      return UrlPart.AUTHORITY;
    }
    return kind.equals(URL_PATH) ? UrlPart.PATH : UrlPart.ANY;
  }
}
