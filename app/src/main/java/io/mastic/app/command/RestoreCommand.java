package io.mastic.app.command;

import io.mastic.app.backup.Manifest;
import io.mastic.app.backup.Restore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mastic restore}. */
@Command(
    name = "restore",
    description = {
      "Put a backup into a new data directory, and check that it is whole.",
      "The server that starts on it is a new one: runs that were under way at the backup are FAILED"
          + " there.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:  ./mastic restore /backups/mastic-2026-11-29.tar.gz --data /srv/mastic-again",
      "          ./mastic serve --data /srv/mastic-again",
    })
final class RestoreCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "BACKUP", description = "What ./mastic backup made.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path backup;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "The data directory; not there yet, or empty.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path data;

  @Override
  public Integer call() throws Exception {
    Path directory = data.toAbsolutePath().normalize();
    Manifest manifest = new Restore(backup, directory).run();
    System.out.println(
        "Restored what Mastic "
            + manifest.version()
            + " saved at "
            + manifest.madeAt()
            + ": "
            + manifest.objects()
            + " objects, "
            + manifest.runs()
            + " runs.");
    if (!manifest.database()) {
      System.out.println("The database is not in it: restore PostgreSQL's dump first.");
    }
    System.out.println("Start it by  ./mastic serve --data " + directory);
    return 0;
  }
}
