package io.mastic.crawlers.group;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Names tables: the prefix and the folder's name, in lower case letters, digits and underscores. A
 * name that another location has gets a hash of the location behind it.
 */
public final class TableNames {

  private static final int LONGEST = 128;
  private static final int HASH = 32;

  private final String prefix;
  private final Function<String, String> locationOf;
  private final Map<String, String> given = new HashMap<>();

  /**
   * @param locationOf the location of the catalog's table with a name; empty text for no such table
   */
  public TableNames(String prefix, Function<String, String> locationOf) {
    this.prefix = clean(prefix);
    this.locationOf = locationOf;
  }

  public String name(FoundTable table) {
    List<String> folders = table.folders();
    String plain = cut(prefix + clean(folders.get(folders.size() - 1)), LONGEST);
    if (isFree(plain, table.location())) {
      given.put(plain, table.location());
      return plain;
    }
    String hashed = cut(plain, LONGEST - HASH - 1) + "_" + hash(table.location());
    given.put(hashed, table.location());
    return hashed;
  }

  private boolean isFree(String name, String location) {
    String here = given.get(name);
    if (here != null) {
      return sameLocation(here, location);
    }
    String there = locationOf.apply(name);
    return there.isEmpty() || sameLocation(there, location);
  }

  /** A trailing slash makes no difference. */
  public static boolean sameLocation(String a, String b) {
    return strip(a).equals(strip(b));
  }

  private static String strip(String location) {
    return location.endsWith("/") ? location.substring(0, location.length() - 1) : location;
  }

  private static String clean(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  private static String hash(String location) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(md5.digest(location.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
