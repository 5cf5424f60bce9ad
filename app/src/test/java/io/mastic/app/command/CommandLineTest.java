package io.mastic.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine commandLine = Mastic.commandLine(arguments);
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "demo", "run", "crawl", "cluster", "bench", "operations"})
  void everyCommandExplainsItself(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: mastic " + command);
  }

  @Test
  void allCommandsAreToldWhereNoneIsNamed() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("serve", "demo", "runs", "doctor", "restore");
    assertThat(run("sever")).isEqualTo(2);
  }

  @Test
  void noCommandSaysWhatToDo() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("./mastic --help");
  }

  @Test
  void signaturesOffIsRefusedWhereOthersCanReachIt() {
    assertThat(run("serve", "--host", "0.0.0.0", "--auth", "off", "--port", "0")).isNotZero();
    assertThat(err.toString()).contains("loopback");
  }

  @Test
  void aScriptThatIsNotThere() {
    assertThat(run("run", "no-such-script.py")).isEqualTo(2);
  }

  @Test
  void retentionKnowsItsRooms() {
    assertThat(run("serve", "--retention", "kitchen=3", "--port", "0")).isNotZero();
    assertThat(err.toString()).contains("jobs, sessions, crawlers, workflows, stacks, modules");
    assertThat(run("serve", "--retention-days", "-1", "--port", "0")).isNotZero();
    assertThat(err.toString()).contains("cannot be negative");
  }

  @Test
  void anAccessKeyNeedsTwoParts() {
    assertThat(run("serve", "--access-key", "only-an-id", "--port", "0")).isNotZero();
    assertThat(err.toString()).contains("ID:SECRET");
  }

  @ParameterizedTest
  @CsvSource({
    "--spark-master k8s://http://127.0.0.1:1, container.image=IMAGE",
    "--spark-master k8s://http://127.0.0.1:1 --spark-master-page http://127.0.0.1:2, standalone",
    "--spark-master local --spark-cluster-conf spark.a=b, add --spark-master",
    "--spark-master spark://127.0.0.1:1 --spark-cluster-conf fs.a=b, not a property",
    "--spark-master spark://127.0.0.1:1 --spark-cluster-conf spark.master=yarn, not a property",
    "--spark-master yarn, say where it is by --yarn-conf DIR",
    "--spark-master yarn --yarn-conf /no/such, there is no yarn-site.xml in it",
    "--spark-master local --yarn-conf /no/such, add --spark-master yarn",
    "--spark-master yarn --yarn-conf /no/such --spark-master-page http://127.0.0.1:2, standalone",
    "--spark-master spark://127.0.0.1:1 --spark-cluster-conf spark.submit.deployMode=cluster, is"
        + " not available",
    "--spark-master spark://m, 'local, spark://HOST:PORT'",
    "--spark-master local --spark-worker-scale 0.5, add --spark-master",
    "--spark-master spark://127.0.0.1:1 --spark-worker-scale 0, at most 1",
    "--spark-master spark://127.0.0.1:1 --spark-master spark://127.0.0.1:2, one cluster",
    "--spark-master spark://127.0.0.1:1 --host 0.0.0.0, executors on the cluster cannot reach"
  })
  void aClusterThatRunsCannotHaveIsRefusedAtTheStart(String options, String said) {
    List<String> line = new ArrayList<>(List.of("serve", "--port", "0"));
    line.addAll(List.of(options.split(" ", -1)));
    assertThat(run(line.toArray(String[]::new))).isNotZero();
    assertThat(err.toString()).contains(said);
  }

  @Test
  void whereNoClusterWasStartedThereIsNone(@TempDir Path directory) {
    assertThat(run("cluster", "status", "--directory", directory.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("There is no cluster.");
    assertThat(run("cluster", "up", "--workers", "0")).isNotZero();
    assertThat(err.toString()).contains("--workers takes 1 to 64");
    assertThat(run("cluster")).isEqualTo(2);
  }
}
