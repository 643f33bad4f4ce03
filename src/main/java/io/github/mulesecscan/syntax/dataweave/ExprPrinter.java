package io.github.mulesecscan.syntax.dataweave;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints expressions; parentheses go around what binds more loosely than its place asks for. */
final class ExprPrinter implements ExprVisitor<Integer> {

  private final Printer printer;
  private final StringBuilder out;

  ExprPrinter(Printer printer, StringBuilder out) {
    this.printer = printer;
    this.out = out;
  }

  /** Prints {@code expression} where nothing that binds looser than {@code minimum} may stand. */
  void print(Expr expression, int minimum) {
    int start = out.length();
    int precedence = expression.accept(this);
    if (precedence < minimum) {
      out.insert(start, '(').append(')');
    }
  }

  private void list(List<Expr> expressions) {
    String separator = "";
    for (Expr expression : expressions) {
      out.append(separator);
      print(expression, Precedence.GREEDY);
      separator = ", ";
    }
  }

  // ---- literals and names ----

  @Override
  public Integer visitNumber(Expr.NumberLiteral number) {
    out.append(number.text());
    return Precedence.PREFIX;
  }

  @Override
  public Integer visitBoolean(Expr.BooleanLiteral literal) {
    out.append(literal.value());
    return Precedence.POSTFIX;
  }

  @Override
  public Integer visitNull(Expr.NullLiteral literal) {
    out.append("null");
    return Precedence.POSTFIX;
  }

  @Override
  public Integer visitDate(Expr.DateLiteral date) {
    out.append('|').append(date.text()).append('|');
    return Precedence.POSTFIX;
  }

  @Override
  public Integer visitRegex(Expr.RegexLiteral regex) {
    out.append('/').append(regex.pattern()).append('/');
    return Precedence.POSTFIX;
  }

  @Override
  public Integer visitString(Expr.StringLiteral string) {
    out.append(string.quote());
    for (StringPart part : string.parts()) {
      if (part instanceof StringPart.Text text) {
        escape(string.quote(), text.value());
      } else if (part instanceof StringPart.Interpolation interpolation) {
        out.append("$(");
        print(interpolation.expression(), Precedence.GREEDY);
        out.append(')');
      }
    }
    out.append(string.quote());
    return Precedence.POSTFIX;
  }

  /** Prints {@code value} as a string. */
  void quoted(char quote, String value) {
    out.append(quote);
    escape(quote, value);
    out.append(quote);
  }

