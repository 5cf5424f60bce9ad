package io.mastic.app.command;

import io.mastic.kernel.DatabaseLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a PostgreSQL database. */
final class DatabaseOptions {

  @Option(
      names = "--db",
      paramLabel = "URL",
      description = {
        "A PostgreSQL database by its JDBC URL, instead of the SQLite file in the data directory"
            + " (also from the environment: MASTIC_DB).",
        "Others on this machine see the command line; keep the password out of it by"
            + " --db-password-file, MASTIC_DB_PASSWORD, PGPASSWORD or ~/.pgpass."
      })
  private @Nullable String db;

  @Option(
      names = "--db-user",
      paramLabel = "NAME",
      description = "The user of that database, if the URL does not say (also: PGUSER).")
  private @Nullable String dbUser;

  @Option(
      names = "--db-password-file",
      paramLabel = "FILE",
      description = "Holds the password of that user.")
  private @Nullable Path dbPasswordFile;

  /**
   * The database, or null for the SQLite file in the data directory.
   *
   * @param environment what is not on the command line
   */
  @Nullable DatabaseLogin login(Map<String, String> environment) throws IOException {
    String url = db == null ? environment.get("MASTIC_DB") : db;
    if (url == null) {
      return null;
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "--db takes a JDBC URL such as jdbc:postgresql://host:5432/mastic");
    }
    String password =
        dbPasswordFile == null
            ? environment.getOrDefault("MASTIC_DB_PASSWORD", environment.get("PGPASSWORD"))
            : word(dbPasswordFile);
    return new DatabaseLogin(url, dbUser == null ? environment.get("PGUSER") : dbUser, password);
  }

  /** What a file holds, without the end of its line. */
  static String word(Path file) throws IOException {
    return Files.readString(file).strip();
  }
}
