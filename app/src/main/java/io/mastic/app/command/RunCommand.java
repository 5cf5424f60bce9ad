package io.mastic.app.command;

import io.mastic.app.Home;
import io.mastic.app.LocalKey;
import io.mastic.app.Processes;
import io.mastic.app.Server;
import io.mastic.app.Settings;
import io.mastic.app.data.DirectoryInUseException;
import io.mastic.app.data.Running;
import io.mastic.jobs.launch.LocalLauncher;
import io.mastic.jobs.launch.LocalRun;
import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.launch.order.Program;
import io.mastic.jobs.launch.order.RunResult;
import io.mastic.jobs.launch.order.Workers;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Ids;
import io.mastic.objects.remote.RemoteSettings;
import io.mastic.objects.remote.RemoteStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mastic run}: one Glue script, without registering a job. */
@Command(
    name = "run",
    description = {
      "Run one Glue script without registering a job, and pass on what it prints.",
      "The script sees the catalog and the buckets of the data directory, by the server that runs"
          + " there, or one of its own.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:  ./mastic run my_job.py -- --input s3://raw/orders/ --JOB_NAME nightly"
    })
final class RunCommand implements Callable<Integer> {

  private static final String REGION = "us-east-1";

  @Parameters(index = "0", paramLabel = "SCRIPT.py", description = "The script.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path script;

  @Parameters(
      index = "1..*",
      paramLabel = "-- --ARG value",
      description = "The script's own arguments.")
  private List<String> arguments = new ArrayList<>();

  @Option(
      names = "--glue-version",
      paramLabel = "V",
      description = "5.0 or 5.1 (default: ${DEFAULT-VALUE}).")
  private String glueVersion = "5.0";

  @Option(names = "--python-shell", description = "Run it as a Python shell job, without Spark.")
  private boolean pythonShell;

  @Mixin private final ServerOptions options = new ServerOptions();

  @Override
  public Integer call() throws Exception {
    if (!Files.isReadable(script)) {
      System.err.println("There is no script " + script + ".");
      return 2;
    }
    Settings settings = options.settings(0, ServeCommand.defaultData());
    Home home = Home.find();
    try (Server server = Server.start(settings, home)) {
      return run(new Around(server.launcher(), server.url(), server.key()));
    } catch (DirectoryInUseException e) {
      return run(around(settings, home, Running.find(settings.data()).orElseThrow(() -> e)));
    }
  }

  /** What the script's process is started by, and the server that it talks to. */
  private record Around(LocalLauncher launcher, String url, LocalKey key) {}

  /** The server that has the directory serves the script too; what lies in S3 comes through it. */
  private static Around around(Settings settings, Home home, Running server) throws IOException {
    LocalKey key = settings.key() == null ? LocalKey.of(settings.data()) : settings.key();
    RemoteStore objects =
        new RemoteStore(
            new RemoteSettings(URI.create(server.url()), REGION, key.id(), key.secret()));
    Processes processes =
        new Processes(
            home,
            settings.data(),
            "run",
            objects,
            settings.limits(),
            Duration.ZERO,
            Optional.empty());
    return new Around(processes.launcher(), server.url(), key);
  }

  private int run(Around server) throws InterruptedException, IOException {
    try {
      Optional<RunResult> result =
          new LocalRun(server.launcher()).run(order(server), System.out, System.err);
      if (result.isEmpty()) {
        System.err.println("The script's process was killed before it could say how it ended.");
        return 1;
      }
      if (!result.get().succeeded()) {
        System.err.println("FAILED: " + result.get().errorMessage());
        return result.get().exitCode() == 0 ? 1 : result.get().exitCode();
      }
      return 0;
    } catch (LaunchException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private LaunchOrder order(Around server) {
    List<String> args = new ArrayList<>(arguments);
    String jobName = valueOf("--JOB_NAME");
    if (jobName == null) {
      jobName = script.getFileName().toString().replaceFirst("\\.py$", "");
      args.addAll(0, List.of("--JOB_NAME", jobName));
    }
    return new LaunchOrder(
        new LaunchOrder.Subject(Ids.jobRun(), jobName, Caller.DEFAULT_ACCOUNT, REGION),
        new Program.LocalScript(script.toAbsolutePath()),
        pythonShell ? JobKind.PYTHONSHELL : JobKind.GLUEETL,
        glueVersion,
        Workers.alone(1),
        LaunchOrder.Arguments.of(args, byKey(args)),
        new LaunchOrder.Around(
            Map.of(
                "AWS_ENDPOINT_URL", server.url(),
                "AWS_ACCESS_KEY_ID", server.key().id(),
                "AWS_SECRET_ACCESS_KEY", server.key().secret(),
                "AWS_REGION", REGION,
                "AWS_DEFAULT_REGION", REGION),
            server.url()));
  }

  private @Nullable String valueOf(String key) {
    int at = arguments.indexOf(key);
    return at < 0 || at + 1 >= arguments.size() ? null : arguments.get(at + 1);
  }

  private static Map<String, String> byKey(List<String> args) {
    Map<String, String> byKey = new LinkedHashMap<>();
    for (int i = 0; i + 1 < args.size(); i++) {
      if (args.get(i).startsWith("--")) {
        byKey.put(args.get(i), args.get(i + 1));
      }
    }
    return byKey;
  }
}
