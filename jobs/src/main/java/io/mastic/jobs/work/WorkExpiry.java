package io.mastic.jobs.work;

import io.mastic.jobs.process.RunKey;
import io.mastic.kernel.expiry.Expiry;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Work of Spark's that ended: runs of column statistics and of table optimizers. Kept is the last
 * of its kind on a table, which its settings show and by which the next one is due.
 */
public final class WorkExpiry implements Expiry {

  @Override
  public String what() {
    return "runs of statistics and optimizers";
  }

  @Override
  public int expire(Handle h, Instant before, int most) {
    List<RunKey> ended =
        h.createQuery(
                "SELECT account, region, id FROM spark_work w WHERE completed_at < :before"
                    + " AND EXISTS (SELECT 1 FROM spark_work n WHERE n.account = w.account"
                    + " AND n.region = w.region AND n.kind = w.kind AND n.subject = w.subject"
                    + " AND (n.started_at, n.id) > (w.started_at, w.id))"
                    + " ORDER BY completed_at LIMIT :most")
            .bind("before", before.toEpochMilli())
            .bind("most", most)
            .map((rs, c) -> new RunKey(rs.getString(1), rs.getString(2), rs.getString(3)))
            .list();
    if (!ended.isEmpty()) {
      PreparedBatch delete =
          h.prepareBatch(
              "DELETE FROM spark_work WHERE account = :account AND region = :region AND id = :id");
      ended.forEach(work -> delete.bindMethods(work).add());
      delete.execute();
    }
    return ended.size();
  }
}
