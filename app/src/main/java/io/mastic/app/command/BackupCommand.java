package io.mastic.app.command;

import io.mastic.app.Version;
import io.mastic.app.backup.Backup;
import io.mastic.app.backup.Manifest;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mastic backup}. */
@Command(
    name = "backup",
    description = {
      "Copy a data directory, also while a server works on it: the database as it is at one moment,"
          + " then the objects, each with its own facts, then the logs of runs and crawls.",
      "The copy holds the keys of the directory: keep it as you keep the directory itself.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:  ./mastic backup --to /backups/mastic-$(date +%F).tar.gz",
      "          ./mastic restore /backups/mastic-2026-11-29.tar.gz --data /srv/mastic-again",
      "",
      "With --db (PostgreSQL) the database is not in the data directory: run pg_dump first, then"
          + " this for the rest.",
      "With --s3 the objects are not in it either: the store that keeps them has its own ways.",
    })
final class BackupCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data directory (default: ~/.mastic).")
  private Path data = ServeCommand.defaultData();

  @Option(
      names = "--to",
      paramLabel = "FILE|DIR",
      required = true,
      description = "A file that ends in .tar, .tar.gz or .tgz, or a directory; not there yet.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path to;

  @Option(names = "--without-logs", description = "Leave out what runs and crawls wrote.")
  private boolean withoutLogs;

  @Option(
      names = "--without-secret-key",
      description =
          "Leave out the file that opens the secrets in the database; without it they are lost, so"
              + " keep it elsewhere.")
  private boolean withoutSecretKey;

  @Override
  public Integer call() throws Exception {
    EnumSet<Backup.Part> parts = EnumSet.allOf(Backup.Part.class);
    if (withoutLogs) {
      parts.remove(Backup.Part.LOGS);
    }
    if (withoutSecretKey) {
      parts.remove(Backup.Part.SECRET_KEY);
    }
    Manifest made = new Backup(data.toAbsolutePath().normalize(), parts).to(to, Version.MASTIC);
    System.out.println(
        to
            + ": "
            + (made.database() ? "the database, " : "")
            + made.objects()
            + " objects, "
            + made.runs()
            + " runs");
    if (!made.database()) {
      System.err.println(
          "There is no SQLite database in "
              + data
              + ". If the server runs with --db, its database is to be saved by pg_dump, best"
              + " before this.");
    }
    return 0;
  }
}
