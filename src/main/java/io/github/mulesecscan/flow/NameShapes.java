package io.github.mulesecscan.flow;

import io.github.mulesecscan.project.PropertyResolver;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.StringPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What names an expression may give: texts, properties, choices between them, and unknowns. */
final class NameShapes {

  private static final int DEEPEST = 60;
  private static final int MOST = 16;
  private static final Set<String> PROPERTY = Set.of("p", "Mule::p");

  private final PropertyResolver resolver;

  NameShapes(PropertyResolver resolver) {
    this.resolver = resolver;
  }

  List<NameShape> of(Expr expression) {
    List<NameShape> shapes = of(expression, 0);
    return shapes.size() > MOST ? List.of(NameShape.UNKNOWN) : shapes;
  }

  private List<NameShape> of(Expr expression, int depth) {
    if (depth > DEEPEST) {
      return List.of(NameShape.UNKNOWN);
    }
    if (expression instanceof Expr.StringLiteral text) {
      return text(text, depth);
    }
    if (expression instanceof Expr.If choice) {
      List<NameShape> both = new ArrayList<>(of(choice.consequence(), depth + 1));
      both.addAll(of(choice.alternative(), depth + 1));
      return both;
    }
    if (expression instanceof Expr.Call call && call.function().isPresent()) {
      return call(call, call.function().get().text(), depth);
    }
    return List.of(NameShape.UNKNOWN);
  }

  private List<NameShape> call(Expr.Call call, String function, int depth) {
    List<Expr> arguments = call.arguments();
    if (function.equals("++") && arguments.size() == 2) {
      return joined(of(arguments.get(0), depth + 1), of(arguments.get(1), depth + 1));
    }
    if (PROPERTY.contains(function)
        && arguments.size() == 1
        && arguments.get(0) instanceof Expr.StringLiteral key
        && key.constant().isPresent()) {
      return property(key.constant().get());
    }
    return List.of(NameShape.UNKNOWN);
  }

  private List<NameShape> property(String key) {
    String placeholder = "${" + key + "}";
    List<NameShape> values = new ArrayList<>();
    for (ResolvedValue value : resolver.resolve(placeholder)) {
      values.add(value.isLiteral() ? NameShape.of(value.text()) : NameShape.UNKNOWN);
    }
    return values.isEmpty() ? List.of(NameShape.UNKNOWN) : values;
  }

  private List<NameShape> text(Expr.StringLiteral literal, int depth) {
    List<NameShape> shapes = List.of(NameShape.of(""));
    for (StringPart part : literal.parts()) {
      shapes =
          joined(
              shapes,
              part instanceof StringPart.Text text
                  ? List.of(NameShape.of(text.value()))
                  : of(((StringPart.Interpolation) part).expression(), depth + 1));
    }
    return shapes;
  }

  private static List<NameShape> joined(List<NameShape> first, List<NameShape> second) {
    if (first.size() * second.size() > MOST) {
      return List.of(NameShape.UNKNOWN);
    }
    List<NameShape> all = new ArrayList<>();
    for (NameShape one : first) {
      second.forEach(other -> all.add(one.then(other)));
    }
    return all;
  }
}
