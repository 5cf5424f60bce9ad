package io.mastic.crawlers.memory;

import io.mastic.crawlers.crawler.CrawlStore;
import io.mastic.crawlers.crawler.CrawlerKey;
import io.mastic.kernel.Db;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * What a crawl sees, kept page by page while it goes on. It counts once the crawl has come to its
 * end: a crawl that fails, is stopped or walked again leaves what was remembered before it. A crawl
 * whose server is killed after that, and before its end was written, is walked again by what it
 * remembers itself: so each walk has pages of its own.
 */
public final class CrawlMemory {

  private static final String THIS =
      " WHERE account = :account AND region = :region AND crawler = :crawler";

  /** Rows that are forgotten in one transaction. */
  private static final int SOME = 100;

  private final Db db;
  private final CrawlerKey crawler;
  private final String crawlId;
  private final String walk;

  public CrawlMemory(Db db, CrawlerKey crawler, String crawlId) {
    this.db = db;
    this.crawler = crawler;
    this.crawlId = crawlId;
    this.walk = crawlId + "/" + UUID.randomUUID();
  }

  /** Forgets what was seen on walks that did not come to their end. */
  public void begin() {
    forget(db.read(h -> last(h, crawler)).orElse(walk));
  }

  /** What was seen under an include path. */
  public Recollection of(String target) {
    Optional<String> last = db.read(h -> last(h, crawler));
    if (last.isEmpty()) {
      return Recollection.none();
    }
    return new Recollection(page -> page(last.get(), target, page));
  }

  private List<SeenFile> page(String crawl, String target, int page) {
    return db.read(
            h ->
                bind(
                        h.createQuery(
                            "SELECT document FROM crawler_memory"
                                + THIS
                                + " AND crawl_id = :crawl AND target = :target AND page = :page"),
                        crawler)
                    .bind("crawl", crawl)
                    .bind("target", target)
                    .bind("page", page)
                    .mapTo(String.class)
                    .findOne())
        .map(SeenPage::read)
        .orElse(List.of());
  }

  /** Keeps files of a page that were seen; pages without any are not kept. */
  public void keep(String target, int page, List<SeenFile> files) {
    String document = SeenPage.write(files);
    db.writeOnly(
        h -> {
          CrawlStore.requireRunning(h, crawlId);
          bind(
                  h.createUpdate(
                      "INSERT INTO crawler_memory (account, region, crawler, crawl_id, target,"
                          + " page, document) VALUES (:account, :region, :crawler, :crawl, :target,"
                          + " :page, :document)"
                          // Two targets of one path.
                          + " ON CONFLICT (account, region, crawler, crawl_id, target, page)"
                          + " DO UPDATE SET document = excluded.document"),
                  crawler)
              .bind("crawl", walk)
              .bind("target", target)
              .bind("page", page)
              .bind("document", document)
              .execute();
        });
  }

  /** Has this walk's memory count from now on, and forgets that of others. */
  public void end() {
    db.writeOnly(
        h -> {
          CrawlStore.requireRunning(h, crawlId);
          bind(
                  h.createUpdate(
                      "INSERT INTO crawler_remembers (account, region, crawler, crawl_id)"
                          + " VALUES (:account, :region, :crawler, :crawl)"
                          + " ON CONFLICT (account, region, crawler)"
                          + " DO UPDATE SET crawl_id = excluded.crawl_id"),
                  crawler)
              .bind("crawl", walk)
              .execute();
        });
    forget(walk);
  }

  private static Optional<String> last(Handle h, CrawlerKey crawler) {
    return bind(h.createQuery("SELECT crawl_id FROM crawler_remembers" + THIS), crawler)
        .mapTo(String.class)
        .findOne();
  }

  private void forget(String butOf) {
    int forgotten;
    do {
      forgotten = forgetSome(butOf);
    } while (forgotten == SOME);
  }

  private int forgetSome(String butOf) {
    String which = THIS + " AND crawl_id <> :but";
    return db.write(
        h ->
            bind(
                    h.createUpdate(
                        "DELETE FROM crawler_memory"
                            + which
                            + " AND (crawl_id, target, page) IN (SELECT crawl_id, target, page FROM"
                            + " crawler_memory"
                            + which
                            + " LIMIT :some)"),
                    crawler)
                .bind("but", butOf)
                .bind("some", SOME)
                .execute());
  }

  private static <S extends SqlStatement<S>> S bind(S statement, CrawlerKey crawler) {
    return statement
        .bind("account", crawler.account())
        .bind("region", crawler.region())
        .bind("crawler", crawler.name());
  }
}
