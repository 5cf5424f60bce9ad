package io.mastic.sessions.statement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.StatementOutput;

/**
 * One statement, and how far it is.
 *
 * @param id from 0 in each session
 * @param output what it wrote so far; null for nothing
 * @param progress between 0 and 1
 */
public record Statement(
    int id,
    String code,
    StatementState state,
    @Nullable StatementOutput output,
    double progress,
    Times times) {

  /**
   * When a statement was where; null for what has not been.
   *
   * @param startedAt when it began to be executed
   */
  public record Times(
      Instant createdAt, @Nullable Instant startedAt, @Nullable Instant completedAt) {}

  /** How much of it there is to be seen; the same as long as there is nothing new. */
  long sight() {
    String text =
        output == null || output.data() == null || output.data().textPlain() == null
            ? ""
            : output.data().textPlain();
    return text.length() * 1000L + Math.round(progress * 100);
  }
}
