package io.mastic.jobs.launch.limit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one run on this machine, and who sees to them: its control group where there is
 * one, else the keeper, who looks twice a second.
 *
 * @param memoryMib 0 for no limit
 * @param group the run's control group; null if there is none
 */
public record Bounds(ProcessLimits limits, long memoryMib, @Nullable ControlGroup group) {

  public static final Bounds NONE = new Bounds(new ProcessLimits(0, 0, 0, 0, 0), 0, null);

  /** What the keeper is told. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    words.add("log=" + (limits.logMib() << 20));
    words.add("memory=" + (group != null && group.has("memory") ? 0 : memoryMib << 20));
    words.add("processes=" + limits.processes());
    return words;
  }

  /** The folder of the control group; empty for none. */
  String folder() {
    Path folder = group == null ? null : group.folder();
    return folder == null ? "" : folder.toString();
  }
}
