package io.mastic.app.command;

import io.mastic.app.Home;
import io.mastic.app.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mastic operations}: the table of Glue's operations, done or not yet. */
@Command(
    name = "operations",
    description = "List each operation of the Glue API as done or not yet, as Markdown.",
    mixinStandardHelpOptions = true)
final class OperationsCommand implements Callable<Integer> {

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "Write the table to a file, for example docs/operations.md.")
  private @Nullable Path file;

  @Option(
      names = "--room",
      paramLabel = "ROOM",
      description = "Instead of the table, list what one room serves, for example catalog.")
  private @Nullable String room;

  @Override
  public Integer call() throws Exception {
    String wanted = room;
    String table =
        Server.operations(
            Home.find(),
            glue ->
                wanted == null
                    ? OperationsTable.markdown(glue)
                    : OperationsTable.lines(glue, wanted));
    if (file == null) {
      System.out.print(table);
    } else {
      Files.writeString(file, table);
    }
    return 0;
  }
}
