package io.mastic.app.command;

import io.mastic.contract.GlueDispatch;
import io.mastic.contract.Operation;
import io.mastic.contract.Operations;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.glue.GlueClient;

/** The table of docs/operations.md: made from what the wiring really answers. */
final class OperationsTable {

  private static final String HOME = "io.mastic.";

  private OperationsTable() {}

  static String markdown(GlueDispatch dispatch) {
    List<Row> rows =
        Operations.names().stream()
            .map(name -> Row.of(Operations.find(name).orElseThrow(), dispatch))
            .toList();
    long done = rows.stream().filter(row -> row.state() != State.NOT_YET).count();
    long partly = rows.stream().filter(row -> row.state() == State.PARTLY).count();
    return String.format(
            Locale.ROOT,
            """
            # Operations of the Glue API

            Made by `./mastic operations --write docs/operations.md`: %d of %d are done, %d of them partly: the last column says what
            is missing. What is not yet there answers HTTP 501 naming the operation. A room is a package below `io.mastic`.

            | operation | | room | only kept, or not looked at |
            |---|---|---|---|
            """,
            done,
            rows.size(),
            partly)
        + rows.stream().map(Row::markdown).collect(Collectors.joining())
        + KeptMembers.markdown();
  }

  /** Whether an operation is there. */
  private enum State {
    DONE("done"),
    PARTLY("partly"),
    NOT_YET("not yet");

    private final String text;

    State(String text) {
      this.text = text;
    }
  }

  /** A line of the table. */
  private record Row(String operation, State state, String room, String keeps) {

    static Row of(Operation operation, GlueDispatch dispatch) {
      Optional<GlueClient> serving = dispatch.roomOf(operation);
      if (serving.isEmpty()) {
        return new Row(operation.name(), State.NOT_YET, "", "");
      }
      String room = serving.get().getClass().getPackageName().substring(HOME.length());
      Optional<String> kept = operation.keptOnlyBy(serving.get());
      State state = kept.isPresent() ? State.PARTLY : State.DONE;
      return new Row(operation.name(), state, room, kept.orElse(""));
    }

    String markdown() {
      return "| " + operation + " | " + state.text + " | " + room + " | " + keeps + " |\n";
    }
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
    String home = HOME + room + ".";
    return serving -> serving.getClass().getName().startsWith(home);
  }
}
