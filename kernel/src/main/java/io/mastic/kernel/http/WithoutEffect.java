package io.mastic.kernel.http;

import java.util.Collection;
import java.util.TreeSet;

/** Tells a client which parts of its request nobody asked for, and so changed nothing. */
public final class WithoutEffect {

  /** The header of answers that lists them, with commas; not there if everything acted. */
  public static final String HEADER = "x-mastic-without-effect";

  private WithoutEffect() {}

  public static void say(HttpResponse response, Collection<String> names) {
    if (!names.isEmpty()) {
      response.header(HEADER, String.join(",", new TreeSet<>(names)));
    }
  }
}
