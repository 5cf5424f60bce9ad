package io.mastic.app;

import java.nio.file.Path;

/**
 * Sessions and runs outlive their server, to be taken up by the next; after a test there is none.
 */
final class Survivors {

  private Survivors() {}

  /** Ends the processes whose command line names the data directory, which nobody else has. */
  static void end(Path data) {
    ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(data + "/"))
        .forEach(
            process -> {
              process.descendants().forEach(ProcessHandle::destroyForcibly);
              process.destroyForcibly();
            });
  }
}
