package io.mastic.crawlers.crawler;

import io.mastic.kernel.Arns;
import io.mastic.kernel.Caller;

/** A crawler's or classifier's name, where names are unique: in an account and region. */
public record CrawlerKey(String account, String region, String name) {

  /** Of the caller's own. */
  public static CrawlerKey of(String name) {
    Caller caller = Caller.current();
    return new CrawlerKey(caller.account(), caller.region(), name);
  }

  String arn() {
    return Arns.glue(Caller.root(account, region), "crawler", name);
  }
}
