package io.mastic.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.jobs.launch.directory.LocalPaths;
import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.launch.limit.ProcessLimits;
import io.mastic.jobs.launch.order.Demand;
import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.launch.order.LiveRun;
import io.mastic.jobs.launch.order.Program;
import io.mastic.jobs.launch.order.RunResult;
import io.mastic.jobs.launch.python.PythonHome;
import io.mastic.jobs.launch.spark.SparkSite;
import io.mastic.kernel.Awaiting;
import io.mastic.objects.folder.FolderStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run asks for is done, or refused in words; whatever it leaves is understood. */
class LocalLauncherTest {

  /** What the interpreter has is asked once: that takes longer than most tests here. */
  @TempDir static Path cache;

  private static PythonHome python;

  @TempDir Path directory;
  private FolderStore objects;
  private LocalLauncher launcher;

  @BeforeAll
  static void find() {
    python = Kept.python(cache);
  }

  @BeforeEach
  void open() {
    objects = new FolderStore(directory.resolve("objects"), Clock.systemUTC());
    objects.createBucket("scripts", "us-east-1");
    script("print('hello')");
    launcher = launcher(LocalPaths.REFUSED, 4);
  }

  private LocalLauncher launcher(LocalPaths paths, int most) {
    LaunchSettings settings =
        new LaunchSettings(
            RunPlace.in(directory),
            most,
            SparkSite.USUAL,
            ProcessLimits.DEFAULT,
            paths,
            null,
            Duration.ZERO);
    return new LocalLauncher(
        settings, objects, python, () -> (order, run, jars) -> List.of("sh", "-c", "echo spark"));
  }

  private void script(String text) {
    objects.put("scripts", "x.py", text.getBytes(StandardCharsets.UTF_8), null);
  }

  private static LaunchOrder shell(String id, Map<String, String> arguments) {
    return Orders.of(id, JobKind.PYTHONSHELL, new Program.Script("s3://scripts/x.py"), arguments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--additional-python-modules | s3:///x.whl | no bucket",
        "--additional-python-modules | s3://../x.whl | ..",
        "--additional-python-modules | s3://scripts/.. | names no object",
        "--additional-python-modules | s3://scripts | s3://scripts",
        "--additional-python-modules | /etc/passwd | --allow-local-paths",
        "--python-modules-installer-option | -r /etc/passwd | --allow-local-paths",
        "--extra-py-files | s3:///x.py | no bucket",
        "--extra-py-files | nonsense | not an S3 location",
        "--extra-py-files | /etc/passwd | --allow-local-paths",
        "--extra-jars | file:///etc/passwd | --allow-local-paths",
        "--extra-files | ../../mastic.db | --allow-local-paths",
        "--extra-files | s3://scripts/.. | names no object",
        "--extra-files | s3://no/such | NoSuchBucket"
      })
  void whatCannotBeFetchedIsALaunchError(String argument, String value, String said) {
    assertThatThrownBy(() -> launcher.begin(shell("jr_1", Map.of(argument, value))))
        .isInstanceOf(LaunchException.class)
        .hasMessageStartingWith("LAUNCH ERROR | ")
        .hasMessageContaining(said);
    assertThat(launcher.find("jr_1")).isEmpty();
    assertThat(launcher.reserve(Demand.of(shell("other", Map.of())))).isTrue();
  }

  @Test
  void aNameThatNoFileCanHaveIsALaunchError() {
    assertThatThrownBy(
            () -> launcher.begin(shell("jr_1", Map.of("--extra-files", "s3://scripts/a\0b"))))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("U+0000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "file:///etc/passwd",
        "../x.py",
        "s3:///x.py",
        "x.py",
        "s3://scripts"
      })
  void aScriptLiesInABucket(String location) {
    LaunchOrder order =
        Orders.of("jr_1", JobKind.PYTHONSHELL, new Program.Script(location), Map.of());
    assertThatThrownBy(() -> launcher.begin(order))
        .isInstanceOf(LaunchException.class)
        .hasMessageStartingWith("LAUNCH ERROR | ");
  }

  @Test
  void whereLocalPathsAreAllowedAScriptMayLieHere() throws Exception {
    Path script = Files.writeString(directory.resolve("local.py"), "print('local')");
    LaunchOrder order =
        Orders.of("jr_1", JobKind.PYTHONSHELL, new Program.Script(script.toString()), Map.of());
    launcher = launcher(LocalPaths.ALLOWED, 4);
    assertThat(ended(order).succeeded()).isTrue();
    assertThat(Kept.text(launcher.directory("jr_1").stdout())).isEqualTo("local\n");
  }

  @Test
  void whoeverStartsThisProgramMayRunALocalScriptAnyway() throws Exception {
    Path script = Files.writeString(directory.resolve("local.py"), "import beside");
    Path beside = Files.writeString(directory.resolve("beside.py"), "print('beside')");
    LaunchOrder order =
        Orders.of(
            "jr_1",
            JobKind.PYTHONSHELL,
            new Program.LocalScript(script),
            Map.of("--extra-files", beside.toString()));
    assertThat(ended(order).succeeded()).isTrue();
    assertThat(Kept.text(launcher.directory("jr_1").stdout())).isEqualTo("beside\n");
  }

  @Test
  void aVariableThatNoProcessCanHaveIsNamedWithoutItsValue() {
    LaunchOrder order =
        Orders.of(
            JobKind.PYTHONSHELL,
            null,
            Map.of(),
            new LaunchOrder.Around(Map.of("CUSTOMER_A", "secret\0"), null));
    assertThatThrownBy(() -> launcher.begin(order))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("CUSTOMER_A")
        .hasMessageNotContaining("secret");
  }

