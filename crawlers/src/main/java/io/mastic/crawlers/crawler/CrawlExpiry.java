package io.mastic.crawlers.crawler;

import io.mastic.kernel.expiry.Expiry;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The history of crawls. Kept are the last crawl of a crawler, which it shows, and its last one
 * that was completed, behind which it crawls new folders only.
 */
public final class CrawlExpiry implements Expiry {

  private static final String OF_SAME =
      " FROM crawl o WHERE o.account = k.account AND o.region = k.region AND o.crawler = k.crawler"
          + " AND (o.started_at, o.id) > (k.started_at, k.id)";

  @Override
  public String what() {
    return "crawls";
  }

  @Override
  public int expire(Handle h, Instant before, int most) {
    List<String> ids =
        h.createQuery(
                "SELECT k.id FROM crawl k WHERE k.ended_at < :before AND k.state <> 'RUNNING'"
                    + " AND EXISTS (SELECT 1"
                    + OF_SAME
                    + ") AND (k.state <> 'COMPLETED' OR EXISTS (SELECT 1"
                    + OF_SAME
                    + " AND o.state = 'COMPLETED')) ORDER BY k.ended_at LIMIT :most")
            .bind("before", before.toEpochMilli())
            .bind("most", most)
            .mapTo(String.class)
            .list();
    if (!ids.isEmpty()) {
      CrawlReports.delete(h, ids);
      for (String delete :
          List.of(
              "DELETE FROM crawl_change WHERE crawl_id IN (<ids>)",
              "DELETE FROM crawl WHERE id IN (<ids>)")) {
        h.createUpdate(delete).bindList("ids", ids).execute();
      }
    }
    return ids.size();
  }
}
