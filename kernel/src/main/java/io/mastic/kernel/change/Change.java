package io.mastic.kernel.change;

import java.util.Map;

/**
 * Something that has changed, as a page or another watcher wants to know it: enough to say what to
 * look at again, not the thing itself.
 *
 * @param kind of thing, such as {@code job-run}
 * @param account twelve digits
 * @param region such as {@code us-east-1}; empty for what has none
 * @param key of the thing among its kind in account and region
 * @param what has happened, such as its new state
 * @param detail a few short facts, never a secret: every listener of the account may see them
 */
public record Change(
    String kind,
    String account,
    String region,
    String key,
    String what,
    Map<String, String> detail) {

  /** How many characters the detail has at most. */
  public static final int MOST = 4_000;

  public Change {
    detail = Map.copyOf(detail);
    int length =
        detail.entrySet().stream()
            .mapToInt(fact -> fact.getKey().length() + fact.getValue().length())
            .sum();
    if (length > MOST) {
      throw new IllegalArgumentException("the detail of a change of " + kind + " is too long");
    }
  }

  /** A change of which nothing else is to be said. */
  public Change(String kind, String account, String region, String key, String what) {
    this(kind, account, region, key, what, Map.of());
  }
}
