package io.mastic.conformance.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers and then three over one PostgreSQL with one S3, under kill -9, SIGSTOP longer than a
 * lease, database stops and crashes and jumping clocks: nothing begins twice, nothing is lost,
 * nothing that lives is declared dead.
 *
 * <p>In the environment, CHAOS_SEED repeats the faults of a run that failed, CHAOS_FAULTS and
 * CHAOS_LEASE (PT15S is the product's own) change how many and how fast. The history of each run is
 * in target/chaos.
 */
class ChaosTest {

  /** Else the clock fault is left out below. */
  @Test
  void clocksCanBeMoved() {
    assumeThat(Clocks.find()).as("libfaketime, of Debian's package faketime").isPresent();
  }

  @Test
  void eightFaults(@TempDir Path directory) throws Exception {
    survives(directory, 8);
  }

  @Tag("slow")
  @Test
  void fiftyFaults(@TempDir Path directory) throws Exception {
    survives(directory, 50);
  }

  private static void survives(Path directory, int most) throws Exception {
    int faults = Integer.parseInt(said("CHAOS_FAULTS", String.valueOf(most)));
    long seed = Long.parseLong(said("CHAOS_SEED", String.valueOf(System.nanoTime() % 1_000_000)));
    System.out.println(faults + " faults with CHAOS_SEED=" + seed);
    try (Site site = new Site(directory, Duration.parse(said("CHAOS_LEASE", "PT3S")))) {
      Chaos chaos = new Chaos(site, seed);
      Path file = Path.of("target/chaos/" + seed + ".txt");
      List<Finding> findings;
      try {
        findings = chaos.run(faults);
      } catch (IOException | SQLException | RuntimeException e) {
        throw new AssertionError(chaos.report(List.of(), file), e);
      }
      assertThat(findings).as(chaos.report(findings, file)).isEmpty();
    }
  }

  private static String said(String name, String otherwise) {
    return System.getenv().getOrDefault(name, otherwise);
  }
}
