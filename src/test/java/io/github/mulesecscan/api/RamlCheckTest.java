package io.github.mulesecscan.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What breaks the rules of RAML 1.0 is told at its place, and what keeps them is not. */
class RamlCheckTest {

  private static final String HEAD = "#%RAML 1.0\ntitle: A\n";

  @Test
  void aSpecificationThatKeepsTheRulesIsSilent() {
    Specs specs =
        new Specs()
            .file(
                "app/api.raml",
                """
                #%RAML 1.0
                title: { value: A, (note): x }
                version: v1
                baseUri: https://example.com/{version}/{region}
                baseUriParameters: { region: { enum: [eu, us] } }
                protocols: [https]
                mediaType: application/json
                documentation: [ { title: T, content: !include text.md } ]
                uses: { lib: lib.raml }
                annotationTypes:
                  note: { type: string, allowedTargets: [API, Method] }
                securitySchemes:
                  oauth:
                    type: OAuth 2.0
                    settings:
                      accessTokenUri: https://example.com/token
                      authorizationGrants: [client_credentials, "https://example.com/grant"]
                  own: { type: x-own }
                traits:
                  paged:
                    queryParameters:
                      <<name | !singularize>>: { maximum: <<most>> }
                resourceTypes:
                  base:
                    is: [ { paged: { name: x, most: 5 } } ]
                    get?:
                types:
                  Id:
                    type: string
                    facets:
                      internal?: boolean
                    minLength: 1
                    maxLength: 9
                  Key: { type: Id, internal: true }
                  Item:
                    properties:
                      id: Id
                      more?: "(lib.Thing | nil)[]"
                      //: any
                    example: { id: a }
                /items:
                  type: base
                  securedBy: [oauth, null, { own: { scopes: [] } }]
                  /{id}:
                    uriParameters: { id: Id }
                    patch:
                      (note): y
                      body:
                        application/merge-patch+json: { type: Item, default: {} }
                        <<kind>>/json:
                      responses: { 200: { body: Item }, 404: }
                """)
            .file("app/text.md", "text")
            .file(
                "app/lib.raml",
                "#%RAML 1.0 Library\nusage: u\ntypes: { Thing: { type: object } }\n");
    assertThat(specs.problems()).isEmpty();
  }

  /** Lines are counted after the two of the head. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hi: 1 | api-key-unknown@api.raml:3",
        "/a: { post: { quaryParameters: } } | api-key-unknown@api.raml:3",
        "/a: { get: { responses: { 20: } } } | api-value@api.raml:3",
        "/a: { get: { responses: { 200: { body: Nothing } } } } | api-name-unknown@api.raml:3",
        "types: { T: { properties: { a: Nothing[] } } } | api-name-unknown@api.raml:3",
        "types: { T: { type: string, minLenght: 4 } } | api-key-unknown@api.raml:3",
        "types: { T: { type: string, minLength: -4 } } | api-value@api.raml:3",
        "types: { T: { type: string, minLength: 5, maxLength: 4 } } | api-value@api.raml:3",
        "types: { T: { type: integer, enum: [1, x] } } | api-value@api.raml:3",
        "types: { T: { type: number, format: int7 } } | api-value@api.raml:3",
        "types: { T: { type: number, multipleOf: 0 } } | api-value@api.raml:3",
        "types: { T: { properties: [a] } } | api-kind@api.raml:3",
        "types: { T: { enum: a } } | api-kind@api.raml:3",
        "types: { string: { type: object } } | api-value@api.raml:3",
        "types: { T: { type: string, schema: string } } | api-keys-exclusive@api.raml:3",
        "(note): x | api-name-unknown@api.raml:3",
        "protocols: [FTP] | api-value@api.raml:3",
        "mediaType: json | api-value@api.raml:3",
        "documentation: text | api-kind@api.raml:3",
        "documentation: [ { title: T } ] | api-key-missing@api.raml:3",
        "securitySchemes: { s: { type: Custom } } | api-value@api.raml:3",
        "securitySchemes: { s: { description: d } } | api-key-missing@api.raml:3",
        "uses: { l: nothing.raml } | api-reference-missing@api.raml:3",
        "uses: { l: other.raml } | api-kind@api.raml:3",
        "securedBy: nothing | api-name-unknown@api.raml:3",
        "traits: { t: text } | api-kind@api.raml:3",
        "traits: { t: { description: << x !uppercase >> } } | api-value@api.raml:3",
        "'/a{id': | api-value@api.raml:3",
        "/a: { uriParameters: { id: } } | api-key-unknown@api.raml:3",
        "/a: { get: { queryString: string, queryParameters: } } | api-keys-exclusive@api.raml:3",
      })
  void whatBreaksARuleIsTold(String line, String problem) {
    Specs specs =
        new Specs()
            .file("app/api.raml", HEAD + line + "\n")
            .file("app/other.raml", "#%RAML 1.0 DataType\ntype: string\n");
    assertThat(specs.problems()).contains(problem);
  }

  @Test
  void aResourceIsThereOnce() {
    Specs specs = new Specs().file("app/api.raml", HEAD + "/a:\n  /b:\n    get:\n/a/b:\n  get:\n");
    assertThat(specs.problems()).containsExactly("api-resource-twice@api.raml:6");
  }

  @Test
  void filesThatIncludeEachOtherManyTimesComeToAnEnd() {
    Specs specs = new Specs().file("app/api.raml", HEAD + "/r: !include 0.raml\n");
    for (int i = 0; i < 40; i++) {
      String next = "!include " + (i + 1) + ".raml\n";
      specs.file("app/" + i + ".raml", "/a: " + next + "/b: " + next);
    }
    specs.file("app/40.raml", "get:\n");

    specs.read();

    assertThat(specs.problems()).anyMatch(each -> each.startsWith("api-too-large"));
  }

  @Test
  void anAnnotationStandsWhereItIsAllowed() {
    Specs specs =
        new Specs()
            .file(
                "app/api.raml",
                HEAD
                    + "annotationTypes: { n: { allowedTargets: Method } }\n(n): x\n/a:\n  get:\n    (n): x\n");
    assertThat(specs.problems()).containsExactly("api-value@api.raml:4");
  }

  @Test
  void anApiHasATitle() {
    assertThat(new Specs().file("app/api.raml", "#%RAML 1.0\nversion: 1\n").problems())
        .containsExactly("api-key-missing@api.raml:2");
    assertThat(new Specs().file("app/api.raml", "#%RAML 1.0\ntitle: ''\n").problems())
        .containsExactly("api-key-missing@api.raml:2");
  }

  @Test
  void rulesOfTheNewLanguageAreNotThoseOfTheOld() {
    assertThat(
            new Specs()
                .file("app/api.raml", "#%RAML 0.8\ntitle: A\nschemas: [ a: '{}' ]\nhi: 1\n")
                .problems())
        .isEmpty();
  }
}
