package io.github.mulesecscan.syntax.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Holds a node against a shape. Every problem says where, what was expected and what is there
 * instead, and what was probably meant.
 */
final class ShapeChecker implements Shape.Visitor<Consumer<YamlNode>> {

  /** The most that a slip of a key counts where an object is looked for. */
  private static final int SLIP = 3;

  private final List<YamlProblem> problems;

  // What the message speaks of: the nearest key above the node.
  private String subject = "";

  ShapeChecker(List<YamlProblem> problems) {
    this.problems = problems;
  }

  void check(Shape shape, YamlNode node) {
    boolean anything = shape instanceof Shape.AnyShape;
    if (node.tag().isPresent() && !anything) {
      problem(node, "tags such as " + node.tag().get() + " mean nothing here");
      return;
    }
    shape.accept(this).accept(node);
  }

  @Override
  public Consumer<YamlNode> text(Shape.TextShape shape) {
    return node -> {
      if (!(node instanceof YamlScalar scalar)) {
        mustBe(shape, node);
        return;
      }
      PlainType type = PlainType.of(scalar);
      boolean isText = type == PlainType.TEXT || (shape.plainTaken() && type != PlainType.NOTHING);
      if (isText) {
        checkText(shape, scalar);
      } else if (type == PlainType.NOTHING || !shape.choices().isEmpty()) {
        mustBe(shape, node);
      } else {
        String quoted = "\"" + TreeBuilder.shorten(scalar.value()) + "\"";
        mustBe(shape.words() + " (YAML reads " + type.words() + "; write " + quoted + ")", node);
      }
    };
  }

  private void checkText(Shape.TextShape shape, YamlScalar scalar) {
    String value = scalar.value();
    if (!shape.choices().isEmpty()) {
      if (!shape.choices().contains(value)) {
        mustBe(shape.words(), scalar, didYouMean(value, shape.choices()));
      }
      return;
    }
    if (shape.blankRefused() && value.isBlank()) {
      mustBe(shape.words() + " that is not blank", scalar);
      return;
    }
    Shape.TextShape.Form form = shape.form();
    if (form != null && !form.pattern().matcher(value).matches()) {
      mustBe(form.words(), scalar);
    }
  }

  @Override
  public Consumer<YamlNode> bool(Shape.BooleanShape shape) {
    return node -> {
      if (!(node instanceof YamlScalar scalar) || scalar.asBoolean().isEmpty()) {
        mustBe(shape, node);
      }
    };
  }

  @Override
  public Consumer<YamlNode> integer(Shape.IntegerShape shape) {
    return node -> {
      OptionalLong number =
          node instanceof YamlScalar scalar ? scalar.asLong() : OptionalLong.empty();
      if (number.isEmpty() || !inRange(shape, number.getAsLong())) {
        mustBe(shape, node);
      }
    };
  }

  private static boolean inRange(Shape.IntegerShape shape, long number) {
    Integer smallest = shape.smallest();
    Integer largest = shape.largest();
    return number == (int) number
        && (smallest == null || number >= smallest)
        && (largest == null || number <= largest);
  }

  @Override
  public Consumer<YamlNode> list(Shape.ListShape shape) {
    return node -> {
      if (node instanceof YamlSequence sequence) {
        if (sequence.items().size() < shape.fewest()) {
          mustBe("a list of at least " + shape.fewest(), node);
        }
        sequence.items().forEach(item -> check(shape.item(), item));
      } else if (shape.singleTaken() && (node instanceof YamlScalar || !isOfScalars(shape))) {
        check(shape.item(), node);
      } else {
        mustBe(shape, node);
      }
    };
  }

  private static boolean isOfScalars(Shape.ListShape shape) {
    return shape.item() instanceof Shape.TextShape || shape.item() instanceof Shape.IntegerShape;
  }

  @Override
  public Consumer<YamlNode> map(Shape.MapShape shape) {
    return node -> {
      if (!(node instanceof YamlMapping mapping)) {
        mustBe(shape, node);
        return;
      }
      String outer = subject;
      for (YamlEntry entry : mapping.entries()) {
        subject = outer;
        if (!isMerge(entry)) {
          // Keys are texts for every reader of YAML, quoted or not.
          check(shape.key().orPlain(), entry.key());
          subject = entry.key().value();
          check(shape.value(), entry.value());
        }
      }
      subject = outer;
    };
  }

  @Override
  public Consumer<YamlNode> object(Shape.ObjectShape shape) {
    return node -> {
      if (!(node instanceof YamlMapping mapping)) {
        mustBe(shape, node);
        return;
      }
      checkKeys(shape, mapping);
      Set<String> keys = keys(mapping);
      Set<String> misspelt = misspelt(shape, keys);
      for (Shape.ObjectShape.Property property : shape.properties()) {
        Shape expected = inContext(property.shape(), mapping);
        boolean missing = isNeeded(property, expected) && !keys.contains(property.key());
        if (missing && !misspelt.contains(property.key())) {
          problem(mapping, "'" + property.key() + "' is missing, " + expected.words());
        }
      }
      shape.groups().forEach(group -> checkGroup(shape, group, keys, mapping));
    };
  }

