package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One API as its specification tells it, whatever language it is written in. Immutable.
 *
 * @param language the language
 * @param path the file that holds its root
 * @param location the title, or else the beginning of the file
 * @param title its title, or else the file's name
 * @param facts texts that the root gives, by name: {@code version}, {@code description}
 * @param servers where it is served
 * @param protocols the protocols that it is declared to speak, in capitals
 * @param schemes the security schemes that it declares
 * @param operations its operations in file order
 * @param artifact the Maven artifact that it was read from, and who names it; absent for a file of
 *     the application
 */
public record ApiSpecification(
    ApiLanguage language,
    SourcePath path,
    Location location,
    String title,
    Map<String, ApiText> facts,
    List<ApiText> servers,
    List<ApiText> protocols,
    List<SecurityScheme> schemes,
    List<Operation> operations,
    @Nullable Artifact artifact) {

  public ApiSpecification {
    facts = Map.copyOf(facts);
    servers = List.copyOf(servers);
    protocols = List.copyOf(protocols);
    schemes = List.copyOf(schemes);
    operations = List.copyOf(operations);
  }

  /**
   * A Maven artifact that holds a specification.
   *
   * @param name {@code group:artifact:version}
   * @param namedAt the attribute of the application that names it
   */
  public record Artifact(String name, Location namedAt) {}

  ApiSpecification from(Artifact origin) {
    return new ApiSpecification(
        language, path, location, title, facts, servers, protocols, schemes, operations, origin);
  }
}
