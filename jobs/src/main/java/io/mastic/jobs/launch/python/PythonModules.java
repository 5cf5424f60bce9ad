package io.mastic.jobs.launch.python;

import io.mastic.jobs.launch.directory.FileTrees;
import io.mastic.jobs.launch.directory.Hashes;
import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.system.RunUser;
import io.mastic.jobs.launch.system.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Python modules that runs ask for beside the interpreter's own, installed by pip into directories
 * of their own: one per interpreter and set of requirements, made once.
 */
public final class PythonModules {

  private static final Duration INSTALLING = Duration.ofMinutes(15);
  private static final int SHOWN_LINES = 5;

  private final Path directory;
  private final @Nullable RunUser user;
  private final OneAtATime<Path> making = new OneAtATime<>();

  public PythonModules(Path directory) {
    this(directory, null);
  }

  /**
   * @param user as whom pip runs, for what it installs is code, and to whom the directory belongs;
   *     null for the server's own
   */
  public PythonModules(Path directory, @Nullable RunUser user) {
    this.directory = directory;
    this.user = user;
  }

  /**
   * The directory with these modules, for PYTHONPATH.
   *
   * @param requirements as pip reads them, or paths of wheels
   * @param options for pip
   * @throws LaunchException with pip's own words if they cannot be installed
   */
  public Path install(
      Path python, PythonFacts facts, List<String> requirements, List<String> options)
      throws LaunchException, InterruptedException {
    Path target = target(python, facts, requirements, options);
    try (OneAtATime<Path>.Turn turn = making.turn(target)) {
      if (turn.held() && !Files.isDirectory(target)) {
        pip(python, target, requirements, options);
      }
      used(target);
      return target;
    }
  }

  /** Are these installed already? */
  public boolean has(
      Path python, PythonFacts facts, List<String> requirements, List<String> options)
      throws LaunchException {
    return Files.isDirectory(target(python, facts, requirements, options));
  }

  private Path target(
      Path python, PythonFacts facts, List<String> requirements, List<String> options)
      throws LaunchException {
    String key =
        String.join("\n", python.toString(), facts.python(), named(options), named(requirements));
    return directory.resolve("py" + facts.line() + "-" + Hashes.shortHash(key));
  }

  /** Notes that a run asks for the set now, so that it is not taken for one that nobody needs. */
  private static void used(Path target) throws LaunchException {
    try {
      Files.setLastModifiedTime(target, FileTime.from(Instant.now()));
    } catch (IOException e) {
      throw new LaunchException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Where the sets are. */
  public Path directory() {
    return directory;
  }

  /**
   * Words as they are, files by their content: a run's copy of a wheel lies elsewhere each time.
   */
  private static String named(List<String> words) throws LaunchException {
    List<String> names = new ArrayList<>();
    for (String word : words) {
      try {
        Path file = word.startsWith("/") ? Path.of(word) : null;
        names.add(
            file != null && Files.isRegularFile(file)
                ? file.getFileName() + ":" + Hashes.shortHash(Files.readAllBytes(file))
                : word);
      } catch (IOException e) {
        throw new LaunchException(String.valueOf(e.getMessage()), e);
      }
    }
    return String.join("\n", names) + "\n";
  }

  private void pip(Path python, Path target, List<String> requirements, List<String> options)
      throws LaunchException, InterruptedException {
    try {
      Files.createDirectories(directory);
      Path scratch = Files.createTempDirectory(directory, "installing");
      if (user != null) {
        user.own(directory);
        user.own(scratch);
      }
      try {
        List<String> command =
            new ArrayList<>(
                List.of(python.toString(), "-m", "pip", "install", "--disable-pip-version-check"));
        command.addAll(List.of("--no-input", "--quiet", "--target", scratch.toString()));
        command.addAll(options);
        command.addAll(requirements);
        Shell.Ended ended =
            Shell.run(
                user == null ? command : user.command(command),
                user == null
                    ? Map.of("PYTHONPATH", "")
                    : Map.of("PYTHONPATH", "", "HOME", directory.toString()),
                scratch,
                INSTALLING);
        if (!ended.well()) {
          throw new LaunchException(errors(ended.output()));
        }
        // Another server of the same cache may have been quicker; its directory is as good.
        if (!Files.isDirectory(target)) {
          Files.move(scratch, target, StandardCopyOption.ATOMIC_MOVE);
        }
      } finally {
        FileTrees.delete(scratch);
      }
    } catch (IOException e) {
      throw new LaunchException(String.valueOf(e.getMessage()), e);
    }
  }

  /** pip's lines that say ERROR, or its last ones. */
  public static String errors(String output) {
    List<String> errors = output.lines().filter(line -> line.startsWith("ERROR")).toList();
    List<String> lines = errors.isEmpty() ? output.lines().toList() : errors;
    return lines.stream()
        .skip(Math.max(0, lines.size() - SHOWN_LINES))
        .collect(Collectors.joining("\n"))
        .strip();
  }
}
