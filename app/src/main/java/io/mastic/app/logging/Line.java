package io.mastic.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import io.mastic.kernel.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.event.KeyValuePair;

/** One line of the log, as text or as JSON. */
final class Line {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  /** What needs no quotes as a value. */
  private static final Pattern PLAIN = Pattern.compile("[^\\s\"=\\p{Cntrl}]+");

  private Line() {}

  /** {@code TIME LEVEL LOGGER MESSAGE key=value ...}; a trace follows on lines of its own. */
  static String text(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(160);
    line.append(time(event)).append(' ');
    line.append(String.format(Locale.ROOT, "%-5s", event.getLevel())).append(' ');
    line.append(shortName(event.getLoggerName())).append(' ').append(event.getFormattedMessage());
    for (KeyValuePair pair : pairs(event)) {
      line.append(' ').append(pair.key).append('=').append(value(pair.value));
    }
    line.append('\n');
    if (event.getThrowableProxy() != null) {
      line.append(ThrowableProxyUtil.asString(event.getThrowableProxy())).append('\n');
    }
    return line.toString();
  }

  /** One JSON object on one line; the facts stand beside time, level, logger and message. */
  static String json(ILoggingEvent event) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", time(event));
    line.put("level", event.getLevel().toString());
    line.put("logger", event.getLoggerName());
    line.put("message", event.getFormattedMessage());
    for (KeyValuePair pair : pairs(event)) {
      boolean plain = pair.value instanceof Number || pair.value instanceof Boolean;
      line.put(pair.key, plain ? pair.value : String.valueOf(pair.value));
    }
    if (event.getThrowableProxy() != null) {
      line.put("trace", ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return Json.write(line) + "\n";
  }

  private static String time(ILoggingEvent event) {
    return TIME.format(Instant.ofEpochMilli(event.getTimeStamp()));
  }

  private static String shortName(String logger) {
    return logger.substring(logger.lastIndexOf('.') + 1);
  }

  private static List<KeyValuePair> pairs(ILoggingEvent event) {
    return event.getKeyValuePairs() == null ? List.of() : event.getKeyValuePairs();
  }

  /** What a client chose cannot end the line, nor look like another fact. */
  private static String value(Object value) {
    String text = String.valueOf(value);
    return PLAIN.matcher(text).matches() ? text : Json.write(text);
  }
}
