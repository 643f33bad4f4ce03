package io.github.mulesecscan.secret;

import io.github.mulesecscan.project.ProjectFile;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.java.JavaDialect;
import io.github.mulesecscan.syntax.java.JavaExpr;
import io.github.mulesecscan.syntax.java.JavaField;
import io.github.mulesecscan.syntax.java.JavaFile;
import io.github.mulesecscan.syntax.java.JavaParser;
import io.github.mulesecscan.syntax.java.JavaStatement;
import io.github.mulesecscan.syntax.java.JavaWalker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds keys and initialisation vectors that Java and Groovy make of a constant:
 *
 * <pre>{@code new SecretKeySpec("0123456789abcdef".getBytes(), "AES")}</pre>
 */
final class CodeKeys {

  /** What a key is made of is the first argument of these. */
  private static final Set<String> MAKERS =
      Set.of(
          "SecretKeySpec",
          "IvParameterSpec",
          "GCMParameterSpec",
          "PBEKeySpec",
          "DESKeySpec",
          "DESedeKeySpec");

  /** Methods that give the text that they are called on, in another shape. */
  private static final Set<String> SAME = Set.of("getBytes", "toCharArray", "trim", "toString");

  /** Methods that give their first argument in another shape. */
  private static final Set<String> DECODERS =
      Set.of(
          "decode", "decodeBase64", "decodeHex", "parseHexBinary", "parseBase64Binary", "parseHex");

  private static final int FEWEST_BYTES = 8;
  private static final int DEEPEST = 8;

  private final SecretValues values;
  private final Consumer<Credential> sink;

  CodeKeys(SecretValues values, Consumer<Credential> sink) {
    this.values = values;
    this.sink = sink;
  }

  /** Looks at {@code file}, if it is source code that names one of the classes. */
  void find(ProjectFile file) {
    Optional<JavaDialect> dialect = dialect(file.path().extension());
    String content = file.text().content();
    if (dialect.isEmpty() || MAKERS.stream().noneMatch(content::contains)) {
      return;
    }
    JavaFile parsed = JavaParser.parse(file.text(), dialect.get());
    JavaWalker walker = JavaWalker.of(parsed);
    for (JavaExpr expression : walker.expressions()) {
      if (expression instanceof JavaExpr.New made && !made.arguments().isEmpty()) {
        String type = made.type().substring(made.type().lastIndexOf('.') + 1);
        // Of GCM the first argument is the length of the tag.
        int at = type.equals("GCMParameterSpec") ? 1 : 0;
        if (MAKERS.contains(type) && at < made.arguments().size()) {
          constant(made.arguments().get(at), walker, 0)
              .ifPresent(key -> report(type, key, file, parsed));
        }
      }
    }
  }

  private static Optional<JavaDialect> dialect(String extension) {
    return switch (extension) {
      case "java" -> Optional.of(JavaDialect.JAVA);
      case "groovy" -> Optional.of(JavaDialect.GROOVY);
      default -> Optional.empty();
    };
  }

  private void report(String type, JavaExpr key, ProjectFile file, JavaFile parsed) {
    Span span = inner(key, file);
    String value = file.text().slice(span);
    Optional<Credential.Quality> quality =
        key instanceof JavaExpr.ListOf
            ? Optional.of(Credential.Quality.REAL)
            : values.judgeKey(value);
    quality.ifPresent(
        judged ->
            sink.accept(
                new Credential(
                    type,
                    value,
                    parsed.text().locate(span),
                    file.path().name() + "/" + type,
                    Credential.Place.CODE,
                    Credential.Form.CRYPTOGRAPHIC_KEY,
                    judged,
                    Set.of(),
                    false)));
  }

  /** The text within the quotes; of a list of bytes all of it. */
  private static Span inner(JavaExpr key, ProjectFile file) {
    Span span = key.span();
    String written = file.text().slice(span);
    int quotes = written.startsWith("\"\"\"") || written.startsWith("'''") ? 3 : 1;
    boolean quoted = key instanceof JavaExpr.Literal && written.length() >= 2 * quotes;
    return quoted ? Span.between(span.offset() + quotes, span.end() - quotes) : span;
  }

