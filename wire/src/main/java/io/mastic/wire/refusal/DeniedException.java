package io.mastic.wire.refusal;

import io.mastic.kernel.http.HttpFace.Refusal;
import io.mastic.kernel.http.Protocol;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that is not let in. */
public final class DeniedException extends Exception {

  private final Denial denial;
  private final @Nullable String words;
  private final Map<String, String> details;

  public DeniedException(Denial denial) {
    this(denial, null, Map.of());
  }

  public DeniedException(Denial denial, String words) {
    this(denial, words, Map.of());
  }

  /**
   * @param words what to say, null for the denial's own words
   * @param details further elements of S3's error
   */
  public DeniedException(Denial denial, @Nullable String words, Map<String, String> details) {
    super(denial.name());
    this.denial = denial;
    this.words = words;
    this.details = details;
  }

  public Refusal in(Protocol protocol) {
    Refusal refusal = words == null ? denial.in(protocol) : denial.in(protocol, words);
    return new Refusal(refusal.status(), refusal.code(), refusal.message(), details);
  }
}
