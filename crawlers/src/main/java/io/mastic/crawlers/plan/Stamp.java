package io.mastic.crawlers.plan;

/** Whose change it is: every table that a crawl writes carries it. */
public record Stamp(String crawler, String crawlId) {}
