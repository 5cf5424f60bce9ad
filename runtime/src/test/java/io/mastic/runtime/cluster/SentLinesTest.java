package io.mastic.runtime.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.junit.jupiter.api.Test;
import scala.collection.immutable.Seq$;

/** What comes back from executors: their lines, and that they do not stay. */
class SentLinesTest {

  private final List<String> sent = new ArrayList<>();
  private final SentLines lines = new SentLines("[x] ", sent::add);
  private final ByteArrayOutputStream own = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(lines.beside(own), true, StandardCharsets.UTF_8);

  @Test
  void wholeLinesAreSentWithWhoSaidThem() {
    out.print("one\ntwo\nthr");
    lines.flush();
    lines.flush();
    out.print("ée\n");
    lines.flush();
    assertThat(sent).containsExactly("[x] one\n[x] two\n", "[x] thrée\n");
    assertThat(own.toString(StandardCharsets.UTF_8)).isEqualTo("one\ntwo\nthrée\n");
  }

  @Test
  void whatComesTooFastIsCountedAndStaysWhereItWasSaid() {
    String line = "0123456789".repeat(1000) + "\n";
    for (int i = 0; i < 30; i++) {
      out.print(line);
    }
    lines.flush();
    assertThat(sent).hasSize(1);
    assertThat(sent.get(0)).hasSizeLessThan(300_000).endsWith(" bytes came too fast)\n");
    assertThat(own.size()).isEqualTo(30 * line.length());
    out.print("again\n");
    lines.flush();
    assertThat(sent.get(1)).isEqualTo("[x] again\n");
  }

  @Test
  @SuppressWarnings("unchecked") // Scala's empty list of any type
  void executorsThatEndAsSoonAsTheyBeginFailTheJob() {
    List<String> cancelled = new ArrayList<>();
    ExecutorWatch watch = new ExecutorWatch((job, reason) -> cancelled.add(job + " " + reason));
    watch.onJobStart(new SparkListenerJobStart(7, 0, Seq$.MODULE$.empty(), null));
    for (int i = 0; i < 11; i++) {
      watch.onExecutorRemoved(new SparkListenerExecutorRemoved(0, "" + i, "no memory"));
    }
    assertThat(cancelled).isEmpty();
    watch.onExecutorRemoved(new SparkListenerExecutorRemoved(0, "11", "no memory"));
    assertThat(cancelled).hasSize(1);
    assertThat(cancelled.get(0)).startsWith("7 ").contains("no memory", "workers");
  }
}
