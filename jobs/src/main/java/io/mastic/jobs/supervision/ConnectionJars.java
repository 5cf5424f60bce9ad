package io.mastic.jobs.supervision;

import io.mastic.catalog.connection.Connections;
import io.mastic.catalog.scope.Scope;
import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.process.RunKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.glue.model.Connection;

/** The jars that a job's connections bring: a driver of one's own, or a connector. */
@FunctionalInterface
public interface ConnectionJars {

  /** For jobs that have no connections. */
  ConnectionJars NONE = (run, names) -> List.of();

  /**
   * S3 locations.
   *
   * @param names of the job's connections
   * @throws LaunchException naming a connection that is not there
   */
  List<String> of(RunKey run, List<String> names) throws LaunchException;

  static ConnectionJars of(Connections connections) {
    return (run, names) -> {
      Scope scope = new Scope(run.account(), run.region(), run.account());
      List<String> jars = new ArrayList<>();
      for (String name : names) {
        Connection connection =
            connections
                .find(scope, name)
                .orElseThrow(
                    () ->
                        new LaunchException(
                            "LAUNCH ERROR | The job's connection " + name + " is not found"));
        jars.addAll(jars(connection.connectionPropertiesAsStrings()));
      }
      return List.copyOf(jars);
    };
  }

  /** Other connectors than jars, images and Lambda functions, are of no use to a class path. */
  private static List<String> jars(Map<String, String> properties) {
    return Stream.of("JDBC_DRIVER_JAR_URI", "CONNECTOR_URL")
        .map(name -> properties.getOrDefault(name, ""))
        .filter(location -> location.startsWith("s3://") && location.endsWith(".jar"))
        .toList();
  }
}
