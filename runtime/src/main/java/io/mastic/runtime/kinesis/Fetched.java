package io.mastic.runtime.kinesis;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Records that were fetched to know how far a batch goes, kept until it is done: most batches read
 * nothing twice. Who finds none here reads the shard, as a batch does that is done again.
 */
final class Fetched {

  /** A part of a shard, as one source sees it. */
  record Part(String source, String shard, Position from, Position to) implements Serializable {}

  private static final Map<Part, List<StreamRecord>> KEPT = new ConcurrentHashMap<>();

  private Fetched() {}

  static void keep(Part part, List<StreamRecord> records) {
    KEPT.put(part, records);
  }

  static @Nullable List<StreamRecord> find(Part part) {
    return KEPT.get(part);
  }

  /** Forgets what that source fetched up to there. */
  static void forget(String source, Map<String, Position> done) {
    KEPT.keySet()
        .removeIf(part -> part.source().equals(source) && part.to().equals(done.get(part.shard())));
  }

  static void forget(String source) {
    KEPT.keySet().removeIf(part -> part.source().equals(source));
  }
}
