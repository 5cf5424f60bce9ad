package io.mastic.wire;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jetty.server.Request;

/** Who answers at which port: all services at the first, a single face at each other one. */
final class Ports {

  private final Route.Choice all;
  private final Map<String, Route.Choice> own;

  Ports(Route.Choice all, List<FrontDoor.OwnPort> own) {
    this.all = all;
    this.own =
        IntStream.range(0, own.size())
            .boxed()
            .collect(
                Collectors.toUnmodifiableMap(
                    Ports::name,
                    i -> {
                      Route route = Route.to(own.get(i).face());
                      return (scope, request, query) -> route;
                    }));
  }

  /** The name of the connector of a port that is one face's own. */
  static String name(int number) {
    return "own-" + number;
  }

  Route.Choice choiceOf(Request request) {
    String connector = request.getConnectionMetaData().getConnector().getName();
    return connector == null ? all : own.getOrDefault(connector, all);
  }

  /** The server's own pages are at the first port alone. */
  boolean hasPages(Route.Choice choice) {
    return choice == all;
  }
}
