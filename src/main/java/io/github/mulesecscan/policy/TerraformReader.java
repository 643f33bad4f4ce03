package io.github.mulesecscan.policy;

import io.github.mulesecscan.policy.GatewayPolicies.Found;
import io.github.mulesecscan.policy.Tree.Entries;
import io.github.mulesecscan.policy.Tree.Leaf;
import io.github.mulesecscan.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads resources of the two Terraform providers for Anypoint Platform. */
final class TerraformReader {

  private static final Pattern POLICY =
      Pattern.compile("anypoint_(apim_policy|api_policy|automated_policy)(?:_([a-z0-9_]+))?");
  private static final Pattern API =
      Pattern.compile(
          "anypoint_(api_instance|self_managed_omni_gateway|apim_(mule4|flexgateway|flex_gateway|flex|instance))");
  private static final Pattern TIER = Pattern.compile("anypoint_(api_instance|apim)_sla_tier");
  private static final Pattern TLS_CONTEXT =
      Pattern.compile("anypoint_(secret_?group_tls_?context(_[a-z_]+)?|flex_tls_context)");
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{([A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+)[.\\[].*\\}");

  private TerraformReader() {}

  static void read(SourceText text, Found found) {
    if (!text.path().extension().equals("tf") || !text.content().contains("anypoint_")) {
      return;
    }
    String folder = "terraform:" + text.path().parent().value() + ":";
    for (HclReader.Block block : HclReader.read(text)) {
      if (!block.type().equals("resource") || block.labels().size() != 2) {
        continue;
      }
      Leaf type = block.labels().get(0);
      Leaf name = block.labels().get(1);
      Matcher policy = POLICY.matcher(type.text());
      if (TLS_CONTEXT.matcher(type.text()).matches()) {
        tlsContext(type, block.body(), found);
      } else if (policy.matches()) {
        policy(policy, type, block.body(), folder, found);
      } else if (TIER.matcher(type.text()).matches()) {
        tier(name, block.body(), folder, found);
      } else if (API.matcher(type.text()).matches()) {
        String key = folder + type.text() + "." + name.text();
        PolicyValue named = new PolicyValue(key, name.text(), name.location());
        found.api(new GatewayApi(PolicyFormat.TERRAFORM, key, named, addresses(block.body())));
      }
    }
  }

  /** What the TLS of gateways and load balancers is made of; it belongs to no API of its own. */
  private static void tlsContext(Leaf type, Entries body, Found found) {
    found.policy(
        new GatewayPolicy(
            PolicyFormat.TERRAFORM,
            new PolicyValue("name", "tls-context", type.location()),
            Optional.empty(),
            type.location(),
            List.of(),
            Tree.values(body)));
  }

  private static List<PolicyValue> addresses(Entries api) {
    List<PolicyValue> settings = new ArrayList<>();
    for (PolicyValue value : Tree.values(api)) {
      String key = value.path().substring(value.path().lastIndexOf('.') + 1);
      if (key.equals("proxyUri") || key.equals("endpointProxyUri")) {
        settings.add(new PolicyValue("address", value.text(), value.location()));
      } else if (key.equals("uri") || key.equals("endpointUri") || key.equals("upstreamUri")) {
        settings.add(new PolicyValue("upstream", value.text(), value.location()));
      }
    }
    return settings;
  }

  private static void policy(Matcher kind, Leaf type, Entries body, String folder, Found found) {
    String suffix = kind.group(2) == null ? "custom" : kind.group(2);
    boolean automated = kind.group(1).startsWith("automated") || suffix.startsWith("automated");
    Optional<Leaf> named = body.leaf("assetId", "policyType");
    boolean generic = suffix.equals("custom") || kind.group(1).startsWith("automated");
    Leaf name = generic && named.isPresent() ? named.get() : new Leaf(suffix, type.location());
    Optional<PolicyValue> api = api(body, folder);
    List<PolicyValue> settings = new ArrayList<>();
    for (String key : List.of("order", "disabled")) {
      body.leaf(key)
          .ifPresent(leaf -> settings.add(new PolicyValue(key, leaf.text(), leaf.location())));
    }
    body.all("pointcutData").forEach(data -> settings.addAll(PolicyScope.of(data)));
    if (!automated && api.isEmpty()) {
      return;
    }
    found.policy(
        new GatewayPolicy(
            PolicyFormat.TERRAFORM,
            new PolicyValue("name", PolicyNames.of(name.text()), name.location()),
            automated ? Optional.empty() : api,
            name.location(),
            settings,
            configuration(body)));
  }

  private static Optional<PolicyValue> api(Entries body, String folder) {
    return body.leaf("apimId", "apiInstanceId", "apiId", "instanceId")
        .map(leaf -> new PolicyValue(key(leaf, folder), label(leaf), leaf.location()));
  }

  private static void tier(Leaf resource, Entries body, String folder, Found found) {
    Leaf name = body.leaf("name").orElse(resource);
    found.tier(
        new GatewayTier(
            PolicyFormat.TERRAFORM,
            new PolicyValue("name", name.text(), name.location()),
            api(body, folder),
            Tree.values(body)));
  }

  private static List<PolicyValue> configuration(Entries body) {
    List<PolicyValue> values = new ArrayList<>();
    for (String key : List.of("configurationData", "configuration", "config")) {
      body.all(key).forEach(tree -> values.addAll(Tree.values(tree)));
    }
    return values;
  }

  /** The resource that an identifier comes from, or the identifier itself. */
  private static String key(Leaf leaf, String folder) {
    Matcher reference = REFERENCE.matcher(leaf.text());
    return folder + (reference.matches() ? reference.group(1) : leaf.text());
  }

  private static String label(Leaf leaf) {
    Matcher reference = REFERENCE.matcher(leaf.text());
    if (!reference.matches()) {
      return leaf.text();
    }
    return reference.group(1).substring(reference.group(1).indexOf('.') + 1);
  }
}
