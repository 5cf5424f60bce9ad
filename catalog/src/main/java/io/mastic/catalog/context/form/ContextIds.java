package io.mastic.catalog.context.form;

import java.security.SecureRandom;
import java.util.OptionalLong;

/** Identifiers that the server makes, in the forms that AWS's documentation shows. */
public final class ContextIds {

  private static final String CHARACTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 14;
  private static final int DIGITS = 13;
  private static final SecureRandom RANDOM = new SecureRandom();

  private ContextIds() {}

  public static String glossary() {
    return "gl-" + random();
  }

  public static String term() {
    return "gt-" + random();
  }

  /** The key of a new asset; tables have their own from the same range. */
  public static long assetKey() {
    return RANDOM.nextLong() & Long.MAX_VALUE;
  }

  /** The identifier of the asset that a table is. */
  public static String ofTable(long key) {
    String digits = Long.toString(key, CHARACTERS.length());
    return "t" + "0".repeat(DIGITS - digits.length()) + digits;
  }

  /** The key of the table that an identifier may mean. */
  public static OptionalLong tableKey(String identifier) {
    if (!identifier.matches("t[0-9a-z]{13}")) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(identifier.substring(1), CHARACTERS.length()));
    } catch (NumberFormatException beyondALong) {
      return OptionalLong.empty();
    }
  }

  private static String random() {
    StringBuilder id = new StringBuilder(LENGTH);
    RANDOM.ints(LENGTH, 0, CHARACTERS.length()).forEach(i -> id.append(CHARACTERS.charAt(i)));
    return id.toString();
  }
}
