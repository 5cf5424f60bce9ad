package io.mastic.objects;

import java.util.Comparator;

/**
 * S3's order of keys: that of their UTF-8 bytes, which is the order of their code points. Java's
 * own order of strings differs from it beyond U+FFFF.
 */
public enum KeyOrder implements Comparator<String> {
  BY_BYTES;

  @Override
  public int compare(String a, String b) {
    int shared = Math.min(a.length(), b.length());
    for (int i = 0; i < shared; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean bothOrNone = Character.isSurrogate(x) == Character.isSurrogate(y);
        return bothOrNone ? Character.compare(x, y) : Character.isSurrogate(x) ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
