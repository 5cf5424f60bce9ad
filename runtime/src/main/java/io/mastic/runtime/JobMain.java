package io.mastic.runtime;

import io.mastic.runtime.launch.JobProcess;
import java.nio.file.Path;

/** The root process of a Spark job run: {@code java ... io.mastic.runtime.JobMain RUN}. */
public final class JobMain {

  private JobMain() {}

  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      System.err.println("Usage: JobMain <run directory>");
      System.exit(2);
    }
    System.exit(JobProcess.run(Path.of(args[0]).toAbsolutePath()));
  }
}
