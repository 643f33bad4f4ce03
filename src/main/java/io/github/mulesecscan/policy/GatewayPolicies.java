package io.github.mulesecscan.policy;

import io.github.mulesecscan.project.Manifest;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ProjectFile;
import io.github.mulesecscan.project.ProjectKind;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Diagnostic.Level;
import io.github.mulesecscan.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The APIs and policies that files of an application declare for gateways. Immutable. */
public final class GatewayPolicies {

  private final List<GatewayApi> apis;
  private final List<GatewayPolicy> policies;
  private final List<GatewayTier> tiers;

  private GatewayPolicies(
      List<GatewayApi> apis, List<GatewayPolicy> policies, List<GatewayTier> tiers) {
    this.tiers = List.copyOf(tiers);
    this.apis = List.copyOf(apis);
    this.policies = List.copyOf(policies);
  }

  /** Reads the gateway files of {@code project}. */
  public static GatewayPolicies of(MuleProject project) {
    return of(project.otherFiles().stream().map(ProjectFile::text).toList());
  }

  static GatewayPolicies of(List<SourceText> texts) {
    Found found = new Found();
    for (SourceText text : texts) {
      FlexReader.read(text, found);
      TerraformReader.read(text, found);
      ApiManagerReader.read(text, found);
      CommandLineReader.read(text, found);
      GroovyReader.read(text, found);
    }
    return found.done();
  }

  /**
   * Tells where {@code project} declares a gateway, or callers outside, and no file says what the
   * gateway does: what rules on policies do not report then means nothing.
   */
  public Optional<Diagnostic> notice(MuleProject project) {
    boolean isExpected =
        project.kind() == ProjectKind.APPLICATION
            && (project.manifest().declares("gateway", List.of("mule", "flex", "external"))
                || project.manifest().declares("exposure", List.of("external")))
            && !project.manifest().declares("gateway", List.of("none"));
    if (!isExpected || !policies.isEmpty() || !apis.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(
            Level.NOTE,
            "gateway-policies-absent",
            project.folder().resolve(Manifest.FILE),
            "declares callers or a gateway, and no file of the project says which policies are"
                + " applied; rules on policies, required-policies among them, had nothing to look"
                + " at"));
  }

  /** Of an application without any. */
  public static GatewayPolicies none() {
    return new GatewayPolicies(List.of(), List.of(), List.of());
  }

  /** The APIs, also those that only a policy names, in file order. */
  public List<GatewayApi> apis() {
    return apis;
  }

  /** All policies, in file order. */
  public List<GatewayPolicy> policies() {
    return policies;
  }

  /** All SLA tiers, in file order. */
  public List<GatewayTier> tiers() {
    return tiers;
  }

  /** The SLA tiers of one API. */
  public List<GatewayTier> tiersOf(GatewayApi api) {
    return tiers.stream()
        .filter(tier -> tier.api().filter(key -> key.path().equals(api.key())).isPresent())
        .toList();
  }

  /** The policies of one API, automated ones among them. */
  public List<GatewayPolicy> of(GatewayApi api) {
    return policies.stream()
        .filter(
            policy ->
                policy.api().isEmpty()
                    || policy.api().filter(key -> key.path().equals(api.key())).isPresent())
        .toList();
  }

  /** Collects what readers find. */
  static final class Found {

    private final Map<String, GatewayApi> apis = new LinkedHashMap<>();
    private final List<GatewayPolicy> policies = new ArrayList<>();
    private final List<GatewayTier> tiers = new ArrayList<>();

    void api(GatewayApi api) {
      apis.putIfAbsent(api.key(), api);
    }

    void policy(GatewayPolicy policy) {
      policies.add(policy);
    }

    void tier(GatewayTier tier) {
      tiers.add(tier);
    }

    GatewayPolicies done() {
      for (GatewayPolicy policy : policies) {
        policy
            .api()
            .ifPresent(name -> api(new GatewayApi(policy.format(), name.path(), name, List.of())));
      }
      for (GatewayTier tier : tiers) {
        tier.api()
            .ifPresent(name -> api(new GatewayApi(tier.format(), name.path(), name, List.of())));
      }
      return new GatewayPolicies(List.copyOf(apis.values()), policies, tiers);
    }
  }
}
