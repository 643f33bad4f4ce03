package io.github.mulesecscan.taint;

import io.github.mulesecscan.api.ApiParameter;
import io.github.mulesecscan.api.ApiRouter;
import io.github.mulesecscan.api.ApiSpecification;
import io.github.mulesecscan.api.ApiSpecifications;
import io.github.mulesecscan.api.ApiText;
import io.github.mulesecscan.api.ApiType;
import io.github.mulesecscan.api.Operation;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.Map;
import java.util.Optional;

/**
 * What APIkit has shown of parameters when it calls a flow: they are of the types that the
 * specification declares, or the request was refused.
 */
final class RoutedParameters {

  private static final Map<ApiParameter.In, String> PLACES =
      Map.of(ApiParameter.In.QUERY, "queryParams", ApiParameter.In.PATH, "uriParams");

  private final ApiSpecifications specifications;
  private final Kinds kinds;

  RoutedParameters(ApiSpecifications specifications, Kinds kinds) {
    this.specifications = specifications;
    this.kinds = kinds;
  }

  /** {@code state} as it is in {@code flow}, which the router of {@code config} calls. */
  State checked(State state, String config, XmlElement flow) {
    Guards shown = Guards.NONE;
    for (ApiRouter router : specifications.routers()) {
      ApiSpecification api = router.specification();
      if (!router.validates() || !router.name().equals(config) || api == null) {
        continue;
      }
      for (ApiRouter.Route route : router.routes()) {
        Operation operation = route.operation();
        if (route.flow() == flow && operation != null) {
          Location unless = api.artifact() == null ? null : router.location();
          shown = shown.and(shown(state, operation, Optional.ofNullable(unless)));
        }
      }
    }
    return state.withGuards(state.guards().and(shown));
  }

  private Guards shown(State state, Operation operation, Optional<Location> instead) {
    Guards all = Guards.NONE;
    for (ApiParameter parameter : operation.parameters()) {
      String place = PLACES.get(parameter.in());
      if (place == null || !parameter.declared()) {
        continue;
      }
      KindSet cleared = cleared(parameter.type());
      Value value = state.attributes().field(place).field(parameter.name());
      if (!cleared.isEmpty() && value.id().isPresent()) {
        String sentence = "APIkit lets only a value of the type `" + parameter.type() + "` through";
        Guards.Fact fact =
            new Guards.Fact(
                cleared, parameter.type().values(), instead.orElse(parameter.location()), sentence);
        all = all.and(value.id().get(), fact);
      }
    }
    return all;
  }

  /** The kinds of sinks that every value of {@code type} is harmless to. */
  private KindSet cleared(ApiType type) {
    if (!type.values().isEmpty()) {
      return KindSet.ALL;
    }
    return switch (type.kind()) {
      case NUMBER, INTEGER, BOOLEAN, DATE -> kinds.clearedByNumber();
      case STRING ->
          type.facet("pattern").map(ApiText::value).map(this::matched).orElse(KindSet.NONE);
      case ARRAY -> type.items().map(this::cleared).orElse(KindSet.NONE);
      default -> KindSet.NONE;
    };
  }

  /** Only a pattern with both anchors speaks of the whole value. */
  private KindSet matched(String pattern) {
    boolean whole =
        pattern.length() > 2
            && pattern.startsWith("^")
            && pattern.endsWith("$")
            && !pattern.endsWith("\\$")
            && !pattern.contains("|");
    return whole
        ? RegexReader.language(pattern.substring(1, pattern.length() - 1), kinds.sequences())
            .map(kinds::clearedBy)
            .orElse(KindSet.NONE)
        : KindSet.NONE;
  }
}
