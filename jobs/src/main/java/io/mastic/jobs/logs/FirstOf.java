package io.mastic.jobs.logs;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** The first few of many that come in no order, each once; of the others none is held. */
final class FirstOf<T> {

  private final int most;
  private final TreeSet<T> held;

  FirstOf(int most, Comparator<? super T> order) {
    this.most = most;
    this.held = new TreeSet<>(order);
  }

  void add(T one) {
    held.add(one);
    if (held.size() > most) {
      held.pollLast();
    }
  }

  int size() {
    return held.size();
  }

  /** In their order. */
  List<T> list() {
    return List.copyOf(held);
  }
}
