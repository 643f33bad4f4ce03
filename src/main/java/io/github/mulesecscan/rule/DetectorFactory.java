package io.github.mulesecscan.rule;

import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import java.util.Set;

/** Makes the detectors of one kind from the parameters of rules. */
public interface DetectorFactory {

  /** The word that rules name the detector by: {@code element}. */
  String name();

  /** What it looks for, as a sentence, for the documentation of rule authors. */
  String summary();

  /**
   * What {@code params} of a rule may hold; validation, the published JSON Schema and the reference
   * for rule authors all come from it.
   */
  Shape.ObjectShape params();

  /** The placeholders that the detector fills in messages. */
  Set<String> placeholders();

  /**
   * Makes a detector. The parameters have the shape that {@link #params()} asks for; what a shape
   * cannot say (an unknown namespace, a pattern that does not compile) goes to the context as a
   * problem, and the detector made then is never run.
   */
  Detector create(YamlMapping params, DetectorContext context);
}
