package io.github.mulesecscan.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class OasTest {

  private static final String ORDERS =
      """
      openapi: 3.1.0
      info: { title: Orders, version: "1" }
      servers:
        - url: https://{host}/v1
          variables: { host: { default: example.com } }
      security: [ { oauth: [read] } ]
      paths:
        /orders/{id}:
          parameters:
            - { $ref: "#/components/parameters/Id" }
          get:
            security: [ {}, { key: [] } ]
            parameters:
              - { name: id, in: path, required: true, schema: { type: integer, maximum: 9 } }
              - { name: q, in: query, schema: { type: [string, "null"], maxLength: 5 } }
            responses: { "200": { description: yes }, default: { $ref: "#/components/responses/E" } }
          post:
            requestBody: { $ref: "shared.yaml#/bodies/Order" }
            responses: { "201": { description: made } }
      components:
        parameters:
          Id: { name: id, in: path, required: true, schema: { type: string, format: uuid } }
        responses:
          E: { description: wrong }
        schemas:
          Order:
            allOf:
              - { $ref: "shared.yaml#/schemas/Base" }
            required: [lines]
            properties:
              lines: { type: array, items: { $ref: "#/components/schemas/Line" } }
              kind: { const: a }
          Line:
            type: object
            properties:
              order: { $ref: "#/components/schemas/Order" }
        securitySchemes:
          key: { type: apiKey, in: query, name: k }
          oauth:
            type: oauth2
            flows:
              implicit: { authorizationUrl: "http://login.example.com", scopes: {} }
      """;

  private static final String SHARED =
      """
      bodies:
        Order:
          content:
            application/json:
              schema: { $ref: "app.yaml#/components/schemas/Order" }
      schemas:
        Base: { type: object, properties: { a~1b: { oneOf: [ { type: number }, { type: "null" } ] } } }
      """;

  @Test
  void followsReferencesAcrossFilesAndInCircles() {
    Specs specs = new Specs().file("app/app.yaml", ORDERS).file("app/shared.yaml", SHARED);
    assertThat(specs.operations())
        .containsExactly(
            "GET /orders/{id} [api-key?] [path id! integer maximum=9, query q string maxLength=5]"
                + " 200 default",
            "POST /orders/{id} [oauth2] [path id! string format=uuid]"
                + " application/json=object{a~1b number;"
                + " lines! array<object{order recursive}>; kind any[a]} 201");
    assertThat(specs.problems()).isEmpty();
    ApiSpecification api = specs.read().get(0);
    assertThat(api.language()).isEqualTo(ApiLanguage.OAS_3_1);
    assertThat(api.servers()).extracting(ApiText::value).containsExactly("https://example.com/v1");
    assertThat(api.schemes())
        .extracting(SecurityScheme::kind)
        .containsExactly(SecurityScheme.Kind.API_KEY, SecurityScheme.Kind.OAUTH2);
  }

  @Test
  void readsSwaggerAsJson() {
    Specs specs =
        new Specs()
            .file(
                "app/swagger.json",
                """
                {
                  "swagger": "2.0",
                  "info": { "title": "Old", "version": "1" },
                  "host": "example.com", "schemes": ["http"], "consumes": ["application/json"],
                  "securityDefinitions": {
                    "oauth": { "type": "oauth2", "flow": "accessCode", "tokenUrl": "https://x/t" }
                  },
                  "paths": {
                    "/a": {
                      "post": {
                        "security": [{ "oauth": [] }],
                        "parameters": [
                          { "name": "b", "in": "body", "schema": { "$ref": "#/definitions/A" } },
                          { "name": "n", "in": "query", "type": "integer", "maximum": 3 }
                        ],
                        "responses": { "200": { "schema": { "type": "array" } } }
                      },
                      "put": {
                        "parameters": [{ "name": "f", "in": "formData", "type": "file" }]
                      }
                    }
                  },
                  "definitions": { "A": { "properties": { "x": { "enum": ["1"] } } } }
                }
                """);
    assertThat(specs.operations())
        .containsExactly(
            "POST /a [oauth2] [query n integer maximum=3]"
                + " application/json=object{x any[1]} 200",
            "PUT /a [?] [] application/json=object{f file}");
    assertThat(specs.read().get(0).protocols()).extracting(ApiText::value).containsExactly("HTTP");
  }

  @Test
  void tellsReferencesThatLeadNowhere() {
    Specs specs =
        new Specs()
            .file(
                "app/a.yaml",
                """
                openapi: 3.0.0
                info: { title: A, version: "1" }
                security: [ { gone: [] } ]
                paths:
                  /a: { $ref: "../../outside.yaml#/a" }
                  /b: { $ref: "#/paths/~1c" }
                  /c: { $ref: "#/paths/~1b" }
                  /d:
                    get:
                      parameters: [ { $ref: "#/components/none" } ]
                """)
            .file("app/future.yaml", "openapi: 4.0.0\ninfo: { title: B }\n");
    assertThat(specs.operations()).containsExactly("GET /d [unknown] []");
    assertThat(specs.problems())
        .containsExactlyInAnyOrder(
            "api-name-unknown@a.yaml:3",
            "api-reference-outside@a.yaml:5",
            "api-reference-cycle@a.yaml:6",
            "api-reference-cycle@a.yaml:7",
            "api-reference-missing@a.yaml:10",
            "api-version-unknown@future.yaml:1");
  }

  @Test
  void tellsWhatTheLanguageDemandsAndIsNotThere() {
    Specs specs =
        new Specs()
            .file("app/a.yaml", "openapi: 3.0.0\npaths: {}\n")
            .file("app/b.yaml", "openapi: 3.0.0\ninfo: { version: '1' }\npaths: {}\n")
            .file("app/c.yaml", "swagger: '2.0'\ninfo: { title: C, version: '1' }\n")
            .file("app/d.yaml", "openapi: 3.1.0\ninfo: { title: D, version: '1' }\n");
    assertThat(specs.problems())
        .containsExactly(
            "api-key-missing@a.yaml:1", "api-key-missing@b.yaml:2", "api-key-missing@c.yaml:1");
  }

  @Test
  void readsServersAndSecurityOfAsyncApi() {
    Specs specs =
        new Specs()
            .file(
                "app/events.yaml",
                """
                asyncapi: 3.0.0
                info: { title: Events, version: "1" }
                servers:
                  one: { host: "broker.example.com:1883", protocol: mqtt, security: [ { $ref: "#/components/securitySchemes/p" } ] }
                components:
                  securitySchemes:
                    p: { type: userPassword }
                    c: { type: X509 }
                """);
    ApiSpecification api = specs.read().get(0);
    assertThat(api.servers())
        .extracting(ApiText::value)
        .containsExactly("mqtt://broker.example.com:1883");
    assertThat(api.schemes())
        .extracting(SecurityScheme::kind)
        .containsExactly(SecurityScheme.Kind.BASIC, SecurityScheme.Kind.MUTUAL_TLS);
    assertThat(specs.problems()).isEmpty();
  }

  @Test
  void noPrefixAndNoGapMakesItFail() {
    for (int end = 0; end < ORDERS.length(); end += 3) {
      String prefix = ORDERS.substring(0, end);
      String gap = ORDERS.substring(0, end) + ORDERS.substring(end + 1);
      for (String broken : new String[] {prefix, gap}) {
        Specs specs = new Specs().file("app/app.yaml", broken).file("app/shared.yaml", SHARED);
        assertThatCode(specs::read).as(broken).doesNotThrowAnyException();
      }
    }
  }
}
