package io.mastic.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.launch.limit.Bounds;
import io.mastic.jobs.launch.limit.ControlGroup;
import io.mastic.jobs.launch.limit.ControlGroups;
import io.mastic.jobs.launch.limit.ProcessLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Control groups of this machine, where it has them. */
class GroupedRunTest {

  @TempDir Path directory;

  @Test
  void aGroupOfThisMachineEndsWithItsRun() throws Exception {
    Optional<ControlGroups> groups = ControlGroups.find();
    assumeTrue(groups.isPresent(), "no control groups (cgroup v2) that this user may write here");
    RunDirectory run = new RunPlace(directory.resolve("runs")).of("jr_1");
    run.create();
    ControlGroup group =
        groups.get().create(run, new ProcessLimits(0, 0, 0, 0, 0), 0).orElseThrow();
    Bounds bounds = new Bounds(new ProcessLimits(0, 0, 0, 0, 0), 0, group);
    RootProcess live =
        Kept.start(
            run,
            bounds,
            "sh",
            "-c",
            "cat /proc/self/cgroup; env -i setsid sh -c 'echo $$ > child; exec sleep 1000' & sleep 1000");
    long child = Kept.pid(run, "child");
    assertThat(Files.readString(group.folder().resolve("cgroup.procs")).lines())
        .contains(Long.toString(child))
        .doesNotContain(Long.toString(live.pid()));
    live.kill();
    Kept.exit(live);
    assertThat(Kept.alive(child)).isFalse();
    assertThat(group.folder()).doesNotExist();
  }
}
