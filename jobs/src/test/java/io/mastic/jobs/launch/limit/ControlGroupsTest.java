package io.mastic.jobs.launch.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.directory.RunPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Control groups, as the files that they are. */
class ControlGroupsTest {

  @TempDir Path directory;

  private RunDirectory run() throws Exception {
    RunDirectory run = new RunPlace(directory.resolve("runs")).of("jr_1");
    run.create();
    return run;
  }

  private Path own(String controllers) throws Exception {
    Path own = Files.createDirectories(directory.resolve("unified/system.slice/mastic.service"));
    Files.writeString(own.resolve("cgroup.controllers"), controllers + "\n");
    Files.writeString(own.resolve("cgroup.subtree_control"), controllers + "\n");
    Path runs = Files.createDirectories(own.resolve("mastic-runs"));
    Files.writeString(runs.resolve("cgroup.subtree_control"), controllers + "\n");
    return own;
  }

  private Optional<ControlGroups> find(String self) {
    return ControlGroups.find(
        "proc /proc proc rw 0 0\ncgroup2 " + directory.resolve("unified") + " cgroup2 rw 0 0\n",
        self);
  }

  @Test
  void limitsAreWrittenForTheControllersThatAct() throws Exception {
    own("cpu memory pids io");
    ControlGroups groups = find("0::/system.slice/mastic.service\n").orElseThrow();
    assertThat(groups.controllers()).containsExactly("memory", "pids", "cpu");
    ControlGroup group =
        groups.create(run(), new ProcessLimits(0, 1.5, 0, 100, 0), 700).orElseThrow();
    assertThat(Files.readString(group.folder().resolve("memory.max"))).isEqualTo("734003200");
    assertThat(Files.readString(group.folder().resolve("cpu.max"))).isEqualTo("150000 100000");
    assertThat(Files.readString(group.folder().resolve("pids.max"))).isEqualTo("6400");
    Files.writeString(group.folder().resolve("cgroup.procs"), "");
    assertThat(ControlGroup.of(run()).map(ControlGroup::folder)).contains(group.folder());
  }

  @Test
  void withoutControllersAndWithoutKillThereIsNothingToGain() throws Exception {
    own("");
    assertThat(find("0::/system.slice/mastic.service\n")).isEmpty();
  }

  @Test
  void oldHierarchiesAndForeignGroupsAreLeftAlone() {
    assertThat(find("4:memory:/x\n")).isEmpty();
    assertThat(find("0::/../other\n")).isEmpty();
    assertThat(ControlGroups.find("cgroup /c cgroup rw,memory 0 0\n", "0::/\n")).isEmpty();
  }

  @Test
  void theKeeperLeavesMemoryToTheKernelWhereThatSeesToIt() {
    ControlGroup group = new ControlGroup(directory, List.of("memory"));
    ProcessLimits limits = new ProcessLimits(0, 0, 0, 7, 1);
    assertThat(new Bounds(limits, 300, group).words())
        .containsExactly("log=1048576", "memory=0", "processes=7");
    assertThat(new Bounds(limits, 300, null).words())
        .containsExactly("log=1048576", "memory=314572800", "processes=7");
  }

  @Test
  void processorsAreChosenFromThoseThatThereAre() {
    assertThat(Processors.numbers("0-3,8")).containsExactly(0, 1, 2, 3, 8);
    assertThat(Processors.some(2, "a", List.of(4, 5, 6)).split(",", -1)).hasSize(2);
    assertThat(Processors.some(9, "a", List.of(4, 5, 6))).isEqualTo("4,5,6");
  }
}
