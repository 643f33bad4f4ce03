package io.github.mulesecscan.detector;

import io.github.mulesecscan.catalog.Namespaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jaxen.saxpath.SAXPathException;
import org.jaxen.saxpath.base.XPathReader;
import org.jaxen.saxpath.helpers.DefaultXPathHandler;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.IllegalNameException;
import org.jdom2.Namespace;
import org.jdom2.filter.Filters;
import org.jdom2.xpath.XPathExpression;
import org.jdom2.xpath.XPathFactory;

/**
 * An XPath 1.0 expression that rules bring along, checked before it is run.
 *
 * <p>Only functions of a list are let through: jaxen's own context holds {@code document()}, which
 * opens any file or address with a parser that follows external entities.
 *
 * @param expression the expression
 * @param namespaces the prefixes that it may use
 */
record XPathQuery(String expression, List<Namespace> namespaces) {

  private static final int LONGEST = 2_000;
  private static final int DEEPEST = 50;
  private static final int MOST_RESULTS = 1_000;

  private static final Set<String> FUNCTIONS =
      Set.of(
          "boolean",
          "ceiling",
          "concat",
          "contains",
          "count",
          "ends-with",
          "false",
          "floor",
          "last",
          "local-name",
          "lower-case",
          "name",
          "namespace-uri",
          "normalize-space",
          "not",
          "number",
          "position",
          "round",
          "starts-with",
          "string",
          "string-length",
          "substring",
          "substring-after",
          "substring-before",
          "sum",
          "translate",
          "true",
          "upper-case");

  XPathQuery {
    namespaces = List.copyOf(namespaces);
  }

  /**
   * Reads an expression; what is wrong with it goes to {@code problem}.
   *
   * @param own prefixes of the rule's own, by prefix; the catalogue's are known, too
   */
  static XPathQuery read(
      String expression, Map<String, String> own, Namespaces catalog, Consumer<String> problem) {
    Map<String, String> uris = new TreeMap<>();
    catalog.prefixes().forEach(prefix -> catalog.uri(prefix).ifPresent(u -> uris.put(prefix, u)));
    uris.putAll(own);
    List<Namespace> namespaces = new ArrayList<>();
    uris.forEach((prefix, uri) -> add(namespaces, prefix, uri, problem));
    XPathQuery query = new XPathQuery(expression, namespaces);
    query.check(uris.keySet(), problem);
    return query;
  }

  private static void add(
      List<Namespace> namespaces, String prefix, String uri, Consumer<String> problem) {
    try {
      namespaces.add(Namespace.getNamespace(prefix, uri));
    } catch (IllegalNameException e) {
      problem.accept(e.getMessage());
    }
  }

  /**
   * The nodes of {@code document} that are selected, at most 1,000; an expression that gives no
   * nodes selects the root element where it is true.
   */
  List<Object> select(Document document) {
    // Compiled for each use: JDOM's compiled expressions must not be shared between threads.
    List<?> results = compile().evaluate(document);
    List<Object> nodes = new ArrayList<>();
    for (Object result : results.subList(0, Math.min(MOST_RESULTS, results.size()))) {
      if (result.equals(true)) {
        nodes.add(document.getRootElement());
      } else if (!(result instanceof Boolean)) {
        nodes.add(result);
      }
    }
    return nodes;
  }

  private XPathExpression<Object> compile() {
    return XPathFactory.instance()
        .compile(
            expression, Filters.fpassthrough(), Map.of(), namespaces.toArray(new Namespace[0]));
  }

  private void check(Set<String> prefixes, Consumer<String> problem) {
    if (expression.length() > LONGEST || depth() > DEEPEST) {
      problem.accept("the expression is too long or too deep");
      return;
    }
    try {
      XPathReader reader = new XPathReader();
      reader.setXPathHandler(new NameCheck(prefixes));
      reader.parse(expression);
      // Finds what only shows when it runs, such as a missing argument.
      select(new Document(new Element("none")));
    } catch (SAXPathException | IllegalStateException | IllegalArgumentException e) {
      problem.accept("not an XPath 1.0 expression: " + e.getMessage());
    }
  }

  private int depth() {
    int deepest = 0;
    int depth = 0;
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      depth += c == '(' || c == '[' ? 1 : 0;
      depth -= c == ')' || c == ']' ? 1 : 0;
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  /** Refuses functions that are not on the list, and prefixes that nobody declares. */
  private static final class NameCheck extends DefaultXPathHandler {

    private final Set<String> prefixes;

    NameCheck(Set<String> prefixes) {
      this.prefixes = prefixes;
    }

    @Override
    public void startFunction(String prefix, String name) throws SAXPathException {
      if (!prefix.isEmpty() || !FUNCTIONS.contains(name)) {
        throw new SAXPathException("the function " + name + "() is not available");
      }
    }

    @Override
    public void startNameStep(int axis, String prefix, String name) throws SAXPathException {
      checkPrefix(prefix);
    }

    @Override
    public void startAllNodeStep(int axis) throws SAXPathException {
      // Any node may be asked for.
    }

    @Override
    public void variableReference(String prefix, String name) throws SAXPathException {
      throw new SAXPathException("there is no variable $" + name);
    }

    private void checkPrefix(String prefix) throws SAXPathException {
      if (!prefix.isEmpty() && !prefixes.contains(prefix)) {
        throw new SAXPathException("unknown namespace prefix '" + prefix + "'");
      }
    }
  }
}
