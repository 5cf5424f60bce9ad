package io.mastic.runtime.dynamo;

import io.mastic.runtime.service.AwsService;

/** Keeps one task to so many units a second. */
final class UnitPace {

  private final double perSecond;
  private final long began = System.nanoTime();
  private double used;

  UnitPace(double perSecond) {
    this.perSecond = perSecond;
  }

  /** Waits until that much may have been used. */
  void used(double units) {
    used += units;
    long wait = due(used, perSecond) - (System.nanoTime() - began) / 1_000_000;
    if (wait > 0) {
      AwsService.pause(wait);
    }
  }

  /** When so many units may have been used, in milliseconds from the beginning. */
  static long due(double units, double perSecond) {
    return (long) (units / perSecond * 1000);
  }
}
