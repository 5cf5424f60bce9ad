package io.mastic.app.command;

import io.mastic.app.Version;
import picocli.CommandLine.Command;

/** {@code mastic version}. */
@Command(name = "version", description = "Say which versions are at work.")
final class VersionCommand implements Runnable {

  @Override
  public void run() {
    for (String line : new Version().getVersion()) {
      System.out.println(line);
    }
  }
}
