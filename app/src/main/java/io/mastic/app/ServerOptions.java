package io.mastic.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
      description =
          "A PostgreSQL database by its JDBC URL, instead of the SQLite file in the data directory.")
  @Nullable String db;

  @Option(
      names = "--s3",
      paramLabel = "URL",
      description =
          "An S3 endpoint that keeps the objects, instead of folders in the data directory; its keys come from"
              + " AWS's usual chain: environment, profile, role.")
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
      description =
          "The key pair that clients sign with (default: one made for the data directory and kept there, in access-key).")
  @Nullable String accessKey;

  Settings settings(int port, Path defaultData) {
    if (auth == Auth.OFF && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "--auth off lets everybody in and is refused on "
              + host
              + "; it is for loopback addresses only");
    }
    Path directory = Optional.ofNullable(data).orElse(defaultData).toAbsolutePath().normalize();
    LocalKey key = accessKey == null ? LocalKey.of(directory) : LocalKey.parse(accessKey);
    return new Settings(host, port, directory, db, auth == Auth.ON, s3, key);
  }

  private static boolean isLoopback(String host) {
    return host.startsWith("127.")
        || host.equals("::1")
        || host.toLowerCase(Locale.ROOT).equals("localhost");
  }
}
