package io.mastic.kernel.pattern;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often the parts of a regular expression are repeated at least, by the counts that are written
 * in it: {@code (a{10}b){20}} is 220. Repetitions of nothing take time without looking at a
 * character, so that nobody else counts them.
 */
final class Repetitions {

  private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,18})(?:,\\d*)?}");
  private static final long MANY = 1_000_000_000;

  /** A group: what all of it costs, and its last part. */
  private static final class Group {
    long all;
    long last;
  }

  private Repetitions() {}

  static long of(String regex) {
    Deque<Group> groups = new ArrayDeque<>();
    groups.push(new Group());
    Matcher count = COUNT.matcher(regex);
    int i = 0;
    while (i < regex.length()) {
      Group group = groups.element();
      char c = regex.charAt(i);
      if (c == '(') {
        groups.push(new Group());
        i++;
      } else if (c == ')' && groups.size() > 1) {
        add(groups, groups.pop().all);
        i++;
      } else if (c == '{' && count.region(i, regex.length()).lookingAt()) {
        long times = Math.min(MANY, Long.parseLong(count.group(1)));
        long before = group.last;
        group.last = Math.min(MANY, before * Math.max(1, times));
        group.all = Math.min(MANY, group.all - before + group.last);
        i = count.end();
      } else {
        add(groups, 1);
        i = end(regex, i);
      }
    }
    while (groups.size() > 1) {
      add(groups, groups.pop().all);
    }
    return groups.element().all;
  }

  private static void add(Deque<Group> groups, long cost) {
    Group group = groups.element();
    group.last = Math.max(1, cost);
    group.all = Math.min(MANY, group.all + group.last);
  }

  /** Behind a character, a quotation or a class of characters. */
  private static int end(String regex, int from) {
    if (regex.startsWith("\\Q", from)) {
      int end = regex.indexOf("\\E", from);
      return end < 0 ? regex.length() : end + 2;
    }
    if (regex.charAt(from) == '\\') {
      return from + 2;
    }
    if (regex.charAt(from) != '[') {
      return from + 1;
    }
    int depth = 0;
    int i = from;
    while (i < regex.length()) {
      char c = regex.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      i += c == '\\' ? 2 : 1;
      if (depth == 0) {
        break;
      }
    }
    return i;
  }
}
