package io.mastic.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mastic.jobs.launch.directory.LocalPaths;
import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.launch.limit.ProcessLimits;
import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.order.LiveRun;
import io.mastic.jobs.launch.order.Program;
import io.mastic.jobs.launch.order.RunResult;
import io.mastic.jobs.launch.python.PythonHome;
import io.mastic.jobs.launch.python.PythonSources;
import io.mastic.jobs.launch.spark.SparkSite;
import io.mastic.jobs.launch.system.RunUser;
import io.mastic.jobs.version.SparkLine;
import io.mastic.objects.folder.FolderStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs as another user: they can write their own directory, and nothing else of the server's. */
class RunUserTest {

  private static final String USER = "nobody";
  private static final Path PYTHON = Path.of("/usr/bin/python3");

  @TempDir static Path directory;
  private static Path data;
  private static FolderStore objects;
  private static LocalLauncher launcher;

  @BeforeAll
  static void open() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can run as another user");
    assumeTrue(Files.isExecutable(PYTHON), "no Python that every user may read");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    data = Files.createDirectory(directory.resolve("data"));
    Files.writeString(data.resolve("mastic.db"), "secrets");
    objects = new FolderStore(data.resolve("objects"), Clock.systemUTC());
    objects.createBucket("scripts", "us-east-1");
    launcher = launcher(readableSources(), PYTHON);
  }

  /** The bootstrap's sources where everybody may look. */
  private static Path readableSources() throws Exception {
    Path sources = Files.createDirectories(directory.resolve("sources/mastic_job"));
    try (var files = Files.list(Kept.sources().resolve("mastic_job"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".py")).toList()) {
        Files.copy(file, sources.resolve(file.getFileName()));
      }
    }
    return sources.getParent();
  }

  private static LocalLauncher launcher(Path sources, Path python) {
    RunUser user = RunUser.named(USER);
    LaunchSettings settings =
        new LaunchSettings(
            RunPlace.in(data),
            4,
            SparkSite.USUAL,
            ProcessLimits.DEFAULT,
            LocalPaths.REFUSED,
            user,
            Duration.ZERO);
    PythonHome home =
        new PythonHome(
            python.toString(),
            new PythonSources(List.of(sources), sources, SparkLine.SPARK_3_5),
            data.resolve(RunUser.CACHE),
            user);
    return new LocalLauncher(
        settings,
        objects,
        home,
        () -> {
          throw new LaunchException("no Spark in this test");
        });
  }

  private static String run(String id, String script, Map<String, String> arguments)
      throws Exception {
    objects.put("scripts", "x.py", script.getBytes(StandardCharsets.UTF_8), null);
    LiveRun live =
        launcher.begin(
            Orders.of(id, JobKind.PYTHONSHELL, new Program.Script("s3://scripts/x.py"), arguments));
    Kept.exit(live);
    RunDirectory run = launcher.directory(id);
    assertThat(run.result().map(RunResult::errorMessage)).as(Kept.text(run.stderr())).isEmpty();
    return Kept.text(run.stdout());
  }

  @Test
  void aRunIsThatUserAndWritesItsOwnDirectory() throws Exception {
    objects.put("scripts", "extra.txt", "extra".getBytes(StandardCharsets.UTF_8), null);
    String said =
        run(
            "jr_1",
            """
            import os, tempfile
            print(os.getuid() != 0, os.getgroups() == [os.getgid()], open('extra.txt').read())
            open('mine', 'w').write('x')
            open('extra.txt', 'a').write('x')
            tempfile.TemporaryFile().write(b'x')
            """,
            Map.of("--extra-files", "s3://scripts/extra.txt"));
    assertThat(said).isEqualTo("True True extra\n");
    launcher.tidy("jr_1");
    assertThat(launcher.directory("jr_1").work()).doesNotExist();
    assertThat(launcher.directory("jr_1").result().orElseThrow().succeeded()).isTrue();
  }

  @Test
  void aRunThatCannotBeginLeavesNothing() {
    assertThatThrownBy(
            () ->
                launcher.begin(
                    Orders.of(
                        "jr_4",
                        JobKind.PYTHONSHELL,
                        new Program.Script("s3://scripts/missing.py"),
                        Map.of())))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("missing.py");
    assertThat(launcher.directory("jr_4").work()).exists();
    launcher.tidy("jr_4");
    assertNothingIsLeft("jr_4");
  }

  @Test
  void rootRemovesWhateverTheUserMade() throws Exception {
    run(
        "jr_5",
        """
        import os
        os.mkdir('closed')
        open('closed/x', 'w').close()
        os.chmod('closed', 0)
        os.symlink(os.path.abspath('../../..'), 'link')
        os.symlink(os.path.abspath('../../../mastic.db'), 'closed-file')
        for i in range(200):
            os.mkdir('d' * 100)
            open('beside', 'w').close()
            os.chdir('d' * 100)
        """,
        Map.of());
    launcher.tidy("jr_5");
    assertNothingIsLeft("jr_5");
    assertThat(data.resolve("mastic.db")).hasContent("secrets");
  }

  @Test
  void aLinkInThePlaceOfItsFolderIsNotFollowed() throws Exception {
    Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("kept"), "kept");
    run(
        "jr_6",
        """
        import os
        os.chdir('..')
        os.rename('work', 'away')
        os.symlink('%s', 'work')
        """
            .formatted(elsewhere),
        Map.of());
    launcher.tidy("jr_6");
    assertNothingIsLeft("jr_6");
    assertThat(elsewhere.resolve("kept")).hasContent("kept");
  }

  private static void assertNothingIsLeft(String id) {
    RunDirectory run = launcher.directory(id);
    for (Path gone : List.of(run.work(), run.tmp(), run.libraries())) {
      assertThat(Files.exists(gone, LinkOption.NOFOLLOW_LINKS)).as(gone.toString()).isFalse();
    }
  }

  @Test
  void itCannotReadTheServersDataNorChangeItsOwnLog() throws Exception {
    String said =
        run(
            "jr_2",
            """
            import os
            data = os.path.abspath('../../..')
            def tries(what, *args):
                try:
                    what(*args)
                    print('DONE', what, args)
                except (PermissionError, FileExistsError) as error:
                    print('refused')
            tries(open, data + '/mastic.db')
            tries(os.listdir, data)
            tries(os.listdir, data + '/runs')
            tries(os.listdir, data + '/objects')
            tries(open, data + '/objects/scripts/x.py')
            tries(open, '../stdout.log', 'a')
            tries(os.unlink, '../stderr.log')
            tries(os.symlink, '/etc/passwd', '../stdout.log.times')
            tries(open, '../run.json', 'a')
            tries(open, data + '/new', 'w')
            tries(os.kill, os.getppid(), 9)
            tries(os.setuid, 0)
            """,
            Map.of());
    assertThat(said.lines()).hasSize(12).containsOnly("refused");
  }

  @Test
  void theDataDirectoryStaysClosedWhateverComesLater() throws Exception {
    Path later = Files.writeString(data.resolve("later"), "secret");
    Files.setPosixFilePermissions(later, PosixFilePermissions.fromString("rw-r--r--"));
    run("jr_3", "print()", Map.of());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(later)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx--x--x");
  }

  @Test
  void whatRunsNeedIsCheckedAtTheStart() throws Exception {
    launcher.check(List.of(PYTHON));
    Path closed = Files.createDirectory(directory.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    Path inside = Files.writeString(closed.resolve("jar"), "");
    assertThatThrownBy(() -> launcher.check(List.of(inside)))
        .hasMessageContaining("--run-as nobody")
        .hasMessageContaining(inside.toString());
  }

  @Test
  void rootAndStrangersAreNoUsersForRuns() {
    assertThatThrownBy(() -> RunUser.named("root")).hasMessageContaining("root as well");
    assertThatThrownBy(() -> RunUser.named("no-such-user-here"))
        .hasMessageContaining("--run-as no-such-user-here");
  }
}
