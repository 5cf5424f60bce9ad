package io.mastic.crawlers.group;

import java.util.SortedSet;
import java.util.TreeSet;

/** What lies in a table's folder and is not the table's: names of files, and of folders. */
final class Strangers {

  /** More cannot be named in a table's parameter, and say that the folder is no table's. */
  static final int MOST = 200;

  private final TreeSet<String> names = new TreeSet<>();
  private final TreeSet<String> folders = new TreeSet<>();
  private long count;

  /**
   * @param name of the file, with the folders below the table's
   */
  void add(String name) {
    count++;
    names.add(name);
    if (names.size() > MOST) {
      names.pollLast();
    }
  }

  /** Adds a sub-folder with all that is in it. */
  void addFolder(String name) {
    folders.add(name);
  }

  SortedSet<String> folders() {
    return new TreeSet<>(folders);
  }

  void addAll(Strangers others) {
    folders.addAll(others.folders);
    others.names.forEach(this::add);
    count += others.count - others.names.size();
  }

  boolean areTooMany() {
    return count > names.size();
  }

  long count() {
    return count;
  }

  SortedSet<String> names() {
    return new TreeSet<>(names);
  }
}
