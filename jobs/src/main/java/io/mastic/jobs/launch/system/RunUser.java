package io.mastic.jobs.launch.system;

import io.mastic.jobs.launch.directory.RunDirectory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The user of this machine as whom runs run, where the server is root and was told so: {@code
 * --run-as USER}.
 *
 * <p>A run of that user can write its own directory and nothing else of the server's, and reads
 * objects through the server's S3 interface, with the run's own keys.
 *
 * @param prefix of a command line, to run as that user
 */
public record RunUser(String name, int uid, int gid, List<String> prefix) {

  /** Below the data directory: what runs need beside their own, and can be made again. */
  public static final String CACHE = "cache";

  private static final Duration SOON = Duration.ofSeconds(20);

  /** What that user may go through in the data directory, beside nothing. */
  private static final Set<String> OPEN = Set.of("runs", CACHE);

  /**
   * The user of that name.
   *
   * @throws IllegalArgumentException if runs cannot run as that user; the message says why
   */
  public static RunUser named(String name) {
    try {
      if (id("-u", null) != 0) {
        throw new IllegalArgumentException("--run-as " + name + " needs a server that is root");
      }
      int uid = id("-u", name);
      if (uid == 0) {
        throw new IllegalArgumentException("--run-as " + name + ": that is root as well");
      }
      int gid = id("-g", name);
      return new RunUser(name, uid, gid, prefix(name, uid, gid));
    } catch (IOException e) {
      throw new IllegalArgumentException("--run-as " + name + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalArgumentException("interrupted", e);
    }
  }

  private static int id(String what, @Nullable String name)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("id", what));
    if (name != null) {
      command.addAll(List.of("--", name));
    }
    Shell.Ended answer = Shell.run(command, Map.of(), SOON);
    if (!answer.well()) {
      throw new IOException(answer.output().strip());
    }
    return Integer.parseInt(answer.output().strip());
  }

  /** By what this system has; a run never gets privileges back. */
  private static List<String> prefix(String name, int uid, int gid)
      throws IOException, InterruptedException {
    List<List<String>> ways =
        List.of(
            List.of(
                "setpriv",
                "--reuid=" + uid,
                "--regid=" + gid,
                "--init-groups",
                "--no-new-privs",
                "--"),
            List.of("runuser", "-u", name, "--"));
    for (List<String> way : ways) {
      var program = Programs.find(way.get(0));
      if (program.isPresent()) {
        List<String> line = new ArrayList<>(way);
        line.set(0, program.get().toString());
        List<String> trial = new ArrayList<>(line);
        trial.addAll(List.of("id", "-u"));
        if (Shell.run(trial, Map.of(), SOON).output().strip().equals(Integer.toString(uid))) {
          return List.copyOf(line);
        }
      }
    }
    throw new IOException("neither setpriv nor runuser (util-linux) can run programs as that user");
  }

  public List<String> command(List<String> command) {
    List<String> line = new ArrayList<>(prefix);
    line.addAll(command);
    return line;
  }

  /**
   * Lets the user pass through the data directory to the runs, and nobody into all else there.
   *
   * @throws IOException if the runs cannot be reached, as below a home directory that is closed
   */
  public void open(Path data) throws IOException, InterruptedException {
    for (String name : OPEN) {
      Path directory = Files.createDirectories(data.resolve(name));
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(data)) {
      for (Path entry : entries) {
        if (!OPEN.contains(entry.getFileName().toString()) && !Files.isSymbolicLink(entry)) {
          close(entry);
        }
      }
    }
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
  }

  private static void close(Path entry) throws IOException {
    Set<PosixFilePermission> now = Files.getPosixFilePermissions(entry, LinkOption.NOFOLLOW_LINKS);
    Set<PosixFilePermission> own = EnumSet.copyOf(PosixFilePermissions.fromString("rwx------"));
    own.retainAll(now);
    if (!own.equals(now)) {
      Files.setPosixFilePermissions(entry, own);
    }
  }

  /**
   * Checks that the user can read what every run needs.
   *
   * @throws IOException naming the first that the user cannot reach
   */
  public void check(List<Path> needed) throws IOException, InterruptedException {
    List<String> line =
        command(
            List.of(
                "/bin/sh",
                "-c",
                "for f; do [ -r \"$f\" ] || { echo \"$f\"; exit 1; }; done",
                "sh"));
    needed.forEach(path -> line.add(path.toString()));
    Shell.Ended ended = Shell.run(line, Map.of(), SOON);
    if (!ended.well()) {
      throw new IOException(
          "--run-as "
              + name
              + ": that user cannot read "
              + ended.output().strip()
              + ", which runs need; put it where everybody may look, or give the user the right to");
    }
  }

  /**
   * Makes a run's directory the user's to add to: what the server puts there stays the server's.
   */
  public void give(RunDirectory run) throws IOException {
    for (String log : List.of("stdout.log", "stderr.log")) {
      for (String name : List.of(log, log + ".times")) {
        Path file = run.path().resolve(name);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
          Files.createFile(
              file,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
      }
    }
    for (Path own : List.of(run.work(), run.tmp())) {
      try (Stream<Path> files = Files.walk(own)) {
        for (Path file : files.toList()) {
          own(file);
        }
      }
      Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
    }
    List<Path> read = new ArrayList<>(List.of(run.spec(), run.script()));
    try (Stream<Path> files = Files.walk(run.libraries())) {
      read.addAll(files.toList());
    }
    for (Path file : read) {
      if (Files.exists(file)) {
        Files.setAttribute(file, "unix:gid", gid);
        String mode = Files.isDirectory(file) ? "rwxr-x---" : "rw-r-----";
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      }
    }
    Files.setAttribute(run.path(), "unix:gid", gid);
    // The sticky bit: the user may add files, and remove only the user's own.
    Files.setAttribute(run.path(), "unix:mode", 01770);
  }

  /** Makes a file or folder the user's. */
  public void own(Path path) throws IOException {
    Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
  }
}