  private void escape(char quote, String value) {
    for (int at = 0; at < value.length(); at++) {
      char c = value.charAt(at);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\\', '$' -> out.append('\\').append(c);
        default -> out.append(c == quote ? "\\" : "").append(c);
      }
    }
  }

  @Override
  public Integer visitName(Expr.Name name) {
    out.append(name.text());
    return Precedence.POSTFIX;
  }

  @Override
  public Integer visitDollar(Expr.Dollar dollar) {
    out.append("$".repeat(dollar.count()));
    return Precedence.POSTFIX;
  }

  @Override
  public Integer visitPlaceholder(Expr.Placeholder placeholder) {
    out.append(placeholder.text());
    return Precedence.POSTFIX;
  }

  @Override
  public Integer visitUndefined(Expr.Undefined undefined) {
    out.append("???");
    return Precedence.POSTFIX;
  }

  @Override
  public Integer visitError(Expr.Error error) {
    out.append("???");
    return Precedence.POSTFIX;
  }

  // ---- operators ----

  @Override
  public Integer visitUnary(Expr.Unary unary) {
    switch (unary.operator()) {
      case PRESENT -> {
        print(unary.operand(), Precedence.POSTFIX);
        out.append('?');
        return Precedence.POSTFIX;
      }
      case NOT -> {
        out.append("not ");
        print(unary.operand(), Precedence.OR);
        return Precedence.GREEDY;
      }
      case NEGATE -> {
        // Two signs in a row would be the function "--".
        boolean signed = unary.operand() instanceof Expr.Unary;
        out.append(signed ? "- " : "-");
        print(unary.operand(), Precedence.PREFIX);
        return Precedence.PREFIX;
      }
      default -> {
        out.append(unary.operator().symbol());
        print(unary.operand(), Precedence.PREFIX);
        return Precedence.PREFIX;
      }
    }
  }

  @Override
  public Integer visitBinary(Expr.Binary binary) {
    int precedence = binary.operator().precedence();
    // A "<" or "<~" behind a type would be read as part of it.
    boolean typeLike =
        binary.operator() == BinaryOperator.LESS
            || binary.operator() == BinaryOperator.WITH_METADATA;
    print(binary.left(), typeLike ? Precedence.PREFIX : precedence);
    out.append(' ').append(binary.operator().symbol()).append(' ');
    print(binary.right(), precedence + 1);
    return precedence;
  }

  @Override
  public Integer visitCast(Expr.Cast cast) {
    print(cast.value(), Precedence.CAST);
    out.append(" as ");
    printer.tightType(cast.type());
    return Precedence.CAST;
  }

  @Override
  public Integer visitIsType(Expr.IsType test) {
    print(test.value(), Precedence.RELATIONAL);
    out.append(" is ");
    printer.tightType(test.type());
    return Precedence.RELATIONAL;
  }

  @Override
  public Integer visitCall(Expr.Call call) {
    if (call.infix()) {
      print(call.arguments().get(0), Precedence.INFIX);
      out.append(' ');
      print(call.callee(), Precedence.GREEDY);
      out.append(' ');
      print(call.arguments().get(1), Precedence.OR);
      return Precedence.INFIX;
    }
    print(call.callee(), Precedence.POSTFIX);
    if (!call.typeArguments().isEmpty()) {
      String separator = "<";
      for (TypeExpr argument : call.typeArguments()) {
        out.append(separator);
        printer.type(argument);
        separator = ", ";
      }
      out.append('>');
    }
    out.append('(');
    list(call.arguments());
    out.append(')');
    return Precedence.POSTFIX;
  }

  @Override
  public Integer visitInterpolatorCall(Expr.InterpolatorCall call) {
    print(call.function(), Precedence.GREEDY);
    out.append(' ');
    print(call.string(), Precedence.GREEDY);
    return Precedence.POSTFIX;
  }

  // ---- selectors ----

  @Override
  public Integer visitSelect(Expr.Select select) {
    print(select.target(), Precedence.POSTFIX);
    selector(select.selector());
    switch (select.mark()) {
      case PRESENT -> out.append('?');
      case ASSERT -> out.append('!');
      case NONE -> {}
    }
    return Precedence.POSTFIX;
  }

  private void selector(Selector selector) {
    if (selector instanceof Selector.Named named) {
      out.append(named.axis().isDeep() ? ".." : ".").append(named.axis().mark());
      key(named.key());
    } else if (selector instanceof Selector.Whole whole) {
      out.append(whole.axis().isDeep() ? ".." : ".").append(whole.axis().mark());
    } else {
      out.append('[');
      inBrackets(selector);
      out.append(']');
    }
  }

  private void inBrackets(Selector selector) {
    if (selector instanceof Selector.Position position) {
      print(position.index(), Precedence.GREEDY);
    } else if (selector instanceof Selector.Range range) {
      print(range.from(), Precedence.INFIX);
      out.append(" to ");
      print(range.to(), Precedence.OR);
    } else if (selector instanceof Selector.Filter filter) {
      out.append('?');
      print(filter.condition(), Precedence.GREEDY);
    } else if (selector instanceof Selector.Computed computed) {
      out.append(computed.axis().mark());
      prefix(computed.prefix());
      print(computed.expression(), Precedence.GREEDY);
    }
  }

  /** Prints a key. */
  void key(Key key) {
    if (key instanceof Key.Name name) {
      prefix(name.prefix());
      out.append(name.name());
    } else if (key instanceof Key.Quoted quoted) {
      prefix(quoted.prefix());
      print(quoted.string(), Precedence.GREEDY);
    } else if (key instanceof Key.Dynamic dynamic) {
      out.append('(');
      print(dynamic.expression(), Precedence.GREEDY);
      out.append(')');
    }
  }

  private void prefix(@Nullable String prefix) {
    if (prefix != null) {
      out.append(prefix).append('#');
    }
  }

  // ---- objects and arrays ----

  @Override
  public Integer visitObject(Expr.ObjectLiteral object) {
    if (!object.braced()) {
      entries(object.entries());
      return Precedence.GREEDY;
    }
    out.append('{');
    entries(object.entries());
    out.append('}');
    return Precedence.POSTFIX;
  }

  @Override
  public Integer visitObjectPrepend(Expr.ObjectPrepend prepend) {
    out.append('{');
    entry(prepend.head());
    out.append(" ~ ");
    print(prepend.rest(), Precedence.GREEDY);
    out.append('}');
    return Precedence.POSTFIX;
  }

  /** Prints entries with commas between them. */
  void entries(List<Entry> entries) {
    String separator = "";
    for (Entry entry : entries) {
      out.append(separator);
      entry(entry);
      separator = ", ";
    }
  }

  private void entry(Entry entry) {
    if (entry instanceof Entry.Pair pair) {
      pair(pair);
    } else if (entry instanceof Entry.Conditional conditional) {
      out.append('(');
      conditionalEntries(conditional.entries());
      out.append(conditional.negated() ? ") unless " : ") if ");
      print(conditional.condition(), Precedence.GREEDY);
    } else if (entry instanceof Entry.Spread spread) {
      out.append('(');
      print(spread.expression(), Precedence.GREEDY);
      out.append(')');
    } else {
      out.append("()");
    }
  }

  // Inside the parentheses of a condition a spread stands without its own.
  private void conditionalEntries(List<Entry> entries) {
    String separator = "";
    for (Entry entry : entries) {
      out.append(separator);
      if (entry instanceof Entry.Spread spread) {
        print(spread.expression(), Precedence.GREEDY);
      } else {
        entry(entry);
      }
      separator = ", ";
    }
  }

  private void pair(Entry.Pair pair) {
    printer.annotations(pair.annotations());
    key(pair.key());
    if (!pair.attributes().isEmpty()) {
      out.append(" @(");
      entries(pair.attributes());
      out.append(')');
    }
    out.append(": ");
    print(pair.value(), Precedence.GREEDY);
  }

  @Override
  public Integer visitArray(Expr.ArrayLiteral array) {
    out.append('[');
    list(array.elements());
    out.append(']');
    return Precedence.POSTFIX;
  }

  @Override
  public Integer visitArrayPrepend(Expr.ArrayPrepend prepend) {
    out.append('[');
    print(prepend.head(), Precedence.GREEDY);
    out.append(" ~ ");
    print(prepend.tail(), Precedence.GREEDY);
    out.append(']');
    return Precedence.POSTFIX;
  }

  @Override
  public Integer visitIncludedIf(Expr.IncludedIf element) {
    print(element.value(), Precedence.GREEDY);
    out.append(element.negated() ? " unless " : " if ");
    print(element.condition(), Precedence.GREEDY);
    return Precedence.GREEDY;
  }

  // ---- forms ----

  @Override
  public Integer visitIf(Expr.If choice) {
    out.append(choice.negated() ? "unless (" : "if (");
    print(choice.condition(), Precedence.GREEDY);
    out.append(") ");
    print(choice.consequence(), Precedence.GREEDY);
    out.append(" else ");
    print(choice.alternative(), Precedence.GREEDY);
    return Precedence.GREEDY;
  }

  @Override
  public Integer visitLambda(Expr.Lambda lambda) {
    printer.typeParameters(lambda.typeParameters());
    printer.parameters(lambda.parameters());
    if (lambda.result() != null) {
      out.append(": ");
      printer.tightType(lambda.result());
    }
    out.append(" -> ");
    print(lambda.body(), Precedence.GREEDY);
    return Precedence.GREEDY;
  }

  @Override
  public Integer visitMatch(Expr.Match match) {
    print(match.subject(), Precedence.INFIX);
    out.append(" match {");
    for (MatchCase each : match.cases()) {
      out.append(' ');
      new CasePrinter(printer, this, out).matchCase(each);
    }
    out.append(" }");
    return Precedence.INFIX;
  }

  @Override
  public Integer visitUpdate(Expr.Update update) {
    print(update.subject(), Precedence.INFIX);
    out.append(" update {");
    for (UpdateCase each : update.cases()) {
      out.append(' ');
      new CasePrinter(printer, this, out).updateCase(each);
    }
    out.append(" }");
    return Precedence.INFIX;
  }

  /** Prints the path of a case of {@code update}. */
  void path(List<Selector> path) {
    path.forEach(this::selector);
  }

  @Override
  public Integer visitDo(Expr.Do block) {
    out.append("do {\n");
    printer.header(block.header());
    print(block.body(), Precedence.GREEDY);
    out.append("\n}");
    return Precedence.POSTFIX;
  }

  @Override
  public Integer visitUsing(Expr.Using using) {
    out.append("using (");
    String separator = "";
    for (Binding binding : using.bindings()) {
      out.append(separator).append(binding.name());
      printer.colonType(binding.type());
      out.append(" = ");
      print(binding.value(), Precedence.GREEDY);
      separator = ", ";
    }
    out.append(") ");
    print(using.body(), Precedence.GREEDY);
    return Precedence.GREEDY;
  }

  @Override
  public Integer visitAnnotated(Expr.Annotated annotated) {
    printer.annotations(annotated.annotations());
    print(annotated.expression(), Precedence.GREEDY);
    return Precedence.GREEDY;
  }
}
