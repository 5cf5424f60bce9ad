package io.mastic.kernel;

import java.util.Locale;

/** Names of ours as names of files. */
public final class FileName {

  private FileName() {}

  /** What a path would take otherwise is written as %XX; different names stay different. */
  public static String of(String name) {
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean odd = c == '/' || c == '\\' || c == '%' || c < ' ' || (c == '.' && file.isEmpty());
      file.append(odd ? String.format(Locale.ROOT, "%%%02X", (int) c) : String.valueOf(c));
    }
    return file.toString();
  }
}
