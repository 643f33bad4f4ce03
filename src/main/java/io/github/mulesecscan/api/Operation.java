package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Location;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A method of a path, with everything that traits, resource types, paths and the root add to it.
 *
 * @param method the HTTP method in lower case
 * @param path the path with its parameters in braces, without the base path: {@code /items/{id}}
 * @param location the key of the method
 * @param facts texts that it gives, by name: {@code description}
 * @param security what a caller must show
 * @param parameters its parameters, those of the path first
 * @param bodies what may be sent, one for each media type
 * @param responses what may be answered
 */
public record Operation(
    String method,
    String path,
    Location location,
    Map<String, ApiText> facts,
    Security security,
    List<ApiParameter> parameters,
    List<ApiBody> bodies,
    List<Response> responses) {

  private static final Set<String> CLIENT_ID =
      Set.of("client_id", "client-id", "clientid", "x-client-id", "x-client_id", "client_secret");

  public Operation {
    facts = Map.copyOf(facts);
    parameters = List.copyOf(parameters);
    bodies = List.copyOf(bodies);
    responses = List.copyOf(responses);
  }

  /** {@code GET /items/{id}}. */
  public String name() {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }

  /**
   * Whether a client id is asked for as a parameter, as the policies of API Manager for client id
   * enforcement do it.
   */
  public boolean asksClientId() {
    return parameters.stream()
        .anyMatch(parameter -> CLIENT_ID.contains(parameter.name().toLowerCase(Locale.ROOT)));
  }

  /**
   * An answer.
   *
   * @param status {@code 200}, {@code 4XX} or {@code default}
   * @param location its key
   * @param bodies what is sent
   */
  public record Response(String status, Location location, List<ApiBody> bodies) {
    public Response {
      bodies = List.copyOf(bodies);
    }
  }
}
