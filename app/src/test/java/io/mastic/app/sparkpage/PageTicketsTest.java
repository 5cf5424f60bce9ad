package io.mastic.app.sparkpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.jobs.launch.directory.RunPlace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may see a run's page, where it may be, and that it leads nowhere else. */
class PageTicketsTest {

  private static final String KEY = "ab".repeat(32);

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final PageTickets tickets =
      new PageTickets(
          new Clock() {
            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return now;
            }
          });

  @TempDir private Path directory;

  @Test
  void aTicketIsGoodForItsRunAndForAnHour() {
    String secret = tickets.give("jr_1");
    assertThat(secret).matches("[0-9a-f]{64}").isNotEqualTo(tickets.give("jr_1"));
    assertThat(tickets.run(secret)).contains("jr_1");
    assertThat(tickets.run("0".repeat(64))).isEmpty();
    now = now.plus(Duration.ofHours(1));
    assertThat(tickets.run(secret)).isEmpty();
  }

  @Test
  void theyAreNotKeptWithoutEnd() {
    String first = tickets.give("jr_1");
    for (int i = 0; i < 500; i++) {
      tickets.give("jr_2");
    }
    assertThat(tickets.run(first)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:4040, true",
    "http://[::1]:4040, true",
    "http://203.0.113.1:80, false",
    "http://localhost:4040, false",
    "http://user@127.0.0.1:80, false",
    "http://127.0.0.1:80/elsewhere, false",
    "file:///etc/passwd, false"
  })
  void aDriverIsOnThisMachine(String address, boolean is) throws IOException {
    RunPlace place = RunPlace.in(directory);
    Path run = Files.createDirectories(place.of("jr_1").path());
    Files.writeString(
        run.resolve("page.json"), "{\"address\":\"" + address + "\",\"key\":\"" + KEY + "\"}");
    assertThat(RunPage.of(place, "jr_1").isPresent()).isEqualTo(is);
    assertThat(RunPage.of(place, "jr_2")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:4040/jobs/, /_/spark/t/jobs/",
    "/stages/, /_/spark/t/stages/",
    "/_/spark/t/jobs/, /_/spark/t/jobs/",
    "http://elsewhere/, /_/spark/t/jobs/",
    "//elsewhere/, /_/spark/t/jobs/",
    "http://127.0.0.1:4040.elsewhere/, /_/spark/t/jobs/"
  })
  void aRedirectionStaysWithin(String to, String is) {
    assertThat(SparkViewPage.within("/_/spark/t", URI.create("http://127.0.0.1:4040"), to))
        .isEqualTo(is);
  }
}
