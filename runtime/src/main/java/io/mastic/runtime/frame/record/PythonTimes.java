package io.mastic.runtime.frame.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.GregorianCalendar;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.IObjectPickler;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.Pickler;
import net.razorvine.pickle.Unpickler;
import net.razorvine.pickle.objects.DateTimeConstructor;

/**
 * Timestamps as Python's own {@code datetime} without a zone, to the microsecond, both ways. The
 * pickle library alone would name {@code pytz}, which an interpreter need not have, and cut to
 * milliseconds.
 */
final class PythonTimes implements IObjectPickler, IObjectConstructor {
  /** Python's inner form: year in two bytes, month, day, hour, minute, second, micros in three. */
  private static final int STATE = 10;

  private final DateTimeConstructor others = new DateTimeConstructor(DateTimeConstructor.DATETIME);

  private PythonTimes() {}

  static void register() {
    PythonTimes times = new PythonTimes();
    Pickler.registerCustomPickler(Timestamp.class, times);
    Pickler.registerCustomPickler(LocalDateTime.class, times);
    Pickler.registerCustomPickler(GregorianCalendar.class, times);
    Unpickler.registerConstructor("datetime", "datetime", times);
  }

  @Override
  public void pickle(Object value, OutputStream out, Pickler pickler) throws IOException {
    LocalDateTime time = local(value);
    out.write(Opcodes.GLOBAL);
    out.write("datetime\ndatetime\n".getBytes(StandardCharsets.US_ASCII));
    out.write(Opcodes.MARK);
    pickler.save(time.getYear());
    pickler.save(time.getMonthValue());
    pickler.save(time.getDayOfMonth());
    pickler.save(time.getHour());
    pickler.save(time.getMinute());
    pickler.save(time.getSecond());
    pickler.save(time.getNano() / 1000);
    out.write(Opcodes.TUPLE);
    out.write(Opcodes.REDUCE);
  }

  private static LocalDateTime local(Object value) {
    if (value instanceof GregorianCalendar calendar) {
      return calendar.toZonedDateTime().toLocalDateTime();
    }
    return value instanceof Timestamp stamp ? stamp.toLocalDateTime() : (LocalDateTime) value;
  }

  /** A LocalDateTime where there is no zone; else what the library makes of it. */
  @Override
  public Object construct(Object[] args) {
    if (args.length == 1 && bytes(args[0]) instanceof byte[] state && state.length == STATE) {
      return LocalDateTime.of(
          unsigned(state, 0, 2),
          state[2] & 0x7f,
          state[3],
          state[4],
          state[5],
          state[6],
          unsigned(state, 7, 10) * 1000);
    }
    return args.length == 7
        ? LocalDateTime.of(
            number(args[0]),
            number(args[1]),
            number(args[2]),
            number(args[3]),
            number(args[4]),
            number(args[5]),
            number(args[6]) * 1000)
        : others.construct(args);
  }

  private static Object bytes(Object state) {
    return state instanceof String text ? text.getBytes(StandardCharsets.ISO_8859_1) : state;
  }

  private static int number(Object value) {
    return ((Number) value).intValue();
  }

  private static int unsigned(byte[] state, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value << 8 | (state[i] & 0xff);
    }
    return value;
  }
}
