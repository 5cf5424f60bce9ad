package io.mastic.app.command;

import io.mastic.app.Secrecy;
import io.mastic.catalog.connection.jdbc.JdbcHosts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options about secrets that are kept. */
final class SecrecyOptions {

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "Holds the keys that open the secrets in the database; servers that share a database need"
              + " the same (default: secret-key in the data directory, made at the first start;"
              + " also from the environment: MASTIC_KEY_FILE).")
  @Nullable Path keyFile;

  @Option(
      names = "--jdbc-hosts",
      paramLabel = "HOST",
      split = ",",
      defaultValue = "*",
      description =
          "The hosts of databases that the server itself connects to when a client tests a"
              + " connection or looks behind it: names with *, and networks such as 10.0.0.0/8;"
              + " never link-local ones (default: ${DEFAULT-VALUE}).")
  List<String> jdbcHosts = List.of("*");

  Secrecy secrecy(Map<String, String> environment) {
    String elsewhere = environment.get("MASTIC_KEY_FILE");
    Path file = keyFile == null && elsewhere != null ? Path.of(elsewhere) : keyFile;
    return new Secrecy(file, new JdbcHosts(jdbcHosts));
  }
}
