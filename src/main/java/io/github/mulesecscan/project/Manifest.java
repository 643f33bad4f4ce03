package io.github.mulesecscan.project;

import io.github.mulesecscan.syntax.yaml.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people declare about an application in {@code mule-secscan.yaml}, because no file of Mule
 * says it: who reaches it, what data it handles, what stands in front of it.
 *
 * @param facts the declared words by key: {@code exposure} to {@code external}
 * @param stages what environments are for, by name: {@code production}, {@code test}, {@code
 *     development}
 * @param owners whom findings concern
 */
public record Manifest(
    Map<String, List<String>> facts, Map<String, String> stages, List<String> owners) {

  /** The name of the file, in the application's folder. */
  public static final String FILE = "mule-secscan.yaml";

  /** The word of conditions for a key that nobody declared. */
  public static final String UNDECLARED = "undeclared";

  /** No file, or an empty one. */
  public static final Manifest NONE = new Manifest(Map.of(), Map.of(), List.of());

  private static final List<Fact> FACTS =
      List.of(
          new Fact(
              "exposure",
              "Who reaches it: callers from outside, from inside, or administrators alone.",
              "external",
              "internal",
              "admin"),
          new Fact(
              "classification",
              "What the data is that it handles; several words may apply.",
              "public",
              "internal",
              "confidential",
              "pii",
              "pci",
              "phi"),
          new Fact(
              "tls-termination",
              "Where TLS ends: in the application, or in a gateway or load balancer before it.",
              "app",
              "gateway"),
          new Fact(
              "gateway",
              "What applies policies: the Mule runtime itself, Flex Gateway, something else, or"
                  + " nothing.",
              "mule",
              "flex",
              "external",
              "none"),
          new Fact(
              "trust-model",
              "Whether callers inside the network are trusted (`perimeter`) or not.",
              "perimeter",
              "zero-trust"),
          new Fact("mtls", "Whether callers show a certificate.", "required", "optional", "none"));

  public Manifest {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
    owners = List.copyOf(owners);
  }

  /** A key of the file with the words that it takes. */
  private record Fact(String key, String description, List<String> words) {
    Fact(String key, String description, String... words) {
      this(key, description, List.of(words));
    }
  }

  /** The keys whose words rules can ask for. */
  public static List<String> keys() {
    return FACTS.stream().map(Fact::key).toList();
  }

  /** What the file looks like. */
  public static Shape.ObjectShape shape() {
    Shape.ObjectShape shape = Shape.object("manifest");
    for (Fact fact : FACTS) {
      Shape.TextShape word = Shape.text().oneOf(fact.words());
      boolean several = fact.key().equals("classification");
      Shape value = several ? Shape.listOf(word).orSingle() : word;
      shape = shape.optional(fact.key(), value, fact.description());
    }
    return shape
        .optional(
            "environments",
            Shape.mapOf(Shape.text().oneOf("production", "test", "development")),
            "What environments are for, by their names in configuration files, where the name does"
                + " not tell.")
        .optional(
            "owners",
            Shape.listOf(Shape.text().nonEmpty()).orSingle(),
            "Whom findings concern: teams, or addresses.");
  }

  /** What conditions look like that ask for declared words. */
  public static Shape.ObjectShape conditionShape() {
    Shape.ObjectShape shape = Shape.object("manifest-facts");
    for (Fact fact : FACTS) {
      List<String> words = new ArrayList<>(fact.words());
      words.add(UNDECLARED);
      shape =
          shape.optional(
              fact.key(), Shape.listOf(Shape.text().oneOf(words)).orSingle(), fact.description());
    }
    return shape;
  }

  /** Whether one of {@code words} was declared for {@code key}. */
  public boolean declares(String key, List<String> words) {
    List<String> declared = facts.getOrDefault(key, List.of(UNDECLARED));
    return declared.stream().anyMatch(words::contains);
  }

  /** What is known of an environment: its declared stage, or else its name. */
  public String stageOf(String environment) {
    return stages.getOrDefault(environment, environment);
  }
}
