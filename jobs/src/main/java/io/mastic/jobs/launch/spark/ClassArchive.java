package io.mastic.jobs.launch.spark;

import io.mastic.jobs.launch.directory.FileTrees;
import io.mastic.jobs.launch.directory.Hashes;
import io.mastic.jobs.launch.system.Shell;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A class-data-sharing archive of Spark's classes, which halves and better the time until a script
 * has its session. It is made once, in the background; runs use it when it is there and never wait
 * for it.
 */
public final class ClassArchive {

  private static final Logger LOG = LoggerFactory.getLogger(ClassArchive.class);
  private static final String WARM_UP = "io.mastic.runtime.WarmUp";
  private static final String SUFFIX = ".jsa";
  private static final Duration UNUSED = Duration.ofDays(30);
  private static final Duration MAKING = Duration.ofMinutes(5);

  private final SparkHome spark;
  private final Path directory;
  private final Clock clock;
  private final String place;
  private final Path file;

  /**
   * @param directory for the archive; may be shared by servers, also by those of other versions and
   *     folders, which have archives of their own there
   */
  public ClassArchive(SparkHome spark, Path directory, Clock clock) throws IOException {
    this.spark = spark;
    this.clock = clock;
    this.directory = directory;
    this.place = place(spark.classPath());
    this.file = directory.resolve(place + Hashes.shortHash(fingerprint(spark)) + SUFFIX);
  }

  /** The archive, if it has been made. */
  public Optional<Path> find() {
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }

  /**
   * Makes the archive unless it is there; takes half a minute, and waits while another server makes
   * one, which may be for another class path.
   */
  public void make() {
    try {
      Files.createDirectories(directory);
      try (FileChannel channel =
          FileChannel.open(
              directory.resolve("archive.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE)) {
        // Let go with the channel.
        channel.lock();
        if (find().isEmpty()) {
          makeAlone();
        } else {
          Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        }
      }
    } catch (OverlappingFileLockException e) {
      LOG.debug("this server is making the archive already");
    } catch (IOException e) {
      LOG.warn("no class archive for Spark ({}); jobs start slower", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void makeAlone() throws IOException, InterruptedException {
    long began = System.nanoTime();
    tidy();
    Path scratch = Files.createTempDirectory(directory, "making");
    Path made = scratch.resolve("spark.jsa");
    try {
      Shell.Ended ended =
          Shell.run(command(scratch, made), Map.of("SPARK_LOCAL_IP", "127.0.0.1"), MAKING);
      if (!Files.exists(made)) {
        throw new IOException("the JVM made none: " + ended.output().strip());
      }
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
      LOG.info(
          "made the class archive for Spark in {} s ({} MB)",
          Duration.ofNanos(System.nanoTime() - began).toSeconds(),
          Files.size(file) >> 20);
    } finally {
      FileTrees.delete(scratch);
    }
  }

  /**
   * Removes what a killed server left half made, and archives that nobody will use: each is large.
   */
  private void tidy() throws IOException {
    Instant now = clock.instant();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (name.startsWith("making")) {
          FileTrees.delete(entry);
        } else if (isOutdated(name, Files.getLastModifiedTime(entry).toInstant(), place, now)) {
          Files.deleteIfExists(entry);
        }
      }
    }
  }

  /**
   * Whether nobody will use an archive any more: an earlier build stood at the same place, or no
   * server was started with it for a month. Another installation's is left alone.
   */
  static boolean isOutdated(String name, Instant used, String place, Instant now) {
    return name.endsWith(SUFFIX) && (name.startsWith(place) || used.isBefore(now.minus(UNUSED)));
  }

  /** How the names of archives for jars in the same places begin, whatever the jars hold. */
  static String place(String classPath) {
    return "spark-" + Hashes.shortHash(classPath) + "-";
  }

  private List<String> command(Path scratch, Path made) {
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "exec nice -n 10 \"$@\"", "sh"));
    command.add(spark.java().toString());
    command.addAll(spark.moduleOptions());
    command.addAll(
        List.of("-XX:ArchiveClassesAtExit=" + made, "-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx1g", "-Djava.io.tmpdir=" + scratch));
    command.addAll(List.of("-cp", spark.classPath(), WARM_UP, scratch.toString()));
    return command;
  }

  /** An archive is good for one JVM and one class path, down to the jars' sizes and times. */
  private static String fingerprint(SparkHome spark) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String jar : spark.classPath().split(File.pathSeparator, -1)) {
      Path path = Path.of(jar);
      text.append(jar).append(' ').append(Files.size(path)).append(' ');
      text.append(Files.getLastModifiedTime(path).toMillis()).append('\n');
    }
    Path java = spark.java().toRealPath();
    text.append(java).append(' ').append(Files.getLastModifiedTime(java).toMillis()).append('\n');
    Path release = java.resolve("../../release").normalize();
    return text + (Files.exists(release) ? Files.readString(release) : "");
  }
}
