package io.github.mulesecscan.policy;

import io.github.mulesecscan.policy.GatewayPolicies.Found;
import io.github.mulesecscan.policy.Tree.Entries;
import io.github.mulesecscan.policy.Tree.Entry;
import io.github.mulesecscan.policy.Tree.Items;
import io.github.mulesecscan.policy.Tree.Leaf;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.yaml.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads policies as API Manager exports them and its REST interface takes them. */
final class ApiManagerReader {

  private ApiManagerReader() {}

  static void read(SourceText text, Found found) {
    String content = text.content();
    if (!text.path().extension().equals("json") || !content.contains("\"assetId\"")) {
      return;
    }
    PolicyValue file =
        new PolicyValue(
            "file:" + text.path().value(),
            text.path().name(),
            text.locate(Span.between(0, Math.min(1, text.length()))));
    JsonParser.parse(text).first().ifPresent(root -> walk(Tree.of(root), file, found));
  }

  private static void walk(Tree tree, PolicyValue api, Found found) {
    if (tree instanceof Items items) {
      items.items().forEach(item -> walk(item, api, found));
    } else if (tree instanceof Entries entries) {
      if (isPolicy(entries)) {
        policy(entries, api, found);
        return;
      }
      if (isTier(entries)) {
        found.tier(
            new GatewayTier(
                PolicyFormat.API_MANAGER,
                entries
                    .leaf("name")
                    .map(it -> new PolicyValue("name", it.text(), it.location()))
                    .orElseThrow(),
                Optional.of(api),
                Tree.values(entries)));
        return;
      }
      PolicyValue inner = named(entries, api, found);
      for (Entry entry : entries.entries()) {
        walk(entry.value(), inner, found);
      }
    }
  }

  /** An object that has policies below it is the API that they are applied to. */
  private static PolicyValue named(Entries entries, PolicyValue around, Found found) {
    Optional<Leaf> name = entries.leaf("instanceLabel", "apiId", "assetId");
    boolean holdsPolicies = entries.first("policies").isPresent();
    if (name.isEmpty() || !holdsPolicies || name.get().text().isEmpty()) {
      return around;
    }
    Leaf leaf = name.get();
    PolicyValue named =
        new PolicyValue(around.path() + "/" + leaf.text(), leaf.text(), leaf.location());
    found.api(new GatewayApi(PolicyFormat.API_MANAGER, named.path(), named, endpoint(entries)));
    return named;
  }

  private static List<PolicyValue> endpoint(Entries api) {
    List<PolicyValue> settings = new ArrayList<>();
    Entries endpoint = api.entries("endpoint").orElse(api);
    endpoint
        .leaf("proxyUri")
        .ifPresent(leaf -> settings.add(new PolicyValue("address", leaf.text(), leaf.location())));
    endpoint
        .leaf("uri")
        .ifPresent(leaf -> settings.add(new PolicyValue("upstream", leaf.text(), leaf.location())));
    return settings;
  }

  /** An SLA tier: {@code {"name": "gold", "autoApprove": true, "limits": […]}}. */
  private static boolean isTier(Entries entries) {
    return entries.leaf("name").isPresent()
        && entries.first("limits").orElse(null) instanceof Items
        && entries.leaf("autoApprove", "status").isPresent();
  }

  private static boolean isPolicy(Entries entries) {
    boolean configured =
        entries.first("configurationData", "configuration").orElse(null) instanceof Entries
            || entries.first("pointcutData", "policyTemplateId").isPresent();
    return configured && name(entries).isPresent();
  }

  private static Optional<Leaf> name(Entries policy) {
    Optional<Leaf> own = policy.leaf("assetId");
    return own.isPresent()
        ? own
        : policy.entries("template").flatMap(template -> template.leaf("assetId"));
  }

  private static void policy(Entries policy, PolicyValue around, Found found) {
    Leaf name = name(policy).orElseThrow();
    boolean automated = policy.first("ruleOfApplication", "runtimeFilters").isPresent();
    Optional<PolicyValue> api =
        policy
            .leaf("apiId", "apiVersionId")
            .filter(leaf -> !leaf.text().isEmpty())
            .map(leaf -> new PolicyValue("api:" + leaf.text(), leaf.text(), leaf.location()));
    List<PolicyValue> settings = new ArrayList<>();
    for (String key : List.of("order", "disabled")) {
      policy
          .leaf(key)
          .ifPresent(leaf -> settings.add(new PolicyValue(key, leaf.text(), leaf.location())));
    }
    policy.first("pointcutData").ifPresent(data -> settings.addAll(PolicyScope.of(data)));
    found.policy(
        new GatewayPolicy(
            PolicyFormat.API_MANAGER,
            new PolicyValue("name", PolicyNames.of(name.text()), name.location()),
            automated ? Optional.empty() : Optional.of(api.orElse(around)),
            name.location(),
            settings,
            policy
                .first("configurationData", "configuration")
                .map(Tree::values)
                .orElse(List.of())));
  }
}
