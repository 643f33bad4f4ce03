package io.github.mulesecscan.api;

/** A language that APIs are specified in. */
public enum ApiLanguage {
  RAML_0_8("RAML 0.8"),
  RAML_1_0("RAML 1.0"),
  OAS_2_0("OpenAPI 2.0"),
  OAS_3_0("OpenAPI 3.0"),
  OAS_3_1("OpenAPI 3.1"),
  ASYNC_API("AsyncAPI");

  private final String words;

  ApiLanguage(String words) {
    this.words = words;
  }

  /** The language as people name it. */
  public String words() {
    return words;
  }
}
