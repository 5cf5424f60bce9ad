package io.mastic.jobs.launch.system;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Programs of the system. */
public final class Programs {

  private static final String USUAL = "/usr/bin:/bin:/usr/sbin:/sbin";

  private Programs() {}

  /** Where a program is on the PATH of this server, or where it usually is. */
  public static Optional<Path> find(String program) {
    String path = System.getenv().getOrDefault("PATH", USUAL) + File.pathSeparator + USUAL;
    for (String directory : path.split(File.pathSeparator, -1)) {
      Path candidate = Path.of(directory, program);
      if (Files.isExecutable(candidate)) {
        return Optional.of(candidate.toAbsolutePath());
      }
    }
    return Optional.empty();
  }
}
