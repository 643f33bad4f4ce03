package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.SqlStatement.Bound;
import io.github.mulesecscan.edit.Escaping;
import io.github.mulesecscan.edit.XmlEdits;
import io.github.mulesecscan.edit.XmlTemplate;
import io.github.mulesecscan.expression.Constants;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.expression.ParameterValue;
import io.github.mulesecscan.finding.TextEdit;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.dataweave.Directive;
import io.github.mulesecscan.syntax.dataweave.Entry;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Script;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns a statement that is put together into a constant one with input parameters:
 *
 * <pre>{@code
 * <db:sql>#["select id from t where name = '" ++ vars.name ++ "'"]</db:sql>
 *
 * <db:sql>select id from t where name = :name</db:sql>
 * <db:input-parameters><![CDATA[#[{"name": vars.name}]]]></db:input-parameters>
 * }</pre>
 */
final class BoundParameters {

  private static final Set<String> OPERATIONS = Set.of("select", "insert", "update", "delete");
  private static final String PARAMETERS = "input-parameters";

  /** Input parameters that are there already. */
  private record Present(XmlElement element, SourceText text, Expr.ObjectLiteral object) {

    Set<String> names() {
      Set<String> names = new HashSet<>();
      for (Entry entry : object.entries()) {
        if (entry instanceof Entry.Pair pair) {
          Constants.name(pair.key()).ifPresent(names::add);
        }
      }
      return names;
    }
  }

  private BoundParameters() {}

  /** The edits; empty unless every piece of the statement is understood. */
  static Optional<List<TextEdit>> edits(XmlElement operation, Expressions expressions) {
    Optional<XmlElement> sql = operation.child(operation.uri(), "sql");
    if (!OPERATIONS.contains(operation.getName()) || sql.isEmpty()) {
      return Optional.empty();
    }
    Optional<XmlElement> parameters = operation.child(operation.uri(), PARAMETERS);
    Optional<Present> present = parameters.flatMap(each -> present(each, expressions));
    if (parameters.isPresent() && present.isEmpty()) {
      return Optional.empty();
    }
    return expressions.value(sql.get()) instanceof ParameterValue.Whole whole
        ? bound(whole, present.map(Present::names).orElse(Set.of()))
            .flatMap(bound -> edits(sql.get(), whole.text(), present, bound))
        : Optional.empty();
  }

  private static Optional<Bound> bound(ParameterValue.Whole whole, Set<String> names) {
    Script script = whole.script().script();
    return script.body() == null || !isPlain(script)
        ? Optional.empty()
        : SqlStatement.of(script.body(), script.text()).bind(names);
  }

  private static Optional<Present> present(XmlElement element, Expressions expressions) {
    if (expressions.value(element) instanceof ParameterValue.Whole whole
        && isPlain(whole.script().script())
        && whole.script().script().body() instanceof Expr.ObjectLiteral object
        && object.braced()
        && !object.entries().isEmpty()) {
      return Optional.of(new Present(element, whole.script().text(), object));
    }
    return Optional.empty();
  }

  private static Optional<List<TextEdit>> edits(
      XmlElement sql, SourceText text, Optional<Present> present, Bound bound) {
    long pieces =
        sql.characters().stream().filter(each -> !each.view().content().isBlank()).count();
    if (pieces != 1) {
      return Optional.empty();
    }
    String content = text.content();
    int start = content.length() - content.stripLeading().length();
    Span span = Span.between(start, content.stripTrailing().length());
    Escaping escaping = Escaping.in(sql, text.toRoot(span));
    Optional<TextEdit> statement = XmlEdits.replace(text, span, bound.text(), escaping);
    Optional<TextEdit> parameters =
        present.isPresent() ? extended(present.get(), bound) : added(sql, bound);
    return statement.isEmpty() || parameters.isEmpty()
        ? Optional.empty()
        : Optional.of(List.of(statement.get(), parameters.get()));
  }

  private static Optional<TextEdit> added(XmlElement sql, Bound bound) {
    String object = "{" + entries(bound.parameters()) + "}";
    if (object.contains("]]>")) {
      return Optional.empty();
    }
    String xml = "<" + PARAMETERS + "><![CDATA[#[" + object + "]]]></" + PARAMETERS + ">";
    return XmlTemplate.read(xml, Map.of()) instanceof XmlTemplate.Reading.Read read
        ? XmlEdits.insertBehind(sql, read.template())
        : Optional.empty();
  }

  private static Optional<TextEdit> extended(Present present, Bound bound) {
    List<Entry> entries = present.object().entries();
    Span last = entries.get(entries.size() - 1).span();
    Escaping escaping = Escaping.in(present.element(), present.text().toRoot(last));
    String more = ", " + entries(bound.parameters());
    // Over the last entry rather than behind it: between two sections is no place.
    return XmlEdits.replace(present.text(), last, present.text().slice(last) + more, escaping);
  }

  private static String entries(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\": " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  /** Whether nothing of its header means anything to the body. */
  private static boolean isPlain(Script script) {
    return script.header().directives().stream()
        .allMatch(
            directive ->
                directive instanceof Directive.Version || directive instanceof Directive.Output);
  }
}
