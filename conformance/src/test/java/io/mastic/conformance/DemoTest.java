package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo, as a newcomer runs it: crawlers, Spark, Python shell and workflow on real data. */
class DemoTest {

  @Test
  void theDemoIsRight(@TempDir Path directory) throws Exception {
    MasticProcess.warmUp();
    Path output = directory.resolve("demo.out");
    Process demo =
        MasticProcess.command("demo", "--data", directory.resolve("data").toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(demo.waitFor(8, TimeUnit.MINUTES)).as(Files.readString(output)).isTrue();
    assertThat(demo.exitValue()).as(Files.readString(output)).isZero();
    assertThat(Files.readString(output)).contains("Right: 5115 rows in 20 partitions");
  }
}
