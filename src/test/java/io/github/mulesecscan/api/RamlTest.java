package io.github.mulesecscan.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RamlTest {

  private static final String ROOT = "app/api.raml";

  @Test
  void laysMethodsOverTraitsWithParameters() {
    Specs specs =
        new Specs()
            .file(
                ROOT,
                """
                #%RAML 1.0
                title: A
                traits:
                  paged:
                    queryParameters:
                      <<name>>: { type: integer, maximum: <<most>> }
                      sort?: { type: string, maxLength: 9 }
                    responses:
                      429:
                /<<x>>orders:
                  is: [ { paged: { name: limit, most: 50 } } ]
                  get:
                    queryParameters:
                      sort: { enum: [a, b] }
                    responses:
                      200:
                """);
    assertThat(specs.operations())
        .containsExactly(
            "GET /<<x>>orders [?] [query sort! string[a, b], query limit! integer maximum=50,"
                + " query sort string maxLength=9] 200 429");
    assertThat(specs.problems()).isEmpty();
  }

  @Test
  void laysResourcesOverResourceTypes() {
    Specs specs =
        new Specs()
            .file(
                ROOT,
                """
                #%RAML 1.0
                title: A
                mediaType: application/json
                types:
                  Order: { properties: { id: string } }
                resourceTypes:
                  base:
                    headers?:
                    get:
                      headers: { X-Trace: string }
                  collection:
                    type: base
                    get:
                      description: All <<resourcePathName>>
                    post?:
                      body: <<resourcePathName | !singularize | !uppercamelcase>>
                /orders:
                  type: collection
                  post:
                /empty:
                  type: collection
                """);
    assertThat(specs.operations())
        .containsExactly(
            "POST /orders [?] [] application/json=object{id! string}",
            "GET /orders [?] [header X-Trace! string]",
            "GET /empty [?] [header X-Trace! string]");
  }

  @Test
  void securityOfTheNearestCounts() {
    Specs specs =
        new Specs()
            .file(
                ROOT,
                """
                #%RAML 1.0
                title: A
                uses: { lib: lib/security.raml }
                securitySchemes:
                  basic: { type: Basic Authentication }
                securedBy: [basic]
                /a:
                  get:
                  put: { securedBy: [null, lib.oauth: { scopes: [x] }] }
                  /b:
                    securedBy: lib.oauth
                    get:
                """)
            .file(
                "app/lib/security.raml",
                """
                #%RAML 1.0 Library
                securitySchemes:
                  oauth: !include oauth.raml
                """)
            .file(
                "app/lib/oauth.raml",
                """
                #%RAML 1.0 SecurityScheme
                type: OAuth 2.0
                settings:
                  authorizationGrants: [implicit]
                """);
    assertThat(specs.operations())
        .containsExactly("GET /a [basic] []", "PUT /a [oauth2?] []", "GET /a/b [oauth2] []");
    assertThat(specs.read().get(0).schemes())
        .flatExtracting(SecurityScheme::grants)
        .extracting(ApiText::value, grant -> grant.location().path().name())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("implicit", "oauth.raml"));
  }

  @Test
  void readsTypes() {
    Specs specs =
        new Specs()
            .file(
                ROOT,
                """
                #%RAML 1.0
                title: A
                types:
                  Code: { type: string, pattern: "^x$" }
                  Named: { properties: { name: Code } }
                  Dated: { properties: { "due?": date-only } }
                  Order:
                    type: [Named, Dated]
                    properties:
                      lines: (Code | integer)[]
                      parent: Order
                      note: nil | Code
                /orders/{id}/{undeclared}:
                  uriParameters: { id: { type: integer, minimum: 1 } }
                  post:
                    body:
                      application/json: Order
                      application/xml: !include order.xsd
                      text/json: '{ "type": "object", "properties": { "a": { "type": "number" } } }'
                """);
    assertThat(specs.operations())
        .containsExactly(
            "POST /orders/{id}/{undeclared} [?]"
                + " [path id! integer minimum=1, path undeclared! string]"
                + " application/json=object{name! string pattern=^x$; due date;"
                + " lines! array<union(string pattern=^x$|integer)>; parent! recursive;"
                + " note! string pattern=^x$}"
                + " application/xml=external"
                + " text/json=object{a number}");
    assertThat(specs.problems()).isEmpty();
  }

  @Test
  void readsTheOldVersion() {
    Specs specs =
        new Specs()
            .file(
                ROOT,
                """
                #%RAML 0.8
                title: A
                baseUri: http://example.com/{version}
                version: v1
                securitySchemes:
                  - oauth: { type: OAuth 2.0, settings: { authorizationGrants: [owner] } }
                traits:
                  - secured: { headers: { client_id: { type: string } } }
                securedBy: [oauth]
                /a:
                  post:
                    is: [secured]
                    body:
                      application/x-www-form-urlencoded:
                        formParameters: { name: { required: true } }
                """);
    assertThat(specs.operations())
        .containsExactly(
            "POST /a [oauth2] [header client_id string]"
                + " application/x-www-form-urlencoded=object{name! string}");
    ApiSpecification api = specs.read().get(0);
    assertThat(api.servers()).extracting(ApiText::value).containsExactly("http://example.com/v1");
    assertThat(api.schemes())
        .flatExtracting(SecurityScheme::grants)
        .extracting(ApiText::value)
        .containsExactly("password");
  }

  @Test
  void laysOverlaysOverTheirBase() {
    Specs specs =
        new Specs()
            .file(
                ROOT,
                """
                #%RAML 1.0
                title: A
                /a: { get: }
                """)
            .file(
                "app/extension.raml",
                """
                #%RAML 1.0 Extension
                extends: api.raml
                securitySchemes: { basic: { type: Basic Authentication } }
                securedBy: [basic]
                /a: { post: }
                """);
    assertThat(specs.operations()).containsExactly("POST /a [basic] []", "GET /a [basic] []");
  }

  @Test
  void neverLeavesTheApplication() {
    Specs specs =
        new Specs()
            .file(
                ROOT,
                """
                #%RAML 1.0
                title: A
                types:
                  A: !include ../../etc/secret.raml
                  B: !include gone.raml
                  C: !include http://example.com/c.raml
                  D: Missing
                /a:
                  post:
                    body:
                      application/json: { properties: { a: A, b: B, c: C, d: D } }
                """)
            .file("etc/secret.raml", "properties: { a: string }");
    assertThat(specs.operations())
        .containsExactly(
            "POST /a [?] [] application/json=object{a! external; b! external; c! external;"
                + " d! external}");
    assertThat(specs.problems())
        .containsExactly(
            "api-reference-outside@api.raml:4",
            "api-reference-missing@api.raml:5",
            "api-reference-remote@api.raml:6",
            "api-name-unknown@api.raml:7");
  }

  @Test
  void includesThatGoRoundInCirclesComeToAnEnd() {
    Specs specs =
        new Specs()
            .file(
                ROOT,
                """
                #%RAML 1.0
                title: A
                types:
                  A: !include a.raml
                /a: !include resource.raml
                /b: { post: { body: { application/json: A } } }
                """)
            .file("app/a.raml", "properties: { a: !include a.raml, b: !include a.raml }")
            .file(
                "app/resource.raml",
                "/a: !include resource.raml\n/b: !include resource.raml\nget:\n");
    assertThat(specs.read()).hasSize(1);
    assertThat(specs.problems()).isNotEmpty().allMatch(each -> each.startsWith("api-too-large"));
  }

  @Test
  void tellsWhatIsNotRead() {
    Specs specs =
        new Specs()
            .file(ROOT, "#%RAML 2.0\ntitle: A\n")
            .file("app/empty.raml", "#%RAML 1.0\n")
            .file("app/fragment.raml", "#%RAML 1.0 DataType\ntype: string\n")
            .file("app/exchange_modules/g/a/1/other.raml", "#%RAML 1.0\ntitle: Other\n")
            .file("app/broken.raml", "#%RAML 1.0\ntitle: [A\n/a: {\n");
    assertThat(specs.read()).extracting(ApiSpecification::title).containsExactly("broken.raml");
    assertThat(specs.problems())
        .contains("api-version-unknown@api.raml:1", "api-malformed@empty.raml:1")
        .anyMatch(each -> each.startsWith("yaml-malformed@broken.raml"));
  }
}
