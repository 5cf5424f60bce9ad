package io.mastic.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.launch.order.LiveRun;
import io.mastic.jobs.launch.order.Memory;
import io.mastic.jobs.launch.order.Program;
import io.mastic.jobs.launch.order.Workers;
import io.mastic.jobs.launch.python.PythonHome;
import io.mastic.kernel.Awaiting;
import io.mastic.objects.folder.FolderStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drivers that wait for runs, played by a small program that waits and takes as the real one. */
class SpareDriversTest {

  /** What the JVM does with its run directory; {@code mute} has it take no run. */
  private static final String DRIVER =
      """
      import json, os, sys
      here = sys.argv[1]
      if os.path.exists(here + "/prepared.json"):
          print("rehearsal")
          open(here + "/ready", "w").close()
          line = sys.stdin.readline()
          if not line:
              sys.exit(3)
          order = json.loads(line)
          if "MUTE" in order["environment"]:
              sys.stdin.read()
              sys.exit(4)
          os.symlink(os.path.basename(here), order["run"])
          print("prepared", sorted(n for n in order["environment"] if n.startswith("OWN_")), flush=True)
          environment = order["environment"]
      else:
          print("cold", flush=True)
          environment = os.environ
      run = json.load(open(here + "/run.json"))
      print(run["runId"], environment.get("OWN_KEY"), os.path.samefile(os.getcwd(), here + "/work"), flush=True)
      if "HANGS" in environment:
          while True:
              __import__("time").sleep(1)
      json.dump({"outcome": "SUCCEEDED", "exitCode": 0}, open(here + "/result.json", "w"))
      """;

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
  void open() throws Exception {
    objects = new FolderStore(directory.resolve("objects"), Clock.systemUTC());
    objects.createBucket("scripts", "us-east-1");
    objects.put("scripts", "x.py", "1".getBytes(StandardCharsets.UTF_8), null);
    objects.put("scripts", "x.jar", new byte[1], null);
    Files.writeString(directory.resolve("driver.py"), DRIVER);
    launcher = launcher(new Readiness(1, Readiness.When.ALWAYS));
  }

  @AfterEach
  void close() {
    launcher.close();
  }

  private LocalLauncher launcher(Readiness readiness) {
    LaunchSettings settings = new LaunchSettings(RunPlace.in(directory), 4);
    LocalLauncher made =
        new LocalLauncher(
            settings, objects, python, () -> (order, run, jars) -> command(order, run, jars));
    made.keepReady(readiness);
    return made;
  }

  private List<String> command(LaunchOrder order, RunDirectory run, List<Path> jars) {
    return List.of(
        "python3",
        directory.resolve("driver.py").toString(),
        run.path().toString(),
        order.parameters().sparkConf().getOrDefault("spark.driver.memory", "1g"),
        jars.toString());
  }

  private static LaunchOrder order(String id, Map<String, String> arguments, String... variables) {
    Map<String, String> environment = new HashMap<>(Map.of("OWN_KEY", "secret-of-" + id));
    for (String variable : variables) {
      environment.put(variable, "1");
    }
    return new LaunchOrder(
        new LaunchOrder.Subject(id, "job", "000000000000", "us-east-1"),
        new Program.Script("s3://scripts/x.py"),
        JobKind.GLUEETL,
        "5.0",
        Workers.alone(1),
        LaunchOrder.Arguments.of(List.of(), arguments),
        new LaunchOrder.Around(environment, null));
  }

  private List<Path> spares() throws Exception {
    Path runs = directory.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (var all = Files.list(runs)) {
      return all.filter(RunPlace::isSpare).filter(p -> Files.exists(p.resolve("ready"))).toList();
    }
  }

  private Path awaitSpare() {
    Awaiting.until("a driver that is ready", Kept.SOON, () -> waiting().isPresent());
    return waiting().orElseThrow();
  }

