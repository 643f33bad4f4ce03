package io.github.mulesecscan.detector;

import io.github.mulesecscan.code.JavaSources;
import io.github.mulesecscan.detector.Judgement.Grade;
import io.github.mulesecscan.detector.Judgement.Outcome;
import io.github.mulesecscan.rule.Detector;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.rule.DetectorFactory;
import io.github.mulesecscan.rule.Reporting;
import io.github.mulesecscan.rule.ScanContext;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.java.JavaClass;
import io.github.mulesecscan.syntax.java.JavaExpr;
import io.github.mulesecscan.syntax.java.JavaFile;
import io.github.mulesecscan.syntax.java.JavaMethod;
import io.github.mulesecscan.syntax.java.JavaStatement;
import io.github.mulesecscan.syntax.java.JavaWalker;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at the application's own Java and Groovy: what it calls, and what its classes let through.
 *
 * <pre>{@code
 * detector: java
 * params:
 *   uses: [javax.crypto.Cipher.getInstance]
 *   when: { argument: 0, matches: '(?i)DES.*' }
 * }</pre>
 */
final class JavaDetector implements Detector {

  private static final Set<String> PLACEHOLDERS = Set.of("found", "value", "host", "file");

  private final List<JavaPattern> uses;
  private final List<JavaPattern> lets;
  private final Judgement<JavaUse> judgement;

  private JavaDetector(
      List<JavaPattern> uses, List<JavaPattern> lets, Judgement<JavaUse> judgement) {
    this.uses = List.copyOf(uses);
    this.lets = List.copyOf(lets);
    this.judgement = judgement;
  }

  @Override
  public void detect(ScanContext context, Reporting reporting) {
    Scope scope = Scope.of(context);
    for (Parts parts : context.once(new AllParts(), () -> parts(context.sources()))) {
      Map<String, Integer> counts = new HashMap<>();
      for (JavaUse use : found(context.sources(), parts.file(), parts.walker())) {
        judgement
            .judge(use, scope, Scope.EVERYWHERE, reporting.rule())
            .ifPresent(outcome -> report(use, outcome, counts, reporting));
      }
    }
  }

  /** A file and all that is in it. */
  private record Parts(JavaFile file, JavaWalker walker) {}

  private record AllParts() implements ScanContext.Derived<List<Parts>> {}

  private static List<Parts> parts(JavaSources sources) {
    return sources.files().stream().map(file -> new Parts(file, JavaWalker.of(file))).toList();
  }

  private List<JavaUse> found(JavaSources sources, JavaFile file, JavaWalker walker) {
    List<JavaUse> found = new ArrayList<>();
    for (JavaExpr expression : walker.expressions()) {
      used(sources, file, expression).ifPresent(found::add);
    }
    for (JavaClass type : walker.classes()) {
      found.addAll(letting(sources, file, type));
    }
    return found;
  }

  private Optional<JavaUse> used(JavaSources sources, JavaFile file, JavaExpr expression) {
    if (expression instanceof JavaExpr.Call call) {
      String type = call.target() == null ? "" : written(call.target());
      return use(sources, file, expression, type, call.name(), call.arguments());
    } else if (expression instanceof JavaExpr.New made) {
      return use(sources, file, expression, made.type(), JavaMethod.CONSTRUCTOR, made.arguments());
    } else if (expression instanceof JavaExpr.Member member) {
      return use(sources, file, expression, written(member.target()), member.name(), List.of());
    }
    return Optional.empty();
  }

  private Optional<JavaUse> use(
      JavaSources sources,
      JavaFile file,
      JavaExpr expression,
      String type,
      String name,
      List<JavaExpr> arguments) {
    boolean meant = uses.stream().anyMatch(each -> each.matches(sources, file, type, name));
    String simple = type.substring(type.lastIndexOf('.') + 1);
    boolean made = name.equals(JavaMethod.CONSTRUCTOR);
    String shown = made ? "new " + simple : simple.isEmpty() ? name : simple + "." + name;
    return meant ? Optional.of(new JavaUse(file, expression, shown, arguments)) : Optional.empty();
  }

