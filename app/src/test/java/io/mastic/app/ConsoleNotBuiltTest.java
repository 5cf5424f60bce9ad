package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.wire.Auth;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of a build without Node. */
class ConsoleNotBuiltTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir private Path directory;

  /** All that was built, but for the console. */
  private Path homeWithoutConsole() throws IOException {
    Path home = Files.createDirectory(directory.resolve("home"));
    List<Path> parts;
    try (Stream<Path> all = Files.list(HOME)) {
      parts = all.filter(part -> !part.getFileName().toString().equals("console")).toList();
    }
    for (Path part : parts) {
      Files.createSymbolicLink(home.resolve(part.getFileName()), part);
    }
    return home;
  }

  private HttpResponse<String> page(Server server) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(server.url() + "/_/")).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void itsPageSaysHowToBuildItAndHasItOnceItIsBuilt() throws Exception {
    Path home = homeWithoutConsole();
    Settings settings =
        Settings.local(directory.resolve("data"))
            .with(new Settings.Door("127.0.0.1", 0, Auth.VERIFY));
    try (Server server = Server.start(settings, new Home(home), Server.Spark.NOT_PREPARED)) {
      HttpResponse<String> without = page(server);
      assertThat(without.statusCode()).isEqualTo(200);
      assertThat(without.body())
          .contains("its console is not built", "Node.js 20 or newer", "<pre>console/build</pre>");

      Path site = Files.createDirectories(home.resolve("console/target/site"));
      Files.writeString(site.resolve("index.html"), "<title>Built</title>");
      HttpResponse<String> built = page(server);
      assertThat(built.body()).isEqualTo("<title>Built</title>");
      assertThat(built.headers().firstValue("Content-Security-Policy").orElseThrow())
          .startsWith("default-src 'self'; ");
    }
  }
}