  private RunResult ended(LaunchOrder order) throws Exception {
    Kept.exit(launcher.begin(order));
    return launcher.result(order.runId()).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "7",
        "{}",
        "{\"outcome\": \"MAYBE\"}",
        "{\"outcome\": 7}",
        "{\"outcome\": \"SUCCEEDED\", \"exitCode\": \"many\"}",
        "{\"outcome\": null}"
      })
  void aMalformedResultIsAFailure(String content) throws Exception {
    script("import os\nopen('../result.json', 'w').write('''" + content + "''')\nos._exit(0)\n");
    RunResult result = ended(shell("jr_1", Map.of()));
    assertThat(result.succeeded()).isFalse();
    assertThat(result.errorMessage()).contains("result.json is malformed");
  }

  @Test
  void aResultThatIsNoFileIsAFailure() throws Exception {
    script("import os\nos.symlink('/etc/passwd', '../result.json')\nos._exit(0)\n");
    assertThat(ended(shell("jr_1", Map.of())).errorMessage()).contains("malformed");
    script("import os\nos.mkfifo('../result.json')\nos._exit(0)\n");
    assertThat(ended(shell("jr_2", Map.of())).errorMessage()).contains("malformed");
  }

  @Test
  void theBoundOnProcessesIsExactAndCountsWhatIsFound() throws Exception {
    script("import time\nprint('begun', flush=True)\ntime.sleep(1000)\n");
    launcher = launcher(LocalPaths.REFUSED, 2);
    LiveRun one = launcher.begin(shell("jr_1", Map.of()));
    assertThat(launcher.reserve(Demand.of(shell("jr_2", Map.of())))).isTrue();
    assertThat(launcher.hasRoom()).isFalse();
    assertThat(launcher.reserve(Demand.of(shell("jr_3", Map.of())))).isFalse();
    LiveRun two = launcher.begin(shell("jr_2", Map.of()));
    try {
      for (String id : List.of("jr_1", "jr_2")) {
        Path log = launcher.directory(id).stdout();
        Awaiting.until("begun", Kept.SOON, () -> Kept.text(log).equals("begun\n"));
      }
      // Another server comes after this one and has not looked for any run yet.
      LocalLauncher next = launcher(LocalPaths.REFUSED, 2);
      assertThat(next.hasRoom()).isFalse();
      assertThat(next.reserve(Demand.of(shell("jr_3", Map.of())))).isFalse();
      LiveRun found = next.find("jr_1").orElseThrow();
      found.kill();
      Kept.exit(found);
      Awaiting.until("room", Kept.SOON, () -> next.reserve(Demand.of(shell("jr_3", Map.of()))));
      assertThat(next.hasRoom()).isFalse();
      next.release("jr_3");
      assertThat(next.hasRoom()).isTrue();
    } finally {
      one.kill();
      two.kill();
      Kept.exit(one);
      Kept.exit(two);
    }
  }

  @Test
  void whatHasNoEffectIsSaidOnceInTheErrorLogAlone() throws Exception {
    LaunchOrder order =
        shell(
            "jr_1",
            Map.of("--enable-job-insights", "true", "--enable-metrics", "false", "--mine", "x"));
    ended(order);
    RunDirectory run = launcher.directory("jr_1");
    assertThat(Kept.text(run.stdout())).isEqualTo("hello\n");
    assertThat(Kept.text(run.stderr()).lines())
        .singleElement()
        .asString()
        .startsWith("[mastic] accepted, without effect here: --enable-job-insights (");
  }

  @Test
  void aRunForWhichAllIsDoneHasNothingToSay() throws Exception {
    ended(shell("jr_1", Map.of("--mine", "x", "--extra-py-files", "s3://scripts/x.py")));
    assertThat(Kept.text(launcher.directory("jr_1").stderr())).isEmpty();
    assertThat(Optional.of(Kept.text(launcher.directory("jr_1").stdout()))).contains("hello\n");
  }

  @Test
  void theFirstRunThatInstallsModulesSaysSoAndTheNextHasThem() throws Exception {
    objects.put("scripts", "tiny-1.0-py3-none-any.whl", wheel(), null);
    script("import tiny\nprint(tiny.word)");
    Map<String, String> wanted =
        Map.of("--additional-python-modules", "s3://scripts/tiny-1.0-py3-none-any.whl");
    ended(shell("jr_1", wanted));
    assertThat(Kept.text(launcher.directory("jr_1").stderr()))
        .isEqualTo(
            "[mastic] pip installs s3://scripts/tiny-1.0-py3-none-any.whl now, once for all runs\n");
    assertThat(Kept.text(launcher.directory("jr_1").stdout())).isEqualTo("there\n");
    ended(shell("jr_2", wanted));
    assertThat(Kept.text(launcher.directory("jr_2").stderr())).isEmpty();
    assertThat(Kept.text(launcher.directory("jr_2").stdout())).isEqualTo("there\n");
  }

  /** The least that pip takes for one. */
  private static byte[] wheel() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      Map<String, String> files =
          Map.of(
              "tiny.py", "word = 'there'\n",
              "tiny-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n",
              "tiny-1.0.dist-info/WHEEL",
                  "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
              "tiny-1.0.dist-info/RECORD", "tiny.py,,\n");
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
