package io.mastic.app;

import io.mastic.app.console.FiguresPage;
import io.mastic.app.data.DataDirectory;
import io.mastic.app.data.MetricsToken;
import io.mastic.app.pages.ChangesPage;
import io.mastic.app.pages.Check;
import io.mastic.app.pages.Checkup;
import io.mastic.app.pages.Gauges;
import io.mastic.app.pages.HealthPage;
import io.mastic.app.pages.MetricsPage;
import io.mastic.app.pages.ResetPage;
import io.mastic.app.pages.SignInPage;
import io.mastic.kernel.Db;
import io.mastic.kernel.Pulse;
import io.mastic.kernel.disk.DiskGuard;
import io.mastic.kernel.signin.SignIns;
import io.mastic.kernel.task.Queue;
import io.mastic.wire.Auth;
import io.mastic.wire.page.OwnPage;
import io.mastic.wire.telemetry.Telemetry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pages under {@code /_/} of a server, and what its health is made of. */
final class ServerPages {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** A task that nobody takes up for so long tells of servers that are down or overworked. */
  private static final Duration LONGEST_LAG = Duration.ofMinutes(5);

  private ServerPages() {}

  static List<OwnPage> of(
      Settings settings, Ground ground, Telemetry telemetry, Emptying emptying, SignIns signIns)
      throws IOException {
    DataDirectory data = ground.data();
    Db db = ground.db();
    Check answers = new Check("database", () -> db.read(h -> h.execute("SELECT 1")));
    Pulse pulse = new Pulse(db, Clock.systemUTC(), data.serverId());
    DiskGuard disk = settings.upkeep().guard(data.path());
    List<Check> all =
        List.of(
            new Check("database", () -> database(pulse, ground.claim())),
            new Check("disk", () -> disk(disk)),
            new Check("queue", () -> queue(new Queue(db, Clock.systemUTC()))));
    boolean open = settings.door().auth() == Auth.OFF;
    List<OwnPage> pages = new ArrayList<>();
    if (open && settings.storage().remoteS3() == null) {
      pages.add(new ResetPage(emptying::everything));
    }
    MetricsPage metrics =
        new MetricsPage(
            telemetry,
            new Gauges(telemetry.registry(), db, data.path(), data.serverId()),
            open ? Optional.empty() : Optional.of(MetricsToken.of(data.path())));
    pages.addAll(
        List.of(
            new SignInPage(signIns),
            HealthPage.live(),
            new HealthPage("health/ready", new Checkup(List.of(answers), PATIENCE)),
            new HealthPage("health", new Checkup(all, PATIENCE)),
            metrics,
            new FiguresPage(metrics::text)));
    return pages;
  }

  /** What changes, for those who watch. */
  static OwnPage changes(Wiring wiring) {
    return new ChangesPage(wiring.news().changes(), wiring.news().feed());
  }

  private static void database(Pulse pulse, Optional<DatabaseClaim> claim) throws Check.Failure {
    pulse.beat();
    if (claim.isPresent() && !claim.get().isHeld()) {
      throw new Check.Failure("another server, without the same S3, has the database");
    }
  }

  private static void disk(DiskGuard disk) throws Check.Failure {
    Optional<String> refusal = disk.refusal();
    if (refusal.isPresent()) {
      throw new Check.Failure(refusal.get());
    }
  }

  private static void queue(Queue queue) throws Check.Failure {
    Duration lag = queue.lag();
    if (lag.compareTo(LONGEST_LAG) > 0) {
      throw new Check.Failure("a task has been due for " + lag.toSeconds() + " s");
    }
  }
}
