package io.mastic.objects.s3.request;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Times as HTTP's headers and S3's documents write them; both count whole seconds. */
public final class HttpDate {

  private static final DateTimeFormatter HEADER =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DOCUMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'.000Z'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private HttpDate() {}

  public static String header(Instant time) {
    return HEADER.format(time);
  }

  public static String document(Instant time) {
    return DOCUMENT.format(time);
  }

  /** Empty for what is no date: such a condition is passed over. */
  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(Instant.from(HEADER.parse(text)));
    } catch (DateTimeException notTheUsualForm) {
      try {
        return Optional.of(Instant.parse(text).truncatedTo(ChronoUnit.SECONDS));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  }
}
