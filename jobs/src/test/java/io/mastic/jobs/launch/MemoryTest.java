package io.mastic.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.jobs.launch.order.Memory;
import io.mastic.jobs.launch.python.PythonModules;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryTest {

  @ParameterizedTest
  @CsvSource({
    "'', 1, 32, 1024",
    "'', 2, 32, 2048",
    "'', 8, 16, 4096",
    "'', 0.25, 32, 512",
    "'', 1, 1, 512",
    "3g, 1, 32, 3072",
    "700m, 1, 32, 700",
    "100m, 1, 32, 512",
    "nonsense, 1, 32, 1024"
  })
  void heapFollowsTheWorkerUnlessTheJobSays(
      String asked, double dpus, long machineGib, long heapMib) {
    Map<String, String> conf = Map.of("spark.driver.memory", asked);
    assertThat(Memory.heapMib(conf, dpus, machineGib << 30)).isEqualTo(heapMib);
  }

  @ParameterizedTest
  @CsvSource({"0.25, 1", "1, 1", "2, 1", "4, 0", "16, 0"})
  void onlyBigWorkersGetTheThoroughCompiler(double dpus, int options) {
    assertThat(SparkCommand.compiler(dpus)).hasSize(options);
  }

  @Test
  void pipsOwnWordsAreKept() {
    assertThat(
            PythonModules.errors("Collecting x\nERROR: Could not find x\nERROR: No match\nnotice"))
        .isEqualTo("ERROR: Could not find x\nERROR: No match");
    assertThat(PythonModules.errors("No module named pip")).isEqualTo("No module named pip");
  }
}