  /** The shape of a property, where another key of {@code mapping} chooses it. */
  private static Shape inContext(Shape shape, YamlMapping mapping) {
    if (!(shape instanceof Shape.ChosenShape choice)) {
      return shape;
    }
    Shape found =
        mapping.get(choice.key()).orElse(null) instanceof YamlScalar word
            ? choice.shapes().get(word.value())
            : null;
    return found == null ? shape : found;
  }

  private static boolean isNeeded(Shape.ObjectShape.Property property, Shape inContext) {
    boolean chosen = property.shape() instanceof Shape.ChosenShape;
    return property.required()
        || (chosen && inContext instanceof Shape.ObjectShape object && object.needsKeys());
  }

  private void checkKeys(Shape.ObjectShape shape, YamlMapping mapping) {
    String outer = subject;
    for (YamlEntry entry : mapping.entries()) {
      if (isMerge(entry)) {
        continue;
      }
      String key = entry.key().value();
      shape
          .property(key)
          .ifPresentOrElse(
              property -> {
                subject = key;
                check(inContext(property.shape(), mapping), entry.value());
              },
              () -> unknownKey(entry.key(), shape));
    }
    subject = outer;
  }

  /** The keys that unknown keys are probably slips of: told there, so not told as missing too. */
  private static Set<String> misspelt(Shape.ObjectShape shape, Set<String> keys) {
    Set<String> meant = new HashSet<>();
    for (String key : keys) {
      if (shape.property(key).isEmpty()) {
        Suggestions.closest(key, shape.keys()).ifPresent(meant::add);
      }
    }
    return meant;
  }

  private void unknownKey(YamlScalar key, Shape.ObjectShape shape) {
    problem(
        key,
        "unknown key '"
            + TreeBuilder.shorten(key.value())
            + "'"
            + didYouMean(key.value(), shape.keys())
            + "; allowed here: "
            + String.join(", ", shape.keys()));
  }

  private void checkGroup(
      Shape.ObjectShape shape, Shape.ObjectShape.Group group, Set<String> keys, YamlNode node) {
    List<String> present = group.keys().stream().filter(keys::contains).toList();
    String listed = String.join(", ", group.keys());
    String object = ShapeWords.articled(shape.name());
    if (present.size() < group.fewest()) {
      problem(node, object + " needs " + (group.several() ? "at least " : "") + "one of " + listed);
    } else if (present.size() > 1 && !group.several()) {
      String here = String.join(", ", present);
      problem(node, object + " takes only one of " + listed + ", but has " + here);
    }
  }

  /** The merge key is told as such; it would make places and overrides hard to follow. */
  private boolean isMerge(YamlEntry entry) {
    boolean merge = entry.key().value().equals(YamlMapping.MERGE) && !entry.key().quoted();
    if (merge) {
      problem(entry.key(), "merge keys (<<) are not read here; write the keys out");
    }
    return merge;
  }

  @Override
  public Consumer<YamlNode> anyOf(Shape.AnyOfShape shape) {
    return node -> {
      List<Shape> alternatives = new ArrayList<>();
      flatten(shape, alternatives);
      List<Shape> candidates =
          alternatives.stream().filter(alternative -> isOfKind(alternative, node)).toList();
      if (node instanceof YamlScalar scalar) {
        checkScalar(shape, candidates, scalar);
      } else if (candidates.size() == 1) {
        check(candidates.get(0), node);
      } else if (node instanceof YamlMapping mapping && !candidates.isEmpty()) {
        meant(candidates, mapping)
            .ifPresentOrElse(found -> check(found, node), () -> mustBe(shape, node));
      } else if (candidates.isEmpty()) {
        mustBe(shape, node);
      } else {
        checkFewestProblems(candidates, node);
      }
    };
  }

  private void checkScalar(Shape whole, List<Shape> candidates, YamlScalar node) {
    if (candidates.size() == 1) {
      check(candidates.get(0), node);
    } else if (candidates.stream().noneMatch(candidate -> candidate.fits(node))) {
      List<String> choices = new ArrayList<>();
      for (Shape candidate : candidates) {
        if (candidate instanceof Shape.TextShape text) {
          choices.addAll(text.choices());
        }
      }
      mustBe(whole.words(), node, didYouMean(node.value(), choices));
    }
  }

