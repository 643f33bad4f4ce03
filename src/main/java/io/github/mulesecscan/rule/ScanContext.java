package io.github.mulesecscan.rule;

import io.github.mulesecscan.api.ApiSpecifications;
import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.code.JavaSources;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.policy.GatewayPolicies;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.secret.Credential;
import io.github.mulesecscan.secret.CredentialFinder;
import io.github.mulesecscan.secret.SecretKnowledge;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.taint.TaintAnalysis;
import io.github.mulesecscan.taint.TaintResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What a detector may look at: one application and the knowledge about Mule. */
public final class ScanContext {

  private final MuleProject project;
  private final Catalog catalog;
  private final JavaSources sources;
  private final Expressions expressions;
  private final List<Credential> credentials;
  private final ApiSpecifications specifications;
  private final GatewayPolicies policies;
  private final Map<Object, Object> derived = new ConcurrentHashMap<>();
  private Optional<TaintResult> taint = Optional.empty();

  private ScanContext(
      MuleProject project,
      Catalog catalog,
      ApiSpecifications specifications,
      Expressions expressions,
      List<Credential> credentials) {
    this.specifications = specifications;
    this.policies = GatewayPolicies.of(project);
    this.project = project;
    this.catalog = catalog;
    this.sources = JavaSources.of(project);
    this.expressions = expressions;
    this.credentials = List.copyOf(credentials);
  }

  /** Everything that is to be known of {@code project} before rules look at it. */
  public static ScanContext of(MuleProject project, Catalog catalog) {
    return of(project, catalog, Optional.empty());
  }

  /**
   * The same, with a local Maven repository in which artifacts that the application names are
   * looked up.
   */
  public static ScanContext of(MuleProject project, Catalog catalog, Optional<Path> repository) {
    Expressions expressions = Expressions.of(project, catalog);
    return new ScanContext(
        project,
        catalog,
        ApiSpecifications.of(project, catalog, repository),
        expressions,
        CredentialFinder.find(
            SecretKnowledge.builtIn(), catalog.namespaces(), project, expressions));
  }

  /** The application. */
  public MuleProject project() {
    return project;
  }

  /** What is known about Mule's components. */
  public Catalog catalog() {
    return catalog;
  }

  /** The application's own Java and Groovy. */
  public JavaSources sources() {
    return sources;
  }

  /** The application's API specifications. */
  public ApiSpecifications specifications() {
    return specifications;
  }

  /** The policies that files of the application apply at gateways. */
  public GatewayPolicies policies() {
    return policies;
  }

  /** What is to be told of gateway policies that nobody wrote down. */
  public Optional<Diagnostic> gatewayNotice() {
    return policies.notice(project);
  }

  /** The application's DataWeave. */
  public Expressions expressions() {
    return expressions;
  }

  /** Every value in the application that looks like a credential. */
  public List<Credential> credentials() {
    return credentials;
  }

  /**
   * What several detectors derive from the application, made once.
   *
   * @param key stands for what is made; equal keys ask for the same
   */
  public <T> T once(Derived<T> key, Supplier<T> made) {
    // Not computeIfAbsent: what is made may ask for something else that is.
    Object known = derived.get(key);
    if (known == null) {
      T first = made.get();
      Object other = derived.putIfAbsent(key, first);
      known = other == null ? first : other;
    }
    @SuppressWarnings("unchecked")
    T typed = (T) known;
    return typed;
  }

  /** Names something that is made once for an application; implementations have equality. */
  public interface Derived<T> {}

  /** Where data was not followed to its end, as far as anybody asked where data goes. */
  public synchronized List<Diagnostic> dataFlowBounds() {
    return taint.map(TaintResult::bounds).orElse(List.of());
  }

  /** Where data goes in the application; found when it is first asked for. */
  public synchronized TaintResult taint() {
    if (taint.isEmpty()) {
      taint =
          Optional.of(TaintAnalysis.run(project, sources, specifications, expressions, catalog));
    }
    return taint.get();
  }
}
