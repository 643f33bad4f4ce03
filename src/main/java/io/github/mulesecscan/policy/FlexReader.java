package io.github.mulesecscan.policy;

import io.github.mulesecscan.policy.GatewayPolicies.Found;
import io.github.mulesecscan.policy.Tree.Entries;
import io.github.mulesecscan.policy.Tree.Entry;
import io.github.mulesecscan.policy.Tree.Items;
import io.github.mulesecscan.policy.Tree.Leaf;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads resources of Flex Gateway: {@code ApiInstance} and {@code PolicyBinding}. */
final class FlexReader {

  private static final String GROUP = "gateway.mulesoft.com/";
  private static final Set<String> EXTENSIONS = Set.of("yaml", "yml");

  private FlexReader() {}

  static void read(SourceText text, Found found) {
    if (!EXTENSIONS.contains(text.path().extension()) || !text.content().contains(GROUP)) {
      return;
    }
    for (YamlNode document : YamlParser.parse(text).documents()) {
      if (Tree.of(document) instanceof Entries root
          && root.leaf("apiVersion").filter(v -> v.text().startsWith(GROUP)).isPresent()) {
        resource(root, found);
      }
    }
  }

  private static void resource(Entries root, Found found) {
    Optional<Entries> spec = root.entries("spec");
    Optional<Leaf> name = root.entries("metadata").flatMap(data -> data.leaf("name"));
    String kind = root.leaf("kind").map(Leaf::text).orElse("");
    if (spec.isEmpty()) {
      return;
    }
    if (kind.equals("ApiInstance")) {
      name.ifPresent(named -> api(named, spec.get(), found));
    } else if (kind.equals("PolicyBinding")) {
      binding(spec.get(), found);
    }
  }

  private static void api(Leaf name, Entries spec, Found found) {
    List<PolicyValue> settings = new ArrayList<>();
    spec.leaf("address")
        .ifPresent(leaf -> settings.add(new PolicyValue("address", leaf.text(), leaf.location())));
    spec.entries("services")
        .ifPresent(services -> services.entries().forEach(each -> upstream(each, settings)));
    PolicyValue named = key(name);
    found.api(new GatewayApi(PolicyFormat.FLEX, named.path(), named, settings));
    if (spec.first("policies").orElse(null) instanceof Items policies) {
      for (Tree item : policies.items()) {
        if (item instanceof Entries policy) {
          policy(policy, Optional.of(named), found);
        }
      }
    }
  }

  private static void upstream(Entry service, List<PolicyValue> settings) {
    if (service.value() instanceof Entries entries) {
      entries
          .leaf("address")
          .ifPresent(
              leaf -> settings.add(new PolicyValue("upstream", leaf.text(), leaf.location())));
    }
  }

  private static void binding(Entries spec, Found found) {
    Optional<Entries> target = spec.entries("targetRef");
    Optional<PolicyValue> api =
        target
            .filter(
                ref -> ref.leaf("kind").map(Leaf::text).orElse("ApiInstance").equals("ApiInstance"))
            .flatMap(ref -> ref.leaf("name"))
            .map(FlexReader::key);
    policy(spec, api, found);
  }

  private static PolicyValue key(Leaf name) {
    return new PolicyValue("flex:" + name.text(), name.text(), name.location());
  }

  private static void policy(Entries policy, Optional<PolicyValue> api, Found found) {
    Optional<Leaf> name = policy.entries("policyRef").flatMap(ref -> ref.leaf("name"));
    if (name.isEmpty()) {
      return;
    }
    List<PolicyValue> settings = new ArrayList<>();
    for (String key : List.of("order", "disabled")) {
      policy
          .leaf(key)
          .ifPresent(leaf -> settings.add(new PolicyValue(key, leaf.text(), leaf.location())));
    }
    policy.first("rules").ifPresent(rules -> settings.addAll(PolicyScope.of(rules)));
    Leaf named = name.get();
    found.policy(
        new GatewayPolicy(
            PolicyFormat.FLEX,
            new PolicyValue("name", PolicyNames.of(named.text()), named.location()),
            api,
            named.location(),
            settings,
            policy.first("config").map(Tree::values).orElse(List.of())));
  }
}
