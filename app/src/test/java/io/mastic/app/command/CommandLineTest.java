package io.mastic.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
  @ValueSource(strings = {"serve", "demo", "run", "crawl", "bench", "operations"})
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
}
