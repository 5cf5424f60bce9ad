package io.mastic.app.sparkpage;

import io.mastic.kernel.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who may see which run's page for a while: a secret in the page's address says it. */
final class PageTickets {

  private static final Duration LIFE = Duration.ofHours(1);
  private static final int MOST = 500;
  private static final int DIGITS = 64;

  private final Clock clock;
  private final Map<String, Ticket> tickets = new LinkedHashMap<>();

  PageTickets(Clock clock) {
    this.clock = clock;
  }

  private record Ticket(String runId, Instant until) {}

  synchronized String give(String runId) {
    Instant now = clock.instant();
    tickets.values().removeIf(ticket -> ticket.until().isBefore(now));
    if (tickets.size() >= MOST) {
      tickets.remove(tickets.keySet().iterator().next());
    }
    String secret = Ids.hex(DIGITS);
    tickets.put(secret, new Ticket(runId, now.plus(LIFE)));
    return secret;
  }

  /** The run that a secret opens now. */
  synchronized Optional<String> run(String secret) {
    return Optional.ofNullable(tickets.get(secret))
        .filter(ticket -> ticket.until().isAfter(clock.instant()))
        .map(Ticket::runId);
  }
}