  /** The constant that {@code expression} is made of, at the place where it is written. */
  private static Optional<JavaExpr> constant(
      @Nullable JavaExpr expression, JavaWalker walker, int depth) {
    if (expression == null || depth > DEEPEST) {
      return Optional.empty();
    }
    if (expression instanceof JavaExpr.Literal literal) {
      boolean text = literal.kind() == JavaExpr.LiteralKind.STRING && !literal.value().isBlank();
      return text ? Optional.of(literal) : Optional.empty();
    } else if (expression instanceof JavaExpr.ListOf list) {
      return isBytes(list) ? Optional.of(list) : Optional.empty();
    } else if (expression instanceof JavaExpr.Cast cast) {
      return constant(cast.operand(), walker, depth + 1);
    } else if (expression instanceof JavaExpr.Call call) {
      return result(call, walker, depth);
    }
    return name(expression).flatMap(name -> named(name, walker, depth));
  }

  private static Optional<JavaExpr> result(JavaExpr.Call call, JavaWalker walker, int depth) {
    if (SAME.contains(call.name())) {
      return constant(call.target(), walker, depth + 1);
    }
    boolean decodes = DECODERS.contains(call.name()) && !call.arguments().isEmpty();
    return decodes ? constant(call.arguments().get(0), walker, depth + 1) : Optional.empty();
  }

  private static boolean isBytes(JavaExpr.ListOf list) {
    return list.elements().size() >= FEWEST_BYTES
        && list.elements().stream().allMatch(CodeKeys::isNumber)
        && list.elements().stream().map(CodeKeys::digits).distinct().count() > 1;
  }

  private static boolean isNumber(JavaExpr expression) {
    return !digits(expression).isEmpty();
  }

  private static String digits(JavaExpr expression) {
    JavaExpr at = expression;
    String sign = "";
    while (at instanceof JavaExpr.Cast || at instanceof JavaExpr.Unary) {
      if (at instanceof JavaExpr.Cast cast) {
        at = cast.operand();
      } else {
        sign = ((JavaExpr.Unary) at).operator();
        at = ((JavaExpr.Unary) at).operand();
      }
    }
    return at instanceof JavaExpr.Literal literal && literal.kind() == JavaExpr.LiteralKind.NUMBER
        ? sign + literal.value()
        : "";
  }

  private static Optional<String> name(JavaExpr expression) {
    if (expression instanceof JavaExpr.Name plain) {
      return Optional.of(plain.name());
    }
    return expression instanceof JavaExpr.Member member
        ? Optional.of(member.name())
        : Optional.empty();
  }

  /** What a field or variable begins with, if one only in the file has that name. */
  private static Optional<JavaExpr> named(String name, JavaWalker walker, int depth) {
    List<JavaExpr> beginnings = new ArrayList<>();
    Stream<JavaExpr> fields =
        walker.classes().stream()
            .flatMap(type -> type.fields().stream())
            .filter(field -> field.name().equals(name))
            .flatMap(CodeKeys::value);
    Stream<JavaExpr> variables =
        walker.variables().stream()
            .filter(variable -> variable.name().equals(name))
            .flatMap(CodeKeys::value);
    Stream.concat(fields, variables).forEach(beginnings::add);
    return beginnings.size() == 1 && !isAssigned(name, walker)
        ? constant(beginnings.get(0), walker, depth + 1)
        : Optional.empty();
  }

  private static boolean isAssigned(String name, JavaWalker walker) {
    return walker.expressions().stream()
        .anyMatch(
            expression ->
                expression instanceof JavaExpr.Assignment assignment
                    && name(assignment.target()).filter(name::equals).isPresent());
  }

  private static Stream<JavaExpr> value(JavaField field) {
    return Stream.ofNullable(field.value());
  }

  private static Stream<JavaExpr> value(JavaStatement.Variable variable) {
    return Stream.ofNullable(variable.value());
  }
}
