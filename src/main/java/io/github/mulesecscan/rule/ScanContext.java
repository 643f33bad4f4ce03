package io.github.mulesecscan.rule;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.secret.Credential;
import io.github.mulesecscan.secret.CredentialFinder;
import io.github.mulesecscan.secret.SecretKnowledge;
import java.util.List;

/**
 * What a detector may look at: one application and the knowledge about Mule.
 *
 * @param project the application
 * @param catalog what is known about Mule's components
 * @param expressions its DataWeave
 * @param credentials every value in the application that looks like a credential
 */
public record ScanContext(
    MuleProject project, Catalog catalog, Expressions expressions, List<Credential> credentials) {

  public ScanContext {
    credentials = List.copyOf(credentials);
  }

  /** Everything that is to be known of {@code project} before rules look at it. */
  public static ScanContext of(MuleProject project, Catalog catalog) {
    Expressions expressions = Expressions.of(project, catalog);
    return new ScanContext(
        project,
        catalog,
        expressions,
        CredentialFinder.find(
            SecretKnowledge.builtIn(), catalog.namespaces(), project, expressions));
  }
}
