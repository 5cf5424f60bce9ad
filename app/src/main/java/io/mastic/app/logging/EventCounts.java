package io.mastic.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** Counts what began and what ended, and how, from the lines that say so. */
public final class EventCounts extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final MeterRegistry registry;
  private final Logger events;

  private EventCounts(MeterRegistry registry, LoggerContext context) {
    this.registry = registry;
    this.events = context.getLogger(ServerLog.EVENTS);
    setContext(context);
    setName("event counts");
  }

  /** Counts from now on, until it is closed. */
  public static EventCounts in(MeterRegistry registry) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    EventCounts counts = new EventCounts(registry, context);
    counts.start();
    if (!counts.events.isInfoEnabled()) {
      counts.events.setLevel(Level.INFO);
    }
    counts.events.addAppender(counts);
    return counts;
  }

  @Override
  protected void append(ILoggingEvent event) {
    registry
        .counter("mastic.events", "event", event.getMessage(), "state", state(event))
        .increment();
  }

  private static String state(ILoggingEvent event) {
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    return pairs == null
        ? ""
        : pairs.stream()
            .filter(pair -> pair.key.equals("state"))
            .map(pair -> String.valueOf(pair.value))
            .findFirst()
            .orElse("");
  }

  @Override
  public void close() {
    events.detachAppender(this);
    stop();
  }
}
