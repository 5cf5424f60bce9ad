package io.mastic.wire;

import io.mastic.kernel.http.HttpFace.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that is not let in. */
final class DeniedException extends Exception {

  private final Denial denial;
  private final @Nullable String words;
  private final Map<String, String> details;

  DeniedException(Denial denial) {
    this(denial, null, Map.of());
  }

  DeniedException(Denial denial, String words) {
    this(denial, words, Map.of());
  }

  /**
   * @param words what to say, null for the denial's own words
   * @param details further elements of S3's error
   */
  DeniedException(Denial denial, @Nullable String words, Map<String, String> details) {
    super(denial.name());
    this.denial = denial;
    this.words = words;
    this.details = details;
  }

  Refusal in(Denial.Dialect dialect) {
    Refusal refusal = words == null ? denial.in(dialect) : denial.in(dialect, words);
    return new Refusal(refusal.status(), refusal.code(), refusal.message(), details);
  }
}
