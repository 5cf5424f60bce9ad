package io.mastic.conformance.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One process of a run, as it told itself and as it was watched. Times are those of {@link
 * History#now}.
 *
 * @param ticks when it began, since boot: with the id it tells the process from any other
 * @param token of the request that the run came from
 * @param gone when it said its last word, or else was seen to be gone; infinite while it lives
 * @param outcome its last word; null if it never came to it
 */
record Proof(
    String run,
    long pid,
    long ticks,
    String token,
    double begun,
    double gone,
    @Nullable String outcome) {

  static final String OK = "ok";

  boolean lives() {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return !fields[0].equals("Z") && Long.parseLong(fields[19]) == ticks;
    } catch (IOException e) {
      return false;
    }
  }

  boolean overlaps(Proof other) {
    return begun < other.gone && other.begun < gone;
  }

  Proof gone(double at, @Nullable String lastWord) {
    return new Proof(run, pid, ticks, token, begun, at, lastWord);
  }
}
