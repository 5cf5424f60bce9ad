package io.mastic.jobs.launch.limit;

import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.system.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The root process of every run: a small Python program of ours ({@code mastic_job.keeper}) that
 * begins as a shell.
 *
 * <p>The shell makes the file {@code pid}, or gives up if the file is there; so a run begins once,
 * even if the server dies between starting the process and noting it. Then it starts the run's own
 * command and becomes the keeper: the two start at the same time, and the command is the keeper's
 * child.
 *
 * @param python the interpreter itself, not a script that leads to it
 */
public record Keeper(Path python, Path program) {

  private static final String BEGIN =
      """
      run=$1 group=$2 files=$3 python=$4 keeper=$5 words=$6; shift 6
      set -C; echo $$ > "$run/pid" || exit 75; set +C
      if [ "$files" -gt 0 ]; then ulimit -n "$files" 2>/dev/null || ulimit -S -n "$(ulimit -H -n)"; fi
      rm -f "$run/.out" "$run/.err"
      mkfifo -m 622 "$run/.out" "$run/.err" || exit 76
      exec 3<>"$run/.out" 4<>"$run/.err" 5<&0 </dev/null
      { if [ -n "$group" ]; then echo 0 > "$group/cgroup.procs"; fi; exec "$@"; } <&5 >&3 2>&4 3>&- 4>&- 5<&- &
      exec 5<&-
      exec "$python" -I -S "$keeper" "$run" $! .out .err "$group" $words
      """;

  private static final Optional<Path> SETSID = Programs.find("setsid");

  /** The command line of a root process, in a session of its own if this system has them. */
  public List<String> around(
      RunDirectory run, Bounds bounds, Duration fence, List<String> command) {
    List<String> words = new ArrayList<>(bounds.words());
    words.add("pulse=" + fence.toMillis());
    List<String> line = new ArrayList<>();
    SETSID.ifPresent(setsid -> line.add(setsid.toString()));
    line.addAll(List.of("/bin/sh", "-c", BEGIN, "sh", run.path().toString(), bounds.folder()));
    line.add(Integer.toString(bounds.limits().openFiles()));
    line.addAll(List.of(python.toString(), program.toString(), String.join(" ", words)));
    line.addAll(command);
    return line;
  }
}
