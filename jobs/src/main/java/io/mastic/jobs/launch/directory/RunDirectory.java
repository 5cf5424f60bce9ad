package io.mastic.jobs.launch.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.jobs.launch.order.RunResult;
import io.mastic.kernel.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The directory of one run: the only place that its process needs. */
public record RunDirectory(Path path) {

  private static final long MOST_BYTES = 256L << 20;
  private static final long MOST_PROGRESS = 4L << 20;

  /** The process's working directory. */
  public Path work() {
    return path.resolve("work");
  }

  public Path tmp() {
    return path.resolve("tmp");
  }

  /** Files that the job's parameters bring along. */
  public Path libraries() {
    return path.resolve("lib");
  }

  public Path script() {
    return path.resolve("script.py");
  }

  public Path stdout() {
    return path.resolve("stdout.log");
  }

  public Path stderr() {
    return path.resolve("stderr.log");
  }

  /** Made by the root process itself before anything else: whoever makes it, runs the script. */
  public Path pid() {
    return path.resolve("pid");
  }

  /** Makes the directories; only this user may look inside, since arguments may hold secrets. */
  public void create() throws IOException {
    Files.createDirectories(path.getParent());
    if (!Files.isDirectory(path)) {
      Files.createDirectory(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    for (Path directory : new Path[] {work(), tmp(), libraries()}) {
      Files.createDirectories(directory);
    }
  }

  public void writeSpec(ObjectNode spec) throws IOException {
    Files.writeString(spec(), Json.write(spec));
  }

  public Path spec() {
    return path.resolve("run.json");
  }

  /** What the root process said at its end, if it came to it; else why its keeper ended it. */
  public Optional<RunResult> result() {
    Path file = path.resolve("result.json");
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(read(file).map(RunResult::read).orElseGet(RunResult::malformed));
    }
    return End.of(this).flatMap(end -> end.result(this));
  }

  /**
   * What Spark did so far, as the run's process notes it down; empty for a run without Spark, or
   * one that has not come to it.
   */
  public Optional<JsonNode> progress() {
    Path file = path.resolve("progress.json");
    try {
      return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MOST_PROGRESS
          ? read(file)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A note that is there and can be read. */
  public Optional<JsonNode> note(String name) {
    return read(path.resolve(name));
  }

  /**
   * The run's own processes may write into the directory, and other things than what is expected
   * there: nothing but an ordinary file of a moderate size is read.
   */
  private static Optional<JsonNode> read(Path file) {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MOST_BYTES) {
        return Optional.empty();
      }
      return Optional.ofNullable(Json.MAPPER.readTree(Files.readAllBytes(file)))
          .filter(JsonNode::isObject);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Removes all of it, and what leads to it last. */
  public void remove() throws IOException {
    Optional<Path> spare = RunPlace.spare(path);
    if (spare.isPresent()) {
      FileTrees.delete(spare.get());
    }
    FileTrees.delete(path);
  }

  /** Removes what only the process needed; script, logs and result stay. */
  public void tidy() throws IOException {
    for (Path directory : new Path[] {tmp(), libraries(), work()}) {
      FileTrees.delete(directory);
    }
  }
}
