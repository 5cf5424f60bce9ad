package com.amazonaws.services.glue;

import io.mastic.runtime.frame.cell.FieldPath;

/** Names as steps of paths. */
public final class RecordUtils {
  private RecordUtils() {}

  /** The name in back-ticks where dots in it would make several steps. */
  public static String quoteName(String name) {
    return FieldPath.quote(name);
  }
}
