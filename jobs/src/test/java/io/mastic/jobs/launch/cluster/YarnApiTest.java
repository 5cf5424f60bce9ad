package io.mastic.jobs.launch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.launch.order.Workers.Supply;
import io.mastic.jobs.launch.spark.YarnSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server asks of a YARN, before a ResourceManager of ours. */
class YarnApiTest {

  private static final String TWO_NODES =
      """
      {"nodes":{"node":[{"availMemoryMB":1024,"usedMemoryMB":3072},
                        {"availMemoryMB":2048,"usedMemoryMB":2048}]}}\
      """;

  private final List<String> asked = new ArrayList<>();
  private final Map<String, String> answers = new LinkedHashMap<>();
  @TempDir private Path directory;
  private int written = 202;
  private HttpServer http;
  private YarnApi api;

  @BeforeEach
  void start() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/ws/v1/cluster/",
        call -> {
          String path = call.getRequestURI().toString().substring("/ws/v1/cluster/".length());
          String sent = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add((call.getRequestMethod() + " " + path + " " + sent).strip());
          String body = answers.getOrDefault(path.replaceAll("\\?.*", ""), "{}");
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          int status = call.getRequestMethod().equals("PUT") ? written : 200;
          call.sendResponseHeaders(status, bytes.length);
          call.getResponseBody().write(bytes);
          call.close();
        });
    http.start();
    answers.put("info", "{\"clusterInfo\":{\"haState\":\"ACTIVE\"}}");
    api = api(Map.of());
  }

  private YarnApi api(Map<String, String> more) {
    Map<String, String> properties = new LinkedHashMap<>(more);
    properties.putIfAbsent("yarn.resourcemanager.webapp.address", address());
    properties.put("yarn.scheduler.minimum-allocation-mb", "512");
    return new YarnApi(new YarnSettings(directory, properties), "me");
  }

  private String address() {
    return "127.0.0.1:" + http.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    http.stop(0);
  }

  private static Executors executors(int number) {
    return new Executors(number, 4, 600, Supply.FIXED);
  }

  /** An executor takes 984 MiB, which makes 1024; the application's own container as much. */
  @Test
  void roomIsByMemoryAndTheApplicationHasItsPlace() throws Exception {
    answers.put("nodes", TWO_NODES);
    YarnStanding standing = api.standing();
    assertThat(standing.now(executors(1))).isEqualTo(2);
    assertThat(standing.ever(executors(1))).isEqualTo(7);
    assertThat(standing.size()).isEqualTo("2 nodes with 8192 MiB");
    assertThat(api.wrong(executors(7))).isEmpty();
    assertThat(api.wrong(executors(8)).orElseThrow())
        .contains("8 executors of 4 cores", "2 nodes with 8192 MiB", "never have more than 7");
    answers.put("nodes", "{\"nodes\":null}");
    assertThat(api.standing().ever(executors(1))).isZero();
  }

  @Test
  void whatRunsWereGivenIsCountedByTheirContainers() throws Exception {
    answers.put("nodes", TWO_NODES);
    answers.put("apps", "{\"apps\":{\"app\":[{\"id\":\"app_1\",\"runningContainers\":3}]}}");
    Map<String, String> applications = new LinkedHashMap<>();
    ClusterRoom room = new ClusterRoom(run -> Optional.ofNullable(applications.get(run)));
    assertThat(room.take("a", executors(1), api.standing())).isTrue();
    // It has yet to get two containers.
    assertThat(room.take("b", executors(1), api.standing())).isFalse();
    assertThat(room.reason("b").orElseThrow()).contains("room for 0 of them (2 nodes with 8192");
    applications.put("a", "app_1");
    assertThat(room.take("b", executors(2), api.standing())).isTrue();
  }

  @Test
  void theOneInChargeIsAskedAndNobodyIsNamed() throws Exception {
    answers.put("info", "{\"clusterInfo\":{\"haState\":\"STANDBY\"}}");
    assertThat(api.wrong(executors(1)).orElseThrow())
        .contains("http://" + address() + ": STANDBY", "--yarn-conf DIR");
    answers.put("info", "{\"clusterInfo\":{\"haState\":\"ACTIVE\"}}");
    answers.put("nodes", TWO_NODES);
    YarnApi two =
        api(
            Map.of(
                "yarn.resourcemanager.ha.enabled", "true",
                "yarn.resourcemanager.ha.rm-ids", "a, b",
                "yarn.resourcemanager.webapp.address.a", "127.0.0.1:1",
                "yarn.resourcemanager.webapp.address.b", address()));
    assertThat(two.wrong(executors(1))).isEmpty();
    http.stop(0);
    assertThat(two.wrong(executors(1)).orElseThrow())
        .contains("http://127.0.0.1:1: ", "http://" + address() + ": ", "start it");
  }

  @Test
  void whatIsUnderWayWithATagIsEnded() throws Exception {
    answers.put("apps", "{\"apps\":{\"app\":[{\"id\":\"app_1\",\"state\":\"ACCEPTED\"}]}}");
    api.clear("mastic-jr_1");
    assertThat(asked)
        .containsExactly(
            "GET info",
            "GET apps?applicationTags=mastic-jr_1"
                + "&states=NEW,NEW_SAVING,SUBMITTED,ACCEPTED,RUNNING",
            "PUT apps/app_1/state?user.name=me {\"state\":\"KILLED\"}");
    written = 403;
    assertThatThrownBy(() -> api.clear("mastic-jr_1"))
        .isInstanceOf(IOException.class)
        .hasMessage("app_1: HTTP 403");
  }

  @Test
  void aRunThatYarnHasNotBegunSaysSo() throws Exception {
    answers.put(
        "apps",
        "{\"apps\":{\"app\":[{\"id\":\"app_1\",\"state\":\"ACCEPTED\",\"diagnostics\":\"full"
            + " \"}]}}");
    Path run = Files.createDirectories(RunPlace.in(directory).path("jr_1"));
    YarnRuns runs = new YarnRuns(api, RunPlace.in(directory));
    assertThat(runs.reason("jr_1")).isEmpty();
    Files.writeString(run.resolve("run.json"), "{\"master\":\"yarn\"}");
    String said = "YARN has not begun app_1 yet: it is ACCEPTED. full";
    assertThat(runs.reason("jr_1")).hasValue(said);
    assertThat(runs.reason("jr_1")).hasValue(said);
    assertThat(asked).hasSize(2);
    Files.writeString(run.resolve("application.json"), "{\"id\":\"app_1\"}");
    assertThat(runs.reason("jr_1")).isEmpty();
    Files.writeString(run.resolve("run.json"), "{\"master\":\"local[*]\"}");
    runs.clear("jr_1");
    assertThat(asked).hasSize(2);
  }
}
