package io.github.mulesecscan.detector;

import io.github.mulesecscan.secret.SecretKnowledge;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** That an element's own name means something, as where elements of a pom are named by keys. */
record ElementNameCondition(List<Meaning> meanings) implements Condition<XmlElement> {

  ElementNameCondition {
    meanings = List.copyOf(meanings);
  }

  /** What a name can mean. */
  enum Meaning {
    /** It is the name of a credential, as the catalogue tells these. */
    CREDENTIAL,
    /** It is listed under {@code secureProperties} of {@code mule-artifact.json}. */
    HIDDEN_PROPERTY;

    /** The meanings by the words that rules use. */
    static Map<String, Meaning> words() {
      Map<String, Meaning> words = new TreeMap<>();
      for (Meaning meaning : values()) {
        words.put(meaning.name().toLowerCase(Locale.ROOT).replace('_', '-'), meaning);
      }
      return words;
    }
  }

  @Override
  public boolean holds(XmlElement element, Evaluation evaluation) {
    String name = element.getName();
    return meanings.stream().anyMatch(meaning -> holds(meaning, name, evaluation));
  }

  private static boolean holds(Meaning meaning, String name, Evaluation evaluation) {
    return switch (meaning) {
      case CREDENTIAL -> SecretKnowledge.builtIn().names().isSecret(name);
      case HIDDEN_PROPERTY -> VisibleProperty.hidden(evaluation).contains(name);
    };
  }
}
