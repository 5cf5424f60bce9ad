package io.mastic.crawlers.group;

import io.mastic.crawlers.detect.Look;

/** A recognized file. */
public record FoundFile(String key, long size, Look.Recognized look) {

  Stats stats() {
    return new Stats(1, size, look.records());
  }
}
