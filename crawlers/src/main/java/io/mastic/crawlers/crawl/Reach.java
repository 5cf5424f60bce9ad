package io.mastic.crawlers.crawl;

/** How far a survey goes. */
interface Reach {

  /**
   * @throws io.mastic.crawlers.crawler.CrawlStoppedException if it is to be given up
   */
  void check();

  /**
   * Whether so many files of a target are to do; asked between pages of its listing. What was found
   * up to there is told.
   */
  default boolean isEnough(long files) {
    return false;
  }
}
