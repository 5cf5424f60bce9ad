package io.mastic.kernel;

import java.time.Clock;

/** Shows that the database takes writes, by the row of this server in it. */
public final class Pulse {

  private final Db db;
  private final Clock clock;
  private final String server;

  /**
   * @param server this server's id
   */
  public Pulse(Db db, Clock clock, String server) {
    this.db = db;
    this.clock = clock;
    this.server = server;
  }

  /** Writes; whatever keeps the database from it is thrown. */
  public void beat() {
    db.writeOnly(
        h ->
            h.createUpdate(
                    "INSERT INTO server (id, seen_at) VALUES (:id, :now)"
                        + " ON CONFLICT (id) DO UPDATE SET seen_at = :now")
                .bind("id", server)
                .bind("now", clock.millis())
                .execute());
  }
}
