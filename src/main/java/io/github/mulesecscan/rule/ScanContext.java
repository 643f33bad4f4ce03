package io.github.mulesecscan.rule;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.secret.Credential;
import java.util.List;

/**
 * What a detector may look at: one application and the knowledge about Mule.
 *
 * @param project the application
 * @param catalog what is known about Mule's components
 * @param credentials every value in the application that looks like a credential
 */
public record ScanContext(MuleProject project, Catalog catalog, List<Credential> credentials) {

  public ScanContext {
    credentials = List.copyOf(credentials);
  }
}
