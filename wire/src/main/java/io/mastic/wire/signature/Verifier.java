package io.mastic.wire.signature;

import io.mastic.kernel.key.AccessKey;
import io.mastic.wire.refusal.Denial;
import io.mastic.wire.refusal.DeniedException;
import io.mastic.wire.signature.Authorization.Scheme;
import io.mastic.wire.text.Digests;
import io.mastic.wire.text.Query;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Checks that whoever signed a request holds the secret, and signed this very request, now. */
public final class Verifier {

  private static final Duration SKEW = Duration.ofMinutes(15);
  private static final long LONGEST_LIFE = Duration.ofDays(7).toSeconds();
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);

  private final Function<String, Optional<AccessKey>> keys;
  private final Clock clock;
  private final SigningKeys signingKeys = new SigningKeys();

  public Verifier(Function<String, Optional<AccessKey>> keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** What is signed of a request: {@code payloadHash} is its body's hash, or what stands for it. */
  public record Signed(
      String method,
      String rawPath,
      Query query,
      Map<String, List<String>> headers,
      String payloadHash) {}

  /**
   * The key that a request says it is signed with, found before anything else is done for whoever
   * sent it.
   *
   * @throws DeniedException if the key is unknown or over, its token is another, or the time is off
   */
  public AccessKey find(Authorization authorization) throws DeniedException {
    AccessKey key =
        keys.apply(authorization.keyId())
            .orElseThrow(() -> new DeniedException(Denial.UNKNOWN_KEY));
    String token = authorization.token();
    if (key.sessionToken() != null && (token == null || !Digests.same(token, key.sessionToken()))) {
      throw new DeniedException(Denial.WRONG_TOKEN);
    }
    checkTime(authorization);
    return key;
  }

  /**
   * @throws DeniedException if the request was not signed with that key
   */
  public void verify(Authorization authorization, AccessKey key, Signed request)
      throws DeniedException {
    String expected =
        authorization.scheme() == Scheme.V2_QUERY
            ? SigV2.signature(
                authorization,
                key.secret(),
                request.method(),
                request.rawPath(),
                request.query(),
                request.headers())
            : SigV4.signature(
                authorization,
                signingKeys.key(key, authorization.scope()),
                request.method(),
                request.rawPath(),
                request.query(),
                request.headers(),
                request.payloadHash());
    if (!Digests.same(expected, authorization.signature())) {
      throw new DeniedException(Denial.WRONG_SIGNATURE);
    }
  }

  /** The checker of a verified request's chunks. */
  public ChunkSigner chunks(Authorization authorization, AccessKey key) {
    return new ChunkSigner(
        signingKeys.key(key, authorization.scope()),
        authorization.date(),
        authorization.scope(),
        authorization.signature());
  }

  private void checkTime(Authorization authorization) throws DeniedException {
    Instant now = clock.instant();
    switch (authorization.scheme()) {
      case V2_QUERY -> {
        if (now.getEpochSecond() > number(authorization.date())) {
          throw new DeniedException(Denial.EXPIRED);
        }
      }
      case V4_QUERY -> {
        Instant signed = date(authorization);
        long life = number(String.valueOf(authorization.expires()));
        if (life < 0) {
          throw new DeniedException(Denial.INCOMPLETE_URL, "X-Amz-Expires must be non-negative");
        }
        if (life > LONGEST_LIFE) {
          throw new DeniedException(
              Denial.INCOMPLETE_URL,
              "X-Amz-Expires must be less than a week (in seconds); that is, the given"
                  + " X-Amz-Expires must be less than 604800 seconds");
        }
        if (now.isBefore(signed.minus(SKEW)) || now.isAfter(signed.plusSeconds(life))) {
          throw new DeniedException(Denial.EXPIRED);
        }
      }
      case V4_HEADER -> {
        Instant signed = date(authorization);
        if (Duration.between(signed, now).abs().compareTo(SKEW) > 0) {
          throw new DeniedException(
              Denial.SKEWED,
              "Signature expired: the request's time "
                  + authorization.date()
                  + " is more than 15 minutes away from the server's, "
                  + DATE.format(now)
                  + ".");
        }
      }
    }
  }

  private static Instant date(Authorization authorization) throws DeniedException {
    try {
      Instant date = DATE.parse(authorization.date(), Instant::from);
      if (authorization.scope().startsWith(authorization.date().substring(0, 8) + "/")) {
        return date;
      }
    } catch (DateTimeException e) {
      throw new DeniedException(
          authorization.scheme().incomplete(),
          "X-Amz-Date is not a date: use ISO 8601 basic format.");
    }
    throw new DeniedException(
        authorization.scheme().incomplete(),
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date.");
  }

  private static long number(String text) throws DeniedException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new DeniedException(Denial.INCOMPLETE_URL, "X-Amz-Expires should be a number");
    }
  }
}
