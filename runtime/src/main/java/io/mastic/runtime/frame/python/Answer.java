package io.mastic.runtime.frame.python;

import io.mastic.runtime.frame.fault.FaultRecord;
import io.mastic.runtime.frame.fault.FaultSite;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.Unpickler;
import org.jspecify.annotations.Nullable;

/**
 * What Python answers to a batch, unpickled: lists, dicts and plain values. A tuple in the place of
 * a value is one that pickles have no word for: {@code ("date", days)}, {@code ("time",
 * microseconds, fold)} of the clock here, {@code ("instant", microseconds)}, {@code ("decimal",
 * text)}.
 */
final class Answer {
  private Answer() {}

  /** The parts of an answer, which is a tuple. */
  static Object[] parts(byte[] pickle) {
    try {
      return (Object[]) new Unpickler().loads(pickle);
    } catch (IOException impossible) {
      throw new IllegalStateException("The answer of a Python worker cannot be read", impossible);
    }
  }

  static List<?> list(Object part) {
    return (List<?>) part;
  }

  /** The error records of an answer: each is a tuple of the record and a message. */
  static List<Object> faults(Object part, FaultSite site) {
    List<Object> faults = new ArrayList<>();
    for (Object error : list(part)) {
      Object[] fault = (Object[]) error;
      String message = String.valueOf(fault[1]);
      faults.add(FaultRecord.of(site, message, message, "", fields((Map<?, ?>) fault[0])));
    }
    return faults;
  }

  /** A value of a record as records have it in Java. */
  static @Nullable Object value(@Nullable Object value) {
    if (value instanceof Object[] tagged) {
      return tagged(tagged);
    }
    if (value instanceof Map<?, ?> map) {
      return fields(map);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> values = new ArrayList<>(list.size());
      list.forEach(each -> values.add(value(each)));
      return values;
    }
    return value;
  }

  private static Map<String, @Nullable Object> fields(Map<?, ?> map) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    map.forEach((name, field) -> fields.put(String.valueOf(name), value(field)));
    return fields;
  }

  private static Object tagged(Object[] tagged) {
    return switch ((String) tagged[0]) {
      case "date" -> LocalDate.ofEpochDay(((Number) tagged[1]).longValue());
      case "instant" -> time(tagged[1]).toInstant(ZoneOffset.UTC);
      case "decimal" -> new BigDecimal((String) tagged[1]);
      default -> here(time(tagged[1]), ((Number) tagged[2]).intValue());
    };
  }

  /** A time of the clock here; an instant where the clock alone does not say which. */
  private static Object here(LocalDateTime time, int fold) {
    if (fold == 0) {
      return time;
    }
    // A clock that goes back shows this time twice; the second one is meant.
    return time.atZone(ZoneId.systemDefault()).withLaterOffsetAtOverlap().toInstant();
  }

  private static LocalDateTime time(Object micros) {
    return LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC)
        .plus(((Number) micros).longValue(), ChronoUnit.MICROS);
  }
}
