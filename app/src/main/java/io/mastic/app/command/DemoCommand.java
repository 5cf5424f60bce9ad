package io.mastic.app.command;

import io.mastic.app.Home;
import io.mastic.app.Server;
import io.mastic.app.Settings;
import io.mastic.app.demo.Demo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** {@code mastic demo}: a whole pipeline on real data, from raw files to a checked result. */
@Command(
    name = "demo",
    description = {
      "Run a whole pipeline on real data: a week of earthquakes and the airports near them.",
      "Starts a server, uploads raw files, crawls them into the catalog, transforms them by a Glue"
          + " PySpark job and a Python shell job, all as one workflow, and checks the result.",
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  @Option(names = "--port", description = "The port; any free one unless told otherwise.")
  private int port;

  @Mixin private final ServerOptions options = new ServerOptions();

  @Override
  public Integer call() throws Exception {
    Path temporary = options.data == null ? Files.createTempDirectory("mastic-demo") : options.data;
    Settings settings = options.settings(port, temporary);
    Home home = Home.find();
    try (Server server = Server.start(settings, home)) {
      System.out.println("Mastic is ready at " + server.url() + ", data in " + settings.data());
      System.out.println("Watch it in a browser: " + server.consoleLink());
      Demo demo =
          new Demo(
              server.uri(),
              StaticCredentialsProvider.create(
                  AwsBasicCredentials.create(server.key().id(), server.key().secret())),
              home.example("quakes"),
              server::jobOutput);
      boolean right = demo.run();
      System.out.println();
      System.out.println("To keep it running, and look at it with any AWS client:");
      System.out.println("  ./mastic serve --data " + settings.data());
      return right ? 0 : 1;
    }
  }
}
