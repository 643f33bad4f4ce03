package io.github.mulesecscan.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Specifications that are cut, bent on exhausting the reader, or that reach out of their folder.
 */
class HostileSpecificationTest {

  private static final String RAML =
      """
      #%RAML 1.0
      title: A
      baseUri: https://x/{v}
      uses: { l: lib.raml }
      securitySchemes:
        o: { type: OAuth 2.0, settings: { authorizationGrants: [implicit] } }
      securedBy: [null, o: { scopes: [r] }]
      types:
        A: { properties: { b?: "(A | B[])[]", c: { enum: [x] } } }
        B: [A, l.C]
      traits: { t: { headers: { <<h>>: } } }
      resourceTypes:
        r: { get?: { is: [ { t: { h: X } } ] } }
      /media/{id}:
        type: { r: }
        get: { body: { application/json: A }, responses: { 200: } }
      """;

  private static final String OAS =
      """
      openapi: "3.0.1"
      info: { title: A }
      servers: [ { url: "http://x/{v}" } ]
      security: [ { o: [r] }, {} ]
      paths:
        /a/{id}:
          parameters: [ { $ref: "#/components/parameters/P" } ]
          post:
            requestBody: { content: { a/b: { schema: { $ref: "#/components/schemas/S" } } } }
            responses: { "200": { $ref: "x.yaml#/r" } }
      components:
        parameters: { P: { name: id, in: path, schema: { type: string, maxLength: 9 } } }
        schemas:
          S: { allOf: [ { $ref: "#/components/schemas/S" } ], properties: { a: { type: array } } }
        securitySchemes:
          o: { type: oauth2, flows: { implicit: { authorizationUrl: "http://y" } } }
      """;

  @ParameterizedTest
  @ValueSource(strings = {"api.raml", "api.yaml"})
  void everyPrefixAndEverySingleDeletionIsRead(String name) {
    String whole = name.endsWith("raml") ? RAML : OAS;
    assertThat(one(name, whole).read()).hasSize(1);
    for (int at = 0; at < whole.length(); at++) {
      String prefix = whole.substring(0, at);
      String shorter = prefix + whole.substring(at + 1);
      assertThatCode(() -> one(name, prefix).operations()).as(prefix).doesNotThrowAnyException();
      assertThatCode(() -> one(name, shorter).operations()).as(shorter).doesNotThrowAnyException();
    }
  }

  @Test
  void deepNestingIsReported() {
    String deep = "[".repeat(20_000);
    assertThat(one("api.raml", "#%RAML 1.0\ntitle: A\nx: " + deep).problems()).isNotEmpty();
    assertThat(one("api.yaml", "openapi: 3.0.1\nx: " + deep).problems()).isNotEmpty();
  }

  @Test
  void deepTypeExpressionsAndResourcesAreRead() {
    StringBuilder raml = new StringBuilder("#%RAML 1.0\ntitle: A\n");
    raml.append("types: { T: \"").append("(".repeat(9_000)).append("\" }\n");
    for (int at = 0; at < 400; at++) {
      raml.append(" ".repeat(at)).append("/a:\n");
    }
    raml.append(" ".repeat(400)).append("get: { body: { application/json: T } }\n");
    assertThatCode(() -> one("api.raml", raml.toString()).operations()).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"api.raml, '#%RAML 1.0'", "api.yaml, 'openapi: 3.0.1'"})
  void anAliasBombEnds(String name, String head) {
    StringBuilder text = new StringBuilder(head).append("\ntitle: A\na0: &a0 { type: string }\n");
    for (int at = 1; at < 40; at++) {
      String many = ("*a" + (at - 1) + ", ").repeat(9) + "*a" + (at - 1);
      text.append("a" + at + ": &a" + at + " [" + many + "]\n");
    }
    text.append(name.endsWith("raml") ? "types: { T: *a39 }\n" : "paths: { /a: *a39 }\n");
    assertThat(one(name, text.toString()).problems()).isNotEmpty();
  }

  @Test
  void cyclesOfIncludesTypesAndReferencesEnd() {
    Specs raml =
        one(
                "api.raml",
                """
                #%RAML 1.0
                title: A
                uses: { l: lib.raml }
                types: { A: B, B: "A[]", C: l.C, D: !include a.raml }
                resourceTypes: { r: { type: r } }
                /a:
                  type: r
                  post: { body: { application/json: A, application/xml: D } }
                """)
            .file("app/a.raml", "#%RAML 1.0 DataType\nproperties: { a: !include a.raml }\n")
            .file("app/lib.raml", "#%RAML 1.0 Library\nuses: { l: lib.raml }\ntypes: { C: l.C }\n");
    assertThat(raml.operations()).hasSize(1);
    Specs oas =
        one(
            "api.yaml",
            """
            openapi: 3.0.1
            info: { title: A }
            paths:
              /a: { $ref: "#/paths/~1a" }
              /b:
                post:
                  parameters: [ { $ref: "#/components/parameters/P" } ]
                  responses: {}
            components: { parameters: { P: { $ref: "#/components/parameters/P" } } }
            """);
    assertThat(oas.operations()).hasSizeLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../etc/passwd",
        "../out.raml",
        "/../out.raml",
        "a/../../out.raml",
        "..\\out.raml"
      })
  void nothingOutsideTheApplicationIsRead(String path) {
    String outside = "#%RAML 1.0 DataType\nproperties: { leaked: string }\n";
    Specs raml =
        one(
                "api.raml",
                "#%RAML 1.0\ntitle: A\n/a:\n  post: { body: { application/json: !include "
                    + path
                    + " } }\n")
            .file("out.raml", outside)
            .file("etc/passwd", outside);
    assertThat(raml.operations()).hasSize(1).noneMatch(line -> line.contains("leaked"));
    assertThat(raml.problems()).isNotEmpty();
    Specs oas =
        one(
                "api.yaml",
                """
                openapi: 3.0.1
                info: { title: A }
                paths:
                  /a:
                    post:
                      requestBody: { content: { a/b: { schema: { $ref: '%s' } } } }
                      responses: {}
                """
                    .formatted(path))
            .file("out.raml", outside)
            .file("etc/passwd", outside);
    assertThat(oas.operations()).hasSize(1).noneMatch(line -> line.contains("leaked"));
    assertThat(oas.problems()).isNotEmpty();
  }

  private static Specs one(String name, String text) {
    return new Specs().file("app/" + name, text);
  }
}