  /** {@code a.b.C} as text; empty for something else than names. */
  private static String written(JavaExpr expression) {
    StringBuilder name = new StringBuilder();
    JavaExpr at = expression;
    while (at instanceof JavaExpr.Member member && name.length() < 1000) {
      name.insert(0, "." + member.name());
      at = member.target();
    }
    return at instanceof JavaExpr.Name first ? first.name() + name : "";
  }

  private List<JavaUse> letting(JavaSources sources, JavaFile file, JavaClass type) {
    List<JavaUse> found = new ArrayList<>();
    for (JavaMethod method : type.methods()) {
      boolean meant =
          lets.stream()
              .anyMatch(
                  each ->
                      type.supertypes().stream()
                          .anyMatch(name -> each.matches(sources, file, name, method.name())));
      if (meant && doesNothing(method)) {
        found.add(new JavaUse(file, method, method.name(), List.of()));
      }
    }
    return found;
  }

  /** Whether a method refuses nothing: it only returns a constant, or does nothing at all. */
  private static boolean doesNothing(JavaMethod method) {
    JavaStatement.Block body = method.body();
    if (body == null || body.statements().size() > 1) {
      return false;
    }
    if (body.statements().isEmpty()) {
      return true;
    }
    return body.statements().get(0) instanceof JavaStatement.Return returned
        && (returned.value() == null
            || (returned.value() instanceof JavaExpr.Literal literal
                && !literal.value().equals("false")));
  }

  private static void report(
      JavaUse use, Outcome outcome, Map<String, Integer> counts, Reporting reporting) {
    Map<String, String> values = new HashMap<>();
    Words.describe(values, outcome, Words.main(outcome, use));
    values.put("found", use.name());
    values.put("file", use.file().text().path().name());
    Location place =
        use.node() instanceof JavaMethod method
            ? use.file().text().locate(method.nameSpan())
            : use.file().locate(use.node());
    int count = counts.merge(use.name(), 1, Integer::sum);
    Grade grade = outcome.grade();
    reporting.report(
        reporting.finding(
            place,
            count == 1 ? use.name() : use.name() + "[" + count + "]",
            values,
            grade.severity(),
            grade.confidence(),
            grade.message()));
  }

  /** Makes detectors of Java and Groovy code. */
  static final class Factory implements DetectorFactory {

    @Override
    public String name() {
      return "java";
    }

    @Override
    public String summary() {
      return "Looks at the application's own Java and Groovy: what it calls, and checks that its"
          + " classes leave out.";
    }

    @Override
    public Shape.ObjectShape params() {
      return Shape.object("java-params")
          .optional(
              "uses",
              ElementConditions.TEXTS,
              "Methods, constructors and constants: `javax.crypto.Cipher.getInstance`,"
                  + " `java.util.Random.new`; `any.name` whatever the class is.")
          .optional(
              "lets-through",
              ElementConditions.TEXTS,
              "Methods of interfaces, `javax.net.ssl.HostnameVerifier.verify`, that a class of the"
                  + " application leaves empty or has return a constant other than `false`.")
          .including(JudgementReader.keys("java", JavaConditions.CONDITIONS))
          .atLeastOneOf("uses", "lets-through");
    }

    @Override
    public Set<String> placeholders() {
      return PLACEHOLDERS;
    }

    @Override
    public Detector create(YamlMapping params, DetectorContext context) {
      YamlReader reader = YamlReader.of(params, context.problems());
      return new JavaDetector(
          reader.textList("uses").stream().map(JavaPattern::of).toList(),
          reader.textList("lets-through").stream().map(JavaPattern::of).toList(),
          JudgementReader.read(reader, new JavaConditions(context)));
    }
  }
}
