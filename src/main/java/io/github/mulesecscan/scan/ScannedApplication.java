package io.github.mulesecscan.scan;

import io.github.mulesecscan.flow.UnmodelledComponent;
import io.github.mulesecscan.source.SourcePath;
import java.util.List;

/**
 * An application that was looked at.
 *
 * @param folder its folder; the empty path when it is the scanned folder itself
 * @param name its name: artifact id or folder name
 * @param kind {@code mule-application}, {@code mule-domain}, {@code mule-policy}, {@code
 *     mule-plugin}
 * @param files how many of its files were read
 * @param flows how many flows and sub-flows it has
 * @param unmodelled the components that it uses and the catalogue does not know, the most frequent
 *     first
 */
public record ScannedApplication(
    SourcePath folder,
    String name,
    String kind,
    int files,
    int flows,
    List<UnmodelledComponent> unmodelled) {

  public ScannedApplication {
    unmodelled = List.copyOf(unmodelled);
  }
}
