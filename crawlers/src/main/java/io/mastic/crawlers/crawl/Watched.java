package io.mastic.crawlers.crawl;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for another thread's work, and meanwhile asks whether the crawl is to be given up. */
final class Watched {

  private static final long MILLIS = 200;

  private Watched() {}

  /**
   * @throws io.mastic.crawlers.crawler.CrawlStoppedException if it is; the work is still under way
   */
  static <T> T get(Future<T> work, Reach reach) throws ExecutionException, InterruptedException {
    while (true) {
      try {
        return work.get(MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        reach.check();
      }
    }
  }
}
