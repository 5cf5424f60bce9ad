package io.mastic.kernel;

import java.lang.StackWalker.StackFrame;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long transactions held the database, from their begin to the end of their commit: on SQLite
 * all other writers waited that long. A transaction that was long is told by the class and method
 * that made it; what is short is only counted.
 */
public final class WriteTimes {

  /** What a writer may hold the database for; whatever may take longer is done in pieces. */
  public static final Duration BOUND = Duration.ofMillis(200);

  /** Below this nobody wants to know whose it was, and finding out costs some microseconds. */
  private static final long WORTH_NAMING = Duration.ofMillis(10).toNanos();

  private static final String LAMBDA = "lambda$";
  private static final StackWalker STACK = StackWalker.getInstance();

  private final LongAdder count = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final LongAdder overBound = new LongAdder();
  private final AtomicLong longest = new AtomicLong();
  private final Map<String, AtomicLong> byMaker = new ConcurrentHashMap<>();

  /** Notes a transaction of the calling thread. */
  void add(long took) {
    count.increment();
    nanos.add(took);
    longest.accumulateAndGet(took, Math::max);
    if (took > BOUND.toNanos()) {
      overBound.increment();
    }
    if (took > WORTH_NAMING) {
      byMaker.computeIfAbsent(maker(), name -> new AtomicLong()).accumulateAndGet(took, Math::max);
    }
  }

  /** The first caller outside of {@link Db}, as {@code Class.method}. */
  private static String maker() {
    return STACK.walk(
        frames ->
            frames
                .filter(frame -> !isOurs(frame.getClassName()))
                .findFirst()
                .map(WriteTimes::name)
                .orElse("unknown"));
  }

  private static boolean isOurs(String className) {
    return className.equals(WriteTimes.class.getName())
        || className.equals(Db.class.getName())
        || className.startsWith(Db.class.getName() + "$");
  }

  private static String name(StackFrame frame) {
    String type = frame.getClassName();
    String method = frame.getMethodName();
    String inner =
        method.startsWith(LAMBDA)
            ? method.substring(LAMBDA.length(), method.lastIndexOf('$'))
            : method;
    return type.substring(type.lastIndexOf('.') + 1) + "." + inner;
  }

  public long count() {
    return count.sum();
  }

  /** All transactions together. */
  public Duration total() {
    return Duration.ofNanos(nanos.sum());
  }

  /** How many held the database for longer than {@link #BOUND}. */
  public long overBound() {
    return overBound.sum();
  }

  public Duration longest() {
    return Duration.ofNanos(longest.get());
  }

  /** The longest of each maker, by {@code Class.method}; those that were always short are not. */
  public Map<String, Duration> byMaker() {
    Map<String, Duration> all = new TreeMap<>();
    byMaker.forEach((maker, most) -> all.put(maker, Duration.ofNanos(most.get())));
    return all;
  }

  /** Forgets all that was, before something is measured. */
  public void reset() {
    count.reset();
    nanos.reset();
    overBound.reset();
    longest.set(0);
    byMaker.clear();
  }
}
