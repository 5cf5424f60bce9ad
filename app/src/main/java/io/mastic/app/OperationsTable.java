package io.mastic.app;

import io.mastic.contract.GlueDispatch;
import io.mastic.contract.Operations;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.glue.GlueClient;

/** The table of docs/operations.md: made from what the wiring really answers. */
final class OperationsTable {

  private OperationsTable() {}

  static String markdown(GlueDispatch dispatch) {
    Map<String, Boolean> operations = dispatch.coverage();
    long done = operations.values().stream().filter(isDone -> isDone).count();
    StringBuilder table = new StringBuilder();
    table.append("# Operations of the Glue API\n\n");
    table.append(
        String.format(
            Locale.ROOT,
            "Made by `./mastic operations --write docs/operations.md`: %d of %d are done. What is not yet there"
                + " answers HTTP 501 naming the operation.%n%n",
            done,
            operations.size()));
    table.append("| operation | |\n|---|---|\n");
    operations.forEach(
        (name, isDone) ->
            table
                .append("| ")
                .append(name)
                .append(" | ")
                .append(isDone ? "done" : "not yet")
                .append(" |\n"));
    return table.toString();
  }

  /** The operations that a room, or a package of one, serves; one on a line. */
  static String lines(GlueDispatch dispatch, String room) {
    return Operations.names().stream()
        .filter(
            name -> Operations.find(name).flatMap(dispatch::roomOf).filter(in(room)).isPresent())
        .sorted()
        .map(name -> name + "\n")
        .collect(Collectors.joining());
  }

  private static Predicate<GlueClient> in(String room) {
    String home = "io.mastic." + room + ".";
    return serving -> serving.getClass().getName().startsWith(home);
  }
}
