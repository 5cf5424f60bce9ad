package io.mastic.jobs.logs;

import java.util.Locale;

/** An event that a filter found, and in which stream. */
public record FoundEvent(String stream, LogEvent event) {

  /** A name for the event that no other event of its stream has, as CloudWatch's eventId. */
  public String id() {
    return String.format(Locale.ROOT, "%028d%028d", event.time().toEpochMilli(), event.offset());
  }
}
