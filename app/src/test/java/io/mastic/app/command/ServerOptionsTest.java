package io.mastic.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.app.LocalKey;
import io.mastic.app.Settings;
import io.mastic.kernel.DatabaseLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is secret need not stand on the command line. */
class ServerOptionsTest {

  private static final String URL = "jdbc:postgresql://h:5432/mastic?user=u&password=in-the-url";

  @TempDir private Path directory;

  @Command
  private static final class Holder {
    @Mixin private final ServerOptions options = new ServerOptions();
  }

  private Settings settings(Map<String, String> environment, String... arguments)
      throws IOException {
    Holder holder = new Holder();
    new CommandLine(holder).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    holder.options.environment = environment;
    return holder.options.settings(0, directory);
  }

  @Test
  void oneSettingKeepsTheDiskFromFillingUp() throws IOException {
    assertThat(settings(Map.of(), "--disk-reserve", "7").upkeep().reserveMib()).isEqualTo(7);
    assertThatThrownBy(() -> settings(Map.of(), "--min-free-disk", "512"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--disk-reserve");
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  @Test
  void theKeyPairFromOptionFileOrEnvironment() throws IOException {
    Path file = file("key", "filed:secret\n");
    Map<String, String> environment = Map.of("MASTIC_ACCESS_KEY", "environed:secret");
    assertThat(settings(Map.of()).key()).isNull();
    assertThat(settings(environment).key()).isEqualTo(new LocalKey("environed", "secret"));
    assertThat(settings(environment, "--access-key", "given:secret").key())
        .isEqualTo(new LocalKey("given", "secret"));
    assertThat(settings(environment, "--access-key-file", file.toString()).key())
        .isEqualTo(new LocalKey("filed", "secret"));
  }

  @Test
  void theDatabaseAndItsPassword() throws IOException {
    Path file = file("password", "filed\n");
    assertThat(settings(Map.of()).storage().database()).isNull();
    DatabaseLogin login = settings(Map.of("MASTIC_DB", URL)).storage().database();
    assertThat(login).isEqualTo(new DatabaseLogin(URL, null, null));
    assertThat(login.toString()).isEqualTo("DatabaseLogin[jdbc:postgresql://h:5432/mastic]");
    Map<String, String> usual = Map.of("PGUSER", "pg", "PGPASSWORD", "usual");
    assertThat(settings(usual, "--db", URL).storage().database())
        .isEqualTo(new DatabaseLogin(URL, "pg", "usual"));
    assertThat(
            settings(usual, "--db", URL, "--db-user", "me", "--db-password-file", file.toString())
                .storage()
                .database())
        .isEqualTo(new DatabaseLogin(URL, "me", "filed"));
    assertThatThrownBy(() -> settings(Map.of(), "--db", "mysql://x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:postgresql://");
  }
}
