package io.github.mulesecscan.syntax.dataweave;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.source.Span;

/**
 * Checks every span of a script: what stands at an expression's span parses, alone, to that
 * expression; nodes lie within their parents, in reading order.
 */
final class SliceCheck {

  private final Script script;

  SliceCheck(Script script) {
    this.script = script;
  }

  void check() {
    check(script);
  }

  private void check(Node node) {
    int last = node.span().offset();
    for (Node child : node.children()) {
      Span span = child.span();
      assertThat(node.span().contains(span)).as("%s in %s", child, node).isTrue();
      assertThat(span.offset()).as("%s behind its sibling", child).isGreaterThanOrEqualTo(last);
      last = span.end();
      if (child instanceof Expr expression && standsAlone(node, expression)) {
        slice(expression);
      }
      check(child);
    }
    if (node instanceof Key key) {
      slice(key);
    }
  }

  // The name of an infix function and a conditional element are no expressions by themselves.
  private static boolean standsAlone(Node parent, Expr expression) {
    boolean infixName =
        parent instanceof Expr.Call call && call.infix() && call.callee() == expression;
    return !infixName && !(expression instanceof Expr.IncludedIf);
  }

  private void slice(Expr expression) {
    String text = script.text().slice(expression.span());
    Script alone = ParsedTexts.parse(text);
    assertThat(alone.errors()).as(text).isEmpty();
    assertThat(TreeText.of(alone.body())).as(text).isEqualTo(TreeText.of(expression));
  }

  private void slice(Key key) {
    String text = "{" + script.text().slice(key.span()) + ": 1}";
    Script alone = ParsedTexts.parse(text);
    assertThat(alone.errors()).as(text).isEmpty();
    assertThat(TreeText.of(alone.body()))
        .isEqualTo("ObjectLiteral(braced, [Pair(" + TreeText.of(key) + ", NumberLiteral(1))])");
  }
}
