package io.github.mulesecscan.secret;

import com.google.re2j.Pattern;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlParse;
import io.github.mulesecscan.syntax.yaml.YamlParser;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import io.github.mulesecscan.syntax.yaml.YamlSequence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is known about credentials: {@code catalog/secrets.yaml}.
 *
 * @param names tells names of credentials
 * @param values tells values that are credentials
 * @param parameters attributes that hold a credential whatever their name
 * @param formats credentials known by their form
 */
public record SecretKnowledge(
    SecretNames names,
    SecretValues values,
    List<SecretParameter> parameters,
    List<TokenFormat> formats) {

  private static final String RESOURCE = "catalog/secrets.yaml";

  public SecretKnowledge {
    parameters = List.copyOf(parameters);
    formats = List.copyOf(formats);
  }

  /** The knowledge that comes with the plugin. */
  public static SecretKnowledge builtIn() {
    return BuiltIn.KNOWLEDGE;
  }

  private static final class BuiltIn {
    static final SecretKnowledge KNOWLEDGE = load();
  }

  /**
   * An attribute that holds a credential although its name does not say so.
   *
   * @param element prefix and local name as the catalog writes them
   * @param attribute the attribute's local name
   */
  public record SecretParameter(String element, String attribute) {}

  private static final Shape.ObjectShape SHAPE =
      Shape.object("secrets")
          .required(
              "names",
              Shape.object("secret-names")
                  .required("endings", texts(), "last words of names of credentials")
                  .required("fields", texts(), "last words of names of fields of messages, too")
                  .required("trailing", texts(), "words that may follow such an ending")
                  .required("harmless", texts(), "last words of names of other things")
                  .required("exceptions", texts(), "endings that are no credentials after all"),
              "how names of credentials are told")
          .required(
              "values",
              Shape.object("secret-values")
                  .required("placeholders", texts(), "words of values that stand for the real one")
                  .required("trivial", texts(), "passwords that anybody tries first")
                  .required("file-extensions", texts(), "endings of file names"),
              "how values are told")
          .required(
              "parameters",
              Shape.listOf(
                  Shape.object("secret-parameter")
                      .required("element", Shape.text(), "the element")
                      .required("attribute", Shape.text(), "its attribute")
                      .required("form", Shape.text().oneOf("decryption-key"), "what it holds")),
              "attributes that hold a credential whatever their name")
          .required(
              "formats",
              Shape.listOf(
                  Shape.object("token-format")
                      .required("id", Shape.text(), "its name in kebab case")
                      .required("title", Shape.text(), "what it is")
                      .required("near", texts(), "texts of which every one holds one")
                      .required("pattern", Shape.text(), "RE2 pattern of the credential")
                      .optional(
                          "form",
                          Shape.text()
                              .oneOf("token", "address", "private-key", "encrypted-private-key"),
                          "what kind of credential it is; a token if left out")
                      .optional("not-containing", texts(), "texts of made-up ones")
                      .optional(
                          "structure",
                          Shape.text().oneOf("json-web-token"),
                          "what else has to be so")),
              "credentials known by their form");

  private static Shape texts() {
    return Shape.listOf(Shape.text());
  }

  private static SecretKnowledge load() {
    SourceText text = SourceText.root(new SourcePath(RESOURCE), read());
    YamlParse parse = YamlParser.parse(text);
    List<YamlProblem> problems = new ArrayList<>();
    YamlNode root = parse.documents().get(0);
    SHAPE.check(root, problems);
    if (!problems.isEmpty() || !parse.diagnostics().isEmpty()) {
      throw new IllegalStateException(problems + " " + parse.diagnostics());
    }
    YamlMapping mapping = (YamlMapping) root;
    YamlMapping names = (YamlMapping) mapping.get("names").orElseThrow();
    YamlMapping values = (YamlMapping) mapping.get("values").orElseThrow();
    return new SecretKnowledge(
        new SecretNames(
            texts(names, "endings"),
            texts(names, "exceptions"),
            texts(names, "fields"),
            set(names, "trailing"),
            set(names, "harmless")),
        new SecretValues(
            set(values, "placeholders"), set(values, "trivial"), set(values, "file-extensions")),
        mappings(mapping, "parameters").stream()
            .map(item -> new SecretParameter(text(item, "element"), text(item, "attribute")))
            .toList(),
        mappings(mapping, "formats").stream().map(SecretKnowledge::format).toList());
  }

  private static TokenFormat format(YamlMapping item) {
    List<String> madeUp =
        item.get("not-containing").isPresent() ? texts(item, "not-containing") : List.of();
    return new TokenFormat(
        text(item, "id"),
        text(item, "title"),
        texts(item, "near"),
        Pattern.compile(text(item, "pattern")),
        item.get("form").isPresent() ? form(text(item, "form")) : Credential.Form.TOKEN,
        madeUp,
        item.get("structure").isPresent()
            ? TokenFormat.Structure.JSON_WEB_TOKEN
            : TokenFormat.Structure.NONE);
  }

  private static Credential.Form form(String word) {
    return Credential.Form.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static String text(YamlMapping mapping, String key) {
    return ((YamlScalar) mapping.get(key).orElseThrow()).value();
  }

  private static List<String> texts(YamlMapping mapping, String key) {
    return ((YamlSequence) mapping.get(key).orElseThrow())
        .items().stream().map(item -> ((YamlScalar) item).value()).toList();
  }

  private static Set<String> set(YamlMapping mapping, String key) {
    return new LinkedHashSet<>(texts(mapping, key));
  }

  private static List<YamlMapping> mappings(YamlMapping mapping, String key) {
    return ((YamlSequence) mapping.get(key).orElseThrow())
        .items().stream().map(YamlMapping.class::cast).toList();
  }

  private static String read() {
    try (InputStream in = SecretKnowledge.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("missing from the jar: " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
