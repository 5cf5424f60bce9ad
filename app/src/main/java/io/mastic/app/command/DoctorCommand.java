package io.mastic.app.command;

import io.mastic.app.Home;
import io.mastic.app.Settings;
import io.mastic.app.doctor.Examination;
import io.mastic.app.doctor.Finding;
import io.mastic.jobs.launch.spark.SparkHome;
import io.mastic.jobs.version.SparkLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mastic doctor}. */
@Command(
    name = "doctor",
    description = {
      "Look over Java, Python, Spark, the data directory, the database, the disk, the port and the"
          + " clock.",
      "Each line is ok, warn or fail; what to do stands below. The exit code is 1 if anything"
          + " fails.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:  ./mastic doctor",
      "          ./mastic doctor --data /srv/mastic --s3 https://s3.example.com",
    })
final class DoctorCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data directory (default: ~/.mastic).")
  private Path data = ServeCommand.defaultData();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Where a server is to listen (default: ${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      description = "The port for it, if none runs yet (default: ${DEFAULT-VALUE}).")
  private int port = Settings.DEFAULT_PORT;

  @Option(
      names = "--s3",
      paramLabel = "URL",
      description = "The S3 endpoint that servers are started with, to compare clocks.")
  private @Nullable String s3;

  @Override
  public Integer call() throws Exception {
    String python = Optional.ofNullable(System.getenv("MASTIC_PYTHON")).orElse("python3");
    Path directory = data.toAbsolutePath().normalize();
    List<Finding> findings =
        new Examination(directory, host, port, s3, python, sparkMissing(Home.find())).run();
    findings.forEach(finding -> System.out.println(finding.lines()));
    return findings.stream().anyMatch(finding -> finding.grade() == Finding.Grade.FAIL) ? 1 : 0;
  }

  private static String sparkMissing(Home home) {
    try {
      new SparkHome(
          Path.of(System.getProperty("java.home")),
          home.runtimeJar(),
          home.sparkJars(),
          SparkLine.SPARK_3_5);
      return "";
    } catch (IOException | IllegalStateException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