  private Optional<Path> waiting() {
    try {
      return spares().stream().filter(p -> !Files.exists(p.resolve("run.json"))).findFirst();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private String ended(LaunchOrder order) throws Exception {
    Kept.exit(launcher.begin(order));
    assertThat(launcher.result(order.runId()).orElseThrow().succeeded()).isTrue();
    return Kept.text(launcher.directory(order.runId()).stdout());
  }

  @Test
  void aRunGetsADriverThatWaitedAndTheNextAnother() throws Exception {
    Path first = awaitSpare();
    assertThat(ended(order("jr_1", Map.of())))
        .isEqualTo("prepared ['OWN_KEY']\njr_1 secret-of-jr_1 True\n");
    assertThat(launcher.directory("jr_1").path()).isEqualTo(first);
    Path second = awaitSpare();
    assertThat(second).isNotEqualTo(first);
    assertThat(ended(order("jr_2", Map.of()))).contains("jr_2 secret-of-jr_2 True");
    assertThat(Files.readString(second.resolve("run.json"))).doesNotContain("secret-of");
    assertThat(Files.readString(second.resolve("prepared.json"))).doesNotContain("secret-of");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--conf | spark.driver.memory=2g",
        "--conf | spark.hadoop.fs.s3a.endpoint=http://elsewhere",
        "--conf | spark.local.dir=/elsewhere",
        "--extra-jars | s3://scripts/x.jar",
      })
  void whatNoDriverCanBecomeBeginsAlone(String argument, String value) throws Exception {
    awaitSpare();
    assertThat(ended(order("jr_1", Map.of(argument, value)))).startsWith("cold\n");
  }

  @Test
  void workOfTheServersOwnAndPythonShellsBeginAlone() throws Exception {
    awaitSpare();
    LaunchOrder work = Orders.of("jr_1", JobKind.GLUEETL, new Program.BuiltIn("w", "{}"), Map.of());
    assertThat(ended(work)).startsWith("cold\n");
    assertThat(waiting()).isPresent();
  }

  @Test
  void aDriverThatDoesNotTakeTheRunIsEndedAndTheRunBeginsAlone() throws Exception {
    Path spare = awaitSpare();
    assertThat(ended(order("jr_1", Map.of(), "MUTE"))).startsWith("cold\n");
    Awaiting.until("its end", Kept.SOON, () -> !Files.exists(spare));
  }

  @Test
  void aRunWhoseScriptIsNotThereSaysSoAsEver() {
    awaitSpare();
    LaunchOrder missing =
        Orders.of("jr_1", JobKind.GLUEETL, new Program.Script("s3://scripts/no.py"), Map.of());
    assertThatThrownBy(() -> launcher.begin(missing)).hasMessageStartingWith("LAUNCH ERROR | ");
    assertThat(launcher.find("jr_1")).isEmpty();
  }

  @Test
  void aDriverEndsWithItsServerAndARunWithItDoesNot() throws Exception {
    awaitSpare();
    LiveRun run = launcher.begin(order("jr_1", Map.of(), "HANGS"));
    Path spare = awaitSpare();
    long waiting = Kept.pid(new RunDirectory(spare), "../pid");
    launcher.close();
    assertThat(Kept.alive(waiting)).isFalse();
    Awaiting.until("its directory goes", Kept.SOON, () -> !Files.exists(spare));
    assertThat(run.ended()).isNotDone();
    // The next server finds the run, and leaves it alone.
    LocalLauncher next = launcher(Readiness.NONE);
    LiveRun found = next.find("jr_1").orElseThrow();
    assertThat(found.pid()).isEqualTo(run.pid());
    assertThat(found.ended()).isNotDone();
    found.kill();
    Kept.exit(found);
    assertThat(Kept.exit(run)).isPresent();
  }

  @Test
  void aServerRemovesWhatAKilledOneLeft() throws Exception {
    launcher.close();
    RunDirectory left = RunPlace.in(directory).ofSpare();
    left.create();
    Files.writeString(left.path().resolve("ready"), "");
    // It was told of a run, and did not come to take it.
    Files.writeString(left.spec(), "{\"runId\": \"jr_9\"}");
    launcher = launcher(new Readiness(1, Readiness.When.ALWAYS));
    Awaiting.until("it goes", Kept.SOON, () -> !Files.exists(left.path()));
    awaitSpare();
  }

  @Test
  void ofARunThatIsForgottenNothingStays() throws Exception {
    Path spare = awaitSpare();
    ended(order("jr_1", Map.of()));
    Path link = directory.resolve("runs/jr_1");
    assertThat(link).isSymbolicLink();
    new RunDirectory(link).remove();
    assertThat(link).doesNotExist();
    assertThat(Files.isSymbolicLink(link)).isFalse();
    assertThat(spare).doesNotExist();
  }

  @Test
  void driversHaveWhatMemoryNoRunNeeds() throws Exception {
    Path spare = awaitSpare();
    SpareShape shape = new SpareShape(List.of("x"), 1, 100);
    assertThat(shape.command(new RunDirectory(spare))).containsExactly("x");
    List<LaunchOrder> many = List.of(big("jr_1"), big("jr_2"));
    for (LaunchOrder order : many) {
      launcher.begin(order);
    }
    Awaiting.until("room is made", Kept.SOON, () -> !Files.exists(spare));
    for (LaunchOrder order : many) {
      LiveRun live = launcher.find(order.runId()).orElseThrow();
      live.kill();
      Kept.exit(live);
    }
  }

  /** Two of them are more than this machine has. */
  private static LaunchOrder big(String id) {
    long half = (Memory.machineBytes() / 100 * 39) >> 20;
    return order(id, Map.of("--conf", "spark.driver.memory=" + half * 100 / 110 + "m"), "HANGS");
  }

  @ParameterizedTest
  @CsvSource({"8, 8, 0", "16, 2, 0", "16, 4, 1", "64, 16, 1"})
  void aSmallMachineHasNone(long gibibytes, int processors, int drivers) {
    // A machine of 16 GB has a little less than it says.
    long bytes = (gibibytes << 30) - (300L << 20);
    assertThat(Readiness.usual(bytes, processors).drivers()).isEqualTo(drivers);
  }

  @Test
  void whatNobodyAskedForInHalfAnHourIsNotKept() {
    Readiness usual = Readiness.usual(1L << 40, 64);
    assertThat(usual.isForgotten(Duration.ofMinutes(29))).isFalse();
    assertThat(usual.isForgotten(Duration.ofMinutes(31))).isTrue();
    assertThat(new Readiness(1, Readiness.When.ALWAYS).isForgotten(Duration.ofDays(1))).isFalse();
  }
}
