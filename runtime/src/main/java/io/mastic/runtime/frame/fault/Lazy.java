package io.mastic.runtime.frame.fault;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value computed when it is first asked for, and kept. */
public final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> make;
  private @Nullable T value;

  public Lazy(Supplier<T> make) {
    this.make = make;
  }

  @Override
  public synchronized T get() {
    T present = value;
    if (present == null) {
      present = make.get();
      value = present;
    }
    return present;
  }

  public synchronized boolean isComputed() {
    return value != null;
  }
}