  private void checkFewestProblems(List<Shape> candidates, YamlNode node) {
    List<YamlProblem> fewest = List.of();
    boolean first = true;
    for (Shape candidate : candidates) {
      List<YamlProblem> found = new ArrayList<>();
      ShapeChecker trial = new ShapeChecker(found);
      trial.subject = subject;
      trial.check(candidate, node);
      if (first || found.size() < fewest.size()) {
        fewest = found;
        first = false;
      }
    }
    problems.addAll(fewest);
  }

  /** The object that has most of the mapping's keys; empty where none has any of them. */
  private static Optional<Shape> meant(List<Shape> candidates, YamlMapping mapping) {
    Set<String> keys = keys(mapping);
    // Slips are looked for only where they can decide: telling them is slow, and they are rare.
    int bar =
        candidates.stream().mapToInt(candidate -> exactScore(candidate, keys)).max().orElse(0);
    Shape best = null;
    int bestScore = 0;
    for (Shape candidate : candidates) {
      int exact = exactScore(candidate, keys);
      boolean canWin = exact + SLIP * keys.size() >= bar;
      int score = canWin ? exact + slipScore(candidate, keys) : exact;
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return Optional.ofNullable(best);
  }

  /** How well the keys that an object has fit a mapping. */
  private static int exactScore(Shape candidate, Set<String> keys) {
    if (!(candidate instanceof Shape.ObjectShape object)) {
      return 1;
    }
    int score = 0;
    for (Shape.ObjectShape.Property property : object.properties()) {
      if (keys.contains(property.key())) {
        // A required key is what tells objects apart, so it weighs more than any other.
        score += property.required() ? 12 : 10;
      }
    }
    return score;
  }

  /** The same for keys that are probably slips of an object's keys. */
  private static int slipScore(Shape candidate, Set<String> keys) {
    if (!(candidate instanceof Shape.ObjectShape object)) {
      return 0;
    }
    int score = 0;
    Set<String> misspelt = misspelt(object, keys);
    for (Shape.ObjectShape.Property property : object.properties()) {
      if (!keys.contains(property.key()) && misspelt.contains(property.key())) {
        score += property.required() ? SLIP : SLIP - 1;
      }
    }
    return score;
  }

  private static void flatten(Shape shape, List<Shape> into) {
    if (shape instanceof Shape.AnyOfShape several) {
      several.alternatives().forEach(alternative -> flatten(alternative, into));
    } else if (shape instanceof Shape.RecursiveShape recursive) {
      flatten(recursive.shape().get(), into);
    } else if (shape instanceof Shape.ListShape list && list.singleTaken()) {
      into.add(new Shape.ListShape(list.item(), false, list.fewest()));
      flatten(list.item(), into);
    } else {
      into.add(shape);
    }
  }

  private static boolean isOfKind(Shape shape, YamlNode node) {
    if (node instanceof YamlMapping) {
      return shape instanceof Shape.ObjectShape || shape instanceof Shape.MapShape;
    }
    if (node instanceof YamlSequence) {
      return shape instanceof Shape.ListShape;
    }
    return shape instanceof Shape.TextShape
        || shape instanceof Shape.BooleanShape
        || shape instanceof Shape.IntegerShape;
  }

  @Override
  public Consumer<YamlNode> recursive(Shape.RecursiveShape shape) {
    return node -> check(shape.shape().get(), node);
  }

  @Override
  public Consumer<YamlNode> chosen(Shape.ChosenShape shape) {
    return node -> {
      // The word that chooses is missing or wrong, which is told there.
      if (!(node instanceof YamlMapping)) {
        mustBe(shape, node);
      }
    };
  }

  @Override
  public Consumer<YamlNode> any(Shape.AnyShape shape) {
    return node -> {};
  }

  private static Set<String> keys(YamlMapping mapping) {
    Set<String> keys = new HashSet<>();
    mapping.entries().forEach(entry -> keys.add(entry.key().value()));
    return keys;
  }

  private void mustBe(Shape shape, YamlNode found) {
    mustBe(shape.words(), found);
  }

  private void mustBe(String expected, YamlNode found) {
    mustBe(expected, found, "");
  }

  private void mustBe(String expected, YamlNode found, String suggestion) {
    String what = subject.isEmpty() ? "this" : "'" + TreeBuilder.shorten(subject) + "'";
    problem(found, what + " must be " + expected + ", but is " + describe(found) + suggestion);
  }

  private static String describe(YamlNode node) {
    if (node instanceof YamlMapping) {
      return "a mapping";
    }
    if (node instanceof YamlScalar scalar) {
      return scalar.isNull() ? "empty" : "'" + TreeBuilder.shorten(scalar.value()) + "'";
    }
    return "a list";
  }

  private static String didYouMean(String word, List<String> candidates) {
    return Suggestions.closest(word, candidates)
        .map(candidate -> " (did you mean '" + candidate + "'?)")
        .orElse("");
  }

  private void problem(YamlNode place, String message) {
    problems.add(new YamlProblem(place.location(), message));
  }
}
