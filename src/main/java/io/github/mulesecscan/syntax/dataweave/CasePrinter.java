package io.github.mulesecscan.syntax.dataweave;

import org.jspecify.annotations.Nullable;

/** Prints the cases of {@code match} and {@code update}. */
final class CasePrinter {

  private final Printer printer;
  private final ExprPrinter expressions;
  private final StringBuilder out;

  CasePrinter(Printer printer, ExprPrinter expressions, StringBuilder out) {
    this.printer = printer;
    this.expressions = expressions;
    this.out = out;
  }

  void matchCase(MatchCase each) {
    if (each.pattern() instanceof Pattern.Else other) {
      out.append("else");
      word(other.binding());
    } else {
      out.append("case");
      pattern(each.pattern());
    }
    if (each.guard() != null) {
      guard(each.negated() ? "unless" : "if", each.guard());
    }
    body(each.body());
  }

  void updateCase(UpdateCase each) {
    out.append("case ");
    if (each.index() != null) {
      out.append('(').append(each.value()).append(", ").append(each.index()).append(") at ");
    } else if (each.value() != null) {
      out.append(each.value()).append(" at ");
    }
    expressions.path(each.path());
    out.append(each.upsert() ? "!" : "");
    if (each.condition() != null) {
      guard("if", each.condition());
    }
    body(each.body());
  }

  private void guard(String word, Expr condition) {
    out.append(' ').append(word).append(" (");
    expressions.print(condition, Precedence.GREEDY);
    out.append(')');
  }

  private void body(Expr body) {
    out.append(" -> ");
    expressions.print(body, Precedence.GREEDY);
  }

  private void word(@Nullable String word) {
    if (word != null) {
      out.append(' ').append(word);
    }
  }

  private void pattern(Pattern pattern) {
    if (pattern instanceof Pattern.Is is) {
      word(is.binding());
      out.append(" is ");
      printer.tightType(is.type());
    } else if (pattern instanceof Pattern.Matches matches) {
      word(matches.binding());
      out.append(" matches ");
      expressions.print(matches.regex(), Precedence.PREFIX);
    } else if (pattern instanceof Pattern.Equals equals) {
      word(equals.binding());
      out.append(equals.binding() == null ? " " : ": ");
      expressions.print(equals.value(), Precedence.OR);
    } else if (pattern instanceof Pattern.Bind bind) {
      word(bind.name());
    } else {
      shape(pattern);
    }
  }

  private void shape(Pattern pattern) {
    if (pattern instanceof Pattern.ArrayPattern array) {
      out.append(" [");
      if (array.head() != null) {
        out.append(array.head()).append(" ~ ").append(array.tail());
      }
      out.append(']');
    } else if (pattern instanceof Pattern.ObjectPattern object) {
      out.append(" {");
      if (object.key() != null) {
        out.append(object.key()).append(": ").append(object.value());
        out.append(" ~ ").append(object.rest());
      }
      out.append('}');
    } else if (pattern instanceof Pattern.Error) {
      out.append(" ???");
    }
  }
}
