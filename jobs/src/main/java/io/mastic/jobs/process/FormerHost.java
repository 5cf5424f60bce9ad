package io.mastic.jobs.process;

import io.mastic.kernel.Db;
import java.util.List;

/**
 * Runs and work under way that an earlier build noted under the machine's name become those of the
 * server that has its directory now; once, when the directory is taken over.
 */
public final class FormerHost {

  private static final List<String> TABLES = List.of("job_run", "spark_work");

  private FormerHost() {}

  /**
   * @param machine the name that the earlier build used
   * @param server the id of the server that takes over
   */
  public static void rename(Db db, String machine, String server) {
    db.writeOnly(
        h ->
            TABLES.forEach(
                table ->
                    h.createUpdate(
                            "UPDATE "
                                + table
                                + " SET host = :server WHERE host = :machine"
                                + " AND completed_at IS NULL")
                        .bind("server", server)
                        .bind("machine", machine)
                        .execute()));
  }
}
