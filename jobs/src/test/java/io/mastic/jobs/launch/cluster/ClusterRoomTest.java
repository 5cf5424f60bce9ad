package io.mastic.jobs.launch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.jobs.launch.order.Workers.Supply;
import io.mastic.kernel.Json;
import java.net.ConnectException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterRoomTest {

  private static final String MASTER = "spark://m:7077";
  private static final String VERSION = "3.5.7";

  private final Map<String, String> applications = new HashMap<>();
  private final ClusterRoom room =
      new ClusterRoom(run -> Optional.ofNullable(applications.get(run)));

  private static Executors executors(int number) {
    return new Executors(number, 1, 600, Supply.FIXED);
  }

  private static String worker(String state, int cores, int used, int memory, int memoryUsed) {
    return "{\"state\":\"%s\",\"cores\":%d,\"coresused\":%d,\"memory\":%d,\"memoryused\":%d}"
        .formatted(state, cores, used, memory, memoryUsed);
  }

  private static MasterStanding standing(String applications, String... workers) {
    return MasterStanding.of(
        Json.read(
            "{\"status\":\"ALIVE\",\"workers\":["
                + String.join(",", workers)
                + "],\"activeapps\":["
                + applications
                + "]}"));
  }

  /** A worker has room by its cores and by its memory; those that are gone have none. */
  @ParameterizedTest
  @CsvSource({
    // cores, used, memory, used; ever, now
    "4, 0, 2400, 0, 4, 4",
    "4, 1, 2400, 0, 4, 3",
    "4, 1, 2400, 1800, 4, 1",
    "8, 0, 1300, 0, 2, 2",
    "1, 1, 1200, 600, 1, 0",
    "4, 0, 500, 0, 0, 0"
  })
  void roomIsByCoresAndMemory(int cores, int used, int memory, int memoryUsed, int ever, int now) {
    MasterStanding standing =
        standing(
            "",
            worker("ALIVE", cores, used, memory, memoryUsed),
            worker("DEAD", 64, 0, 100_000, 0));
    assertThat(standing.ever(executors(1))).isEqualTo(ever);
    assertThat(standing.now(executors(1))).isEqualTo(now);
  }

  @Test
  void whatOneRunWasPromisedNoOtherGets() {
    MasterStanding free = standing("", worker("ALIVE", 2, 0, 2400, 0));
    assertThat(room.take("a", executors(1), free)).isTrue();
    assertThat(room.take("a", executors(1), free)).isTrue();
    assertThat(room.take("b", executors(1), free)).isTrue();
    assertThat(room.take("c", executors(1), free)).isFalse();
    assertThat(room.reason("c"))
        .hasValue(
            "The Spark cluster has no room now: the run asks for 1 executor of 1 core and 600 MiB;"
                + " there is room for 0 of them (1 worker with 2 cores and 2400 MiB).");
    // The master has given one of them what it was promised: it is counted there.
    applications.put("a", "app-1");
    String one = "{\"id\":\"app-1\",\"cores\":1}";
    MasterStanding given = standing(one, worker("ALIVE", 3, 1, 2400, 600));
    assertThat(room.take("c", executors(1), given)).isTrue();
    assertThat(room.reason("c")).isEmpty();
    assertThat(room.take("d", executors(1), given)).isFalse();
    room.leave("b");
    assertThat(room.take("d", executors(1), given)).isTrue();
  }

  @Test
  void aRunThatTakesWhatThereIsBeginsWithOne() {
    MasterStanding standing = standing("", worker("ALIVE", 1, 0, 2400, 0));
    assertThat(room.take("a", new Executors(9, 1, 600, Supply.AS_NEEDED), standing)).isTrue();
    assertThat(room.take("b", new Executors(9, 1, 600, Supply.AS_NEEDED), standing)).isFalse();
  }

  @Test
  void whatCanNeverBeSaysWhatToDo() {
    MasterStanding standing = standing("", worker("ALIVE", 2, 2, 2400, 2400));
    assertThat(wrong(VERSION, standing, 2)).isEmpty();
    assertThat(wrong(VERSION, standing, 3))
        .hasValueSatisfying(
            said ->
                assertThat(said)
                    .contains(
                        "3 executors of 1 core", "never have more than 2", "NumberOfWorkers"));
    assertThat(wrong("3.4.1", standing, 1))
        .hasValueSatisfying(
            said -> assertThat(said).contains("Spark 3.4.1", "Spark 3.5.7", "mastic cluster up"));
    assertThat(wrong(VERSION, new MasterStanding(false, List.of(), Map.of()), 1))
        .hasValueSatisfying(said -> assertThat(said).contains("not in charge"));
    assertThat(
            ClusterCheck.unreachable(MASTER, URI.create("http://m:8080"), new ConnectException()))
        .contains(MASTER, "http://m:8080", "connection refused", "--spark-master-page");
  }

  private static Optional<String> wrong(String version, MasterStanding standing, int number) {
    return ClusterCheck.wrong(
        MASTER,
        new ClusterCheck.Sparks(VERSION, Optional.of(version)),
        standing,
        executors(number));
  }
}
