package io.mastic.app.command;

import io.mastic.app.LocalKey;
import io.mastic.app.ServerLimits;
import io.mastic.app.Settings;
import io.mastic.app.Settings.Door;
import io.mastic.app.Settings.Storage;
import io.mastic.jobs.source.SourceDirectories;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  @Mixin final DatabaseOptions database = new DatabaseOptions();

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

  @Option(
      names = "--source-directory",
      paramLabel = "DIR",
      description =
          "Bare git repositories below it can be named as source control of jobs, which are written"
              + " there and updated from there; may be given several times. Without it there are"
              + " none.")
  List<Path> sourceDirectories = new ArrayList<>();

  @Option(
      names = "--resource-policies",
      paramLabel = "kept|enforced",
      defaultValue = "kept",
      description =
          "enforced denies calls of Glue that a policy of PutResourcePolicy denies (default:"
              + " ${DEFAULT-VALUE}).")
  Settings.Policies policies = Settings.Policies.KEPT;

  @Mixin final LimitOptions limits = new LimitOptions();

  @Mixin final SecrecyOptions secrecy = new SecrecyOptions();

  @Mixin final LogOptions logs = new LogOptions();

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
    ServerLimits asked = limits.limits();
    ClusterOptions.checkReach(asked.ofRun().spark(), host);
    return new Settings(
        new Door(host, port, auth == Auth.ON ? io.mastic.wire.Auth.VERIFY : io.mastic.wire.Auth.OFF)
            .with(policies),
        new Storage(
            directory, database.login(environment), s3, new SourceDirectories(sourceDirectories)),
        key(),
        asked,
        secrecy.secrecy(environment),
        logs.records(),
        retention.upkeep());
  }

  private @Nullable LocalKey key() throws IOException {
    String given = accessKeyFile == null ? accessKey : DatabaseOptions.word(accessKeyFile);
    if (given == null) {
      given = environment.get("MASTIC_ACCESS_KEY");
    }
    return given == null ? null : LocalKey.parse(given);
  }

  static boolean isLoopback(String host) {
    return host.startsWith("127.")
        || host.equals("::1")
        || host.toLowerCase(Locale.ROOT).equals("localhost");
  }
}
