package io.mastic.app;

import io.mastic.app.Settings.Door;
import io.mastic.app.Settings.Storage;
import io.mastic.kernel.DatabaseLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that starts a server. */
final class ServerOptions {

  /** How requests are let in. */
  enum Auth {
    ON,
    OFF
  }

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where everything is kept (default: ~/.mastic, for the demo a new directory).")
  @Nullable Path data;

  @Option(
      names = "--db",
      paramLabel = "URL",
      description = {
        "A PostgreSQL database by its JDBC URL, instead of the SQLite file in the data directory"
            + " (also from the environment: MASTIC_DB).",
        "Others on this machine see the command line; keep the password out of it by"
            + " --db-password-file, MASTIC_DB_PASSWORD, PGPASSWORD or ~/.pgpass."
      })
  @Nullable String db;

  @Option(
      names = "--db-user",
      paramLabel = "NAME",
      description = "The user of that database, if the URL does not say (also: PGUSER).")
  @Nullable String dbUser;

  @Option(
      names = "--db-password-file",
      paramLabel = "FILE",
      description = "Holds the password of that user.")
  @Nullable Path dbPasswordFile;

  @Option(
      names = "--s3",
      paramLabel = "URL",
      description =
          "An S3 endpoint that keeps the objects, instead of folders in the data directory; its"
              + " keys come from AWS's usual chain: environment, profile, role.")
  @Nullable String s3;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "The address to listen on (default: ${DEFAULT-VALUE}).")
  String host = "127.0.0.1";

  @Option(
      names = "--auth",
      paramLabel = "on|off",
      defaultValue = "on",
      description = "off accepts any signature; on loopback only (default: ${DEFAULT-VALUE}).")
  Auth auth = Auth.ON;

  @Option(
      names = "--access-key",
      paramLabel = "ID:SECRET",
      description = {
        "The key pair that clients sign with (default: one made for the data directory and kept"
            + " there, in access-key).",
        "Others on this machine see the command line: better give it by --access-key-file or"
            + " MASTIC_ACCESS_KEY."
      })
  @Nullable String accessKey;

  @Option(
      names = "--access-key-file",
      paramLabel = "FILE",
      description = "Holds that key pair, as ID:SECRET.")
  @Nullable Path accessKeyFile;

  @Mixin final LimitOptions limits = new LimitOptions();

  @Mixin final SecrecyOptions secrecy = new SecrecyOptions();

  @Mixin final RetentionOptions retention = new RetentionOptions();

  /** What is not on the command line. */
  Map<String, String> environment = System.getenv();

  Settings settings(int port, Path defaultData) throws IOException {
    if (auth == Auth.OFF && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "--auth off lets everybody in and is refused on "
              + host
              + "; it is for loopback addresses only");
    }
    Path directory = Optional.ofNullable(data).orElse(defaultData).toAbsolutePath().normalize();
    return new Settings(
        new Door(
            host, port, auth == Auth.ON ? io.mastic.wire.Auth.VERIFY : io.mastic.wire.Auth.OFF),
        new Storage(directory, database(), s3),
        key(),
        limits.limits(),
        secrecy.secrecy(environment),
        retention.upkeep());
  }

  private @Nullable LocalKey key() throws IOException {
    String given = accessKeyFile == null ? accessKey : word(accessKeyFile);
    if (given == null) {
      given = environment.get("MASTIC_ACCESS_KEY");
    }
    return given == null ? null : LocalKey.parse(given);
  }

  private @Nullable DatabaseLogin database() throws IOException {
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
  private static String word(Path file) throws IOException {
    return Files.readString(file).strip();
  }

  private static boolean isLoopback(String host) {
    return host.startsWith("127.")
        || host.equals("::1")
        || host.toLowerCase(Locale.ROOT).equals("localhost");
  }
}
