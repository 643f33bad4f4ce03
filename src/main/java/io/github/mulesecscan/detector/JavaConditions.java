package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.ValueTest.Answer;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.syntax.java.JavaClass;
import io.github.mulesecscan.syntax.java.JavaExpr;
import io.github.mulesecscan.syntax.java.JavaField;
import io.github.mulesecscan.syntax.java.JavaFile;
import io.github.mulesecscan.syntax.java.JavaStatement;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads conditions about places in Java and Groovy code. */
final class JavaConditions extends ConditionReader<JavaUse> {

  static final Shape CONDITIONS = ConditionReader.conditions("java", JavaConditions::shapes);

  JavaConditions(DetectorContext context) {
    super(context);
  }

  private static List<Shape> shapes() {
    return List.of(
        Shape.object("java-argument-condition")
            .required(
                "argument",
                Shape.integer().min(0).max(9),
                "The argument of a call, counted from 0; its text, which has to be a constant, passes"
                    + " the tests beside it.")
            .including(ValueTestReader.KEYS),
        Shape.object("java-use-condition")
            .required("use", ElementConditions.TEXTS, "The method has one of these names."),
        Shape.object("java-function-condition")
            .required(
                "accepts-all",
                Shape.integer().min(0).max(9),
                "The argument of a call, a function that does nothing but return `true`."));
  }

  @Override
  Optional<Condition<? super JavaUse>> own(YamlReader reader) {
    if (reader.has("accepts-all")) {
      int argument = reader.optionalInt("accepts-all").orElse(0);
      return Optional.of((use, evaluation) -> accepts(use, argument));
    }
    if (reader.has("use")) {
      List<String> names = reader.textList("use");
      return Optional.of((use, evaluation) -> names.contains(simple(use.name())));
    }
    if (!reader.has("argument")) {
      return Optional.empty();
    }
    int argument = reader.optionalInt("argument").orElse(0);
    ValueTest test = ValueTestReader.read(reader);
    return Optional.of((use, evaluation) -> passes(use, argument, test, evaluation));
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static boolean accepts(JavaUse use, int argument) {
    if (argument >= use.arguments().size()
        || !(use.arguments().get(argument) instanceof JavaExpr.Lambda lambda)) {
      return false;
    }
    List<JavaStatement> statements = lambda.body().statements();
    return statements.size() == 1
        && (statements.get(0) instanceof JavaStatement.Return returned
                && returned.value() instanceof JavaExpr.Literal literal
                && literal.value().equals("true")
            || statements.get(0) instanceof JavaStatement.Evaluation evaluation
                && evaluation.expression() instanceof JavaExpr.Literal last
                && last.value().equals("true"));
  }

  private static boolean passes(JavaUse use, int argument, ValueTest test, Evaluation evaluation) {
    if (argument >= use.arguments().size()) {
      return false;
    }
    JavaExpr given = use.arguments().get(argument);
    Optional<String> text = constant(use.file(), given);
    if (text.isEmpty()) {
      return false;
    }
    ResolvedValue value =
        new ResolvedValue(text.get(), ResolvedValue.State.LITERAL, Set.of(), Set.of(), List.of());
    Answer answer = test.answer(value);
    if (answer == Answer.NO) {
      return false;
    }
    evaluation.note(Evidence.of(use, use.name(), value, use.file().locate(given), test, answer));
    return true;
  }

  /** The text of a literal, or of a constant of a class in the same file. */
  private static Optional<String> constant(JavaFile file, JavaExpr expression) {
    if (expression instanceof JavaExpr.Literal literal) {
      return literal.kind() == JavaExpr.LiteralKind.STRING
          ? Optional.of(literal.value())
          : Optional.empty();
    }
    String name =
        expression instanceof JavaExpr.Name plain
            ? plain.name()
            : expression instanceof JavaExpr.Member member ? member.name() : "";
    for (JavaClass type : file.classes()) {
      for (JavaField field : type.fields()) {
        if (field.name().equals(name)
            && field.modifiers().contains("final")
            && field.value() instanceof JavaExpr.Literal literal) {
          return constant(file, literal);
        }
      }
    }
    return Optional.empty();
  }
}
