package io.github.mulesecscan.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayPoliciesTest {

  private static final String FLEX =
      """
      apiVersion: gateway.mulesoft.com/v1alpha1
      kind: ApiInstance
      metadata: { name: orders }
      spec:
        address: http://0.0.0.0:8081
        policies:
          - policyRef: { name: cors-flex }
            config: { originGroups: [{ origins: ["*"] }] }
      """;

  private static final String TERRAFORM =
      """
      # all of it
      resource "anypoint_api_policy" "limit" {
        api_instance_id = anypoint_api_instance.orders.id
        asset_id        = "rate-limiting"
        disabled        = var.off ? true : false
        order           = local.base + 1
        configuration_data = jsonencode({ rate_limits = [{ "maximum_requests" : 10, time_period_in_milliseconds = 1000 }] })
      }
      resource "anypoint_apim_policy_custom" "text" {
        apim_id  = anypoint_api_instance.orders.id
        asset_id = "cors"
        configuration_data = <<-EOF
          { "publicResource": true, "list": ["a", "${var.b}"] }
        EOF
      }
      resource "anypoint_apim_policy_custom" "loop" {
        for_each = { for k, v in var.apis : k => v if v != "}" }
        apim_id  = each.value
        asset_id = "${var.prefix}-${each.key}"
        dynamic "pointcut_data" { content { method_regex = ["GET", /* not */ "PUT"] } }
      }
      """;

  private static final String EXPORT =
      """
      { "instanceLabel": "orders", "endpoint": { "uri": "http://orders.example.com" },
        "policies": [ { "groupId": "g", "assetId": "ip-allowlist", "order": 1, "disabled": true,
          "configurationData": { "ips": ["10.0.0.0/8"] },
          "pointcutData": [ { "methodRegex": "GET", "uriTemplateRegex": ".*" } ] } ] }
      """;

  private static final String SCRIPT =
      """
      # anypoint-cli api-mgr policy apply 1 never
      anypoint-cli api-mgr:policy:apply --groupId g -c "{\\"ttl\\": 600}" 17 http-caching && echo
      anypoint-cli-v4 api-mgr policy apply -p '[{"methodRegex": "GET"}]' "$ID" \\
        cors
      """;

  private static final String GROOVY =
      """
      muleDeploy {
        policies {
          policy { assetId 'cors'; version '1.2.1'; config([publicResource: true, name: params.x]) }
          clientEnforcementPolicyBasic { version '1.2.1' }
        }
      }
      """;

  private static GatewayPolicies read(String name, String content) {
    return GatewayPolicies.of(List.of(SourceText.root(new SourcePath("app/" + name), content)));
  }

  private static String show(GatewayPolicies policies) {
    return policies.policies().stream()
        .map(
            each ->
                each.name().text()
                    + "@"
                    + each.location().startLine()
                    + ":"
                    + each.location().startColumn()
                    + " of "
                    + each.api().map(PolicyValue::text).orElse("all")
                    + show(each.settings())
                    + show(each.configuration()))
        .collect(Collectors.joining("\n"));
  }

  private static String show(List<PolicyValue> values) {
    return values.stream()
        .map(value -> value.path() + "=" + value.text())
        .collect(Collectors.joining(", ", " [", "]"));
  }

  @Test
  void flexGateway() {
    GatewayPolicies policies = read("gateway.yaml", FLEX);
    assertThat(show(policies)).isEqualTo("cors@7:26 of orders [] [originGroups.origins=*]");
    assertThat(show(policies.apis().get(0).settings())).isEqualTo(" [address=http://0.0.0.0:8081]");
  }

  @Test
  void terraform() {
    assertThat(show(read("main.tf", TERRAFORM)).lines())
        .containsExactly(
            "rate-limiting@4:21 of orders [order=${local.base + 1}, disabled=${var.off ? true :"
                + " false}] [rateLimits.requestsPerSecond=10, rateLimits.maximumRequests=10,"
                + " rateLimits.timePeriodInMilliseconds=1000]",
            "cors@11:14 of orders [] [publicResource=true, list=a, list=${var.b}]",
            "${var.prefix}-${each.key}@19:14 of ${each.value} [method=GET, method=PUT] []");
  }

  @Test
  void apiManagerExport() {
    GatewayPolicies policies = read("policies.json", EXPORT);
    assertThat(show(policies))
        .isEqualTo(
            "ip-allowlist@2:46 of orders [order=1, disabled=true, method=GET] [ips=10.0.0.0/8]");
    assertThat(policies.policies().get(0).isDisabled()).isTrue();
  }

  @Test
  void commandLine() {
    assertThat(show(read("deploy.sh", SCRIPT)).lines())
        .containsExactly(
            "http-caching@2:70 of 17 [] [ttl=600]", "cors@4:3 of ${$ID} [method=GET] []");
  }

  @Test
  void groovy() {
    assertThat(show(read("muleDeploy.groovy", GROOVY)).lines())
        .containsExactly(
            "cors@3:22 of muleDeploy.groovy [] [publicResource=true]",
            "client-id-enforcement@4:5 of muleDeploy.groovy [] []");
  }

  private static String tiers(String name, String content) {
    return read(name, content).tiers().stream()
        .map(
            tier ->
                tier.name().text()
                    + " of "
                    + tier.api().map(PolicyValue::text).orElse("none")
                    + show(tier.settings()))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void tiersOfTerraform() {
    String tier =
        """
        resource "anypoint_api_instance_sla_tier" "gold" {
          api_instance_id = anypoint_api_instance.orders.id
          auto_approve    = true
          limits = [{ maximum_requests = 120, time_period_in_milliseconds = 60000 }]
        }
        resource "anypoint_apim_sla_tier" "silver" {
          api_instance_id = var.api
          name = "Silver"
          limits { maximum_requests = 10 }
        }
        """;
    assertThat(tiers("main.tf", tier).lines())
        .containsExactly(
            "gold of orders [apiInstanceId=${anypoint_api_instance.orders.id}, autoApprove=true,"
                + " limits.requestsPerSecond=2, limits.maximumRequests=120,"
                + " limits.timePeriodInMilliseconds=60000]",
            "Silver of ${var.api} [apiInstanceId=${var.api}, name=Silver,"
                + " limits.maximumRequests=10]");
  }

  @Test
  void tiersOfAnExport() {
    String export =
        """
        { "assetId": "orders", "policies": [], "tiers": [
          { "name": "Gold", "status": "ACTIVE", "autoApprove": false,
            "limits": [ { "maximumRequests": 5, "timePeriodInMilliseconds": 1000 } ] } ] }
        """;
    assertThat(tiers("orders.json", export))
        .isEqualTo(
            "Gold of orders [name=Gold, status=ACTIVE, autoApprove=false,"
                + " limits.requestsPerSecond=5, limits.maximumRequests=5,"
                + " limits.timePeriodInMilliseconds=1000]");
  }

  @Test
  void tiersOfCommandLines() {
    String script =
        "anypoint-cli-v4 api-mgr:tier:add -a --name \"Big one\" -l true,50,1000 17 | tee x";
    assertThat(tiers("deploy.sh", script))
        .isEqualTo(
            "Big one of 17 [autoApprove=true, limits.requestsPerSecond=50,"
                + " limits.maximumRequests=50, limits.timePeriodInMilliseconds=1000]");
  }

  @ParameterizedTest
  @CsvSource({"a.yaml", "a.tf", "a.json", "a.sh", "a.groovy"})
  void damagedFilesAreRead(String name) {
    for (String whole : List.of(FLEX, TERRAFORM, EXPORT, SCRIPT, GROOVY)) {
      for (int at = 0; at < whole.length(); at++) {
        String prefix = whole.substring(0, at);
        String without = prefix + whole.substring(at + 1);
        assertThatCode(() -> read(name, prefix)).doesNotThrowAnyException();
        assertThatCode(() -> read(name, without)).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void deepNestingEnds() {
    String deep = "resource \"anypoint_api_policy\" \"x\" { a = " + "[".repeat(20_000);
    String blocks = "resource \"anypoint_api_policy\" \"x\" {" + " b {".repeat(20_000);
    assertThat(read("a.tf", deep).policies()).isEmpty();
    assertThat(read("a.tf", blocks).policies()).isEmpty();
  }
}
