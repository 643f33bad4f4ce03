package io.github.mulesecscan.detector;

import io.github.mulesecscan.api.ApiParameter;
import io.github.mulesecscan.api.ApiRouter;
import io.github.mulesecscan.detector.ApiSubject.Facts;
import io.github.mulesecscan.detector.ApiSubject.Part;
import io.github.mulesecscan.expression.AccessPath;
import io.github.mulesecscan.expression.AccessPaths;
import io.github.mulesecscan.expression.EmbeddedScript;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.ExprWalker;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The flows that APIkit calls, and the parameters that they read, for rules to judge. */
final class RouteSubjects {

  private static final Map<String, ApiParameter.In> PLACES =
      Map.of("queryParams", ApiParameter.In.QUERY, "uriParams", ApiParameter.In.PATH);

  private final ApiRouter router;
  private final Expressions expressions;
  private final List<ApiSubject> found = new ArrayList<>();

  private RouteSubjects(ApiRouter router, Expressions expressions) {
    this.router = router;
    this.expressions = expressions;
  }

  /** Of a router whose specification is known; none of others. */
  static List<ApiSubject> of(ApiRouter router, Expressions expressions) {
    RouteSubjects subjects = new RouteSubjects(router, expressions);
    if (router.specification() != null) {
      router.routes().forEach(subjects::route);
    }
    return subjects.found;
  }

  private void route(ApiRouter.Route route) {
    XmlElement flow = route.flow();
    Location place = flow.attribute("name").map(XmlAttribute::location).orElse(flow.location());
    String name = flow.getAttributeValue("name", "");
    Facts facts = new Facts().add("flow", name, place);
    facts.add("method", route.method(), place).add("path", route.path(), place);
    facts.add("router", router.name(), router.location());
    if (router.strictQuery()) {
      facts.add("strict-query", "true", router.location());
    }
    if (route.operation() != null) {
      facts.add("operation", route.operation().name(), route.operation().location());
    }
    ApiSubject subject =
        new ApiSubject(Part.ROUTE, name, place, facts.done(), place, null, router.specification());
    found.add(subject);
    if (route.operation() != null) {
      uses(flow).forEach((path, use) -> use(path, use, route, subject));
    }
  }

  private void use(AccessPath path, Location place, ApiRouter.Route route, ApiSubject around) {
    ApiParameter.In in = PLACES.get(path.steps().get(0));
    String name = path.steps().get(1);
    boolean declared =
        route.operation() != null
            && route.operation().parameters().stream()
                .anyMatch(
                    each ->
                        each.in() == in
                            && (each.name().equals(name) || each.name().startsWith("/")));
    Facts facts = new Facts().add("name", name, place);
    facts.add("declared", String.valueOf(declared), place);
    facts.add("in", in == null ? "" : in.word(), place);
    found.add(
        new ApiSubject(
            Part.PARAMETER_USE,
            path.toString(),
            place,
            facts.done(),
            around.location(),
            around,
            around.api()));
  }

  /** The parameters that the expressions of a flow name, each where it is named first. */
  private Map<AccessPath, Location> uses(XmlElement flow) {
    Map<AccessPath, Location> uses = new LinkedHashMap<>();
    for (XmlElement element : flow.descendants()) {
      for (EmbeddedScript script : expressions.in(element)) {
        AccessPaths paths = new AccessPaths(expressions.bindings(script.script()));
        new ExprWalker() {
          @Override
          public Boolean visitSelect(Expr.Select select) {
            AccessPath path = paths.of(select);
            if (isParameter(path)) {
              uses.putIfAbsent(path, script.locate(select));
            }
            return super.visitSelect(select);
          }
        }.walk(script.script());
      }
    }
    return uses;
  }

  private static boolean isParameter(AccessPath path) {
    return path.root().equals("attributes")
        && path.steps().size() == 2
        && PLACES.containsKey(path.steps().get(0))
        && !path.steps().get(1).startsWith(AccessPath.ANY)
        && !path.steps().get(1).startsWith("^");
  }
}
