package io.mastic.crawlers.preview.orc;

import java.io.IOException;

/** Runs as Hive 0.11 wrote them: equal steps, or number by number. */
final class FirstRuns extends WholeRuns {

  private static final int SHORTEST = 3;

  private final OrcStream in;
  private final Sign sign;

  FirstRuns(OrcStream in, Sign sign) {
    this.in = in;
    this.sign = sign;
  }

  @Override
  void read() throws IOException {
    int control = (byte) in.next();
    if (control < 0) {
      for (int i = 0; i < -control; i++) {
        add(sign.of(in.varint()));
      }
      return;
    }
    long step = (byte) in.next();
    long number = sign.of(in.varint());
    for (int i = 0; i < control + SHORTEST; i++) {
      add(number + i * step);
    }
  }
}
