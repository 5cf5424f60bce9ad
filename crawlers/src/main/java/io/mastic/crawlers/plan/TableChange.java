package io.mastic.crawlers.plan;

import software.amazon.awssdk.services.glue.model.TableInput;

/** What a crawl does with a table. */
public sealed interface TableChange {

  record Create(TableInput input) implements TableChange {}

  /** Its schema or format is another. */
  record Update(TableInput input, Keys keys) implements TableChange {}

  /** Only figures changed: how many files, records and bytes. No new version is worth keeping. */
  record Refresh(TableInput input) implements TableChange {}

  /** It stays as it is; {@code why} is for the log, and empty if there is nothing to say. */
  record Keep(String why) implements TableChange {}

  /** No table is there and none is made. */
  record Skip(String why) implements TableChange {}

  /** Whether partitions that are there fit the updated table. */
  enum Keys {
    SAME,
    OTHER
  }
}
