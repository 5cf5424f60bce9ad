package io.mastic.catalog.scope;

import java.security.SecureRandom;

/**
 * Keys of rows that others refer to: short, and never used again, so that what is left behind of a
 * deleted row belongs to nobody.
 */
public final class RowIds {

  private static final SecureRandom RANDOM = new SecureRandom();

  private RowIds() {}

  public static long next() {
    return RANDOM.nextLong() & Long.MAX_VALUE;
  }
}
