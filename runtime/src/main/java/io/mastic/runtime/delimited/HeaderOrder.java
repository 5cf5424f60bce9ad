package io.mastic.runtime.delimited;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where a file has the columns that are wanted, by the names in its first line. */
final class HeaderOrder {

  private HeaderOrder() {}

  /**
   * For each wanted column its place in the header, -1 where it has none. A column whose name is
   * not there, such as one that was renamed in the catalog, is at its own place if no wanted name
   * stands there.
   */
  static int[] places(List<String> wanted, List<String> header) {
    List<String> have = header.stream().map(HeaderOrder::plain).toList();
    List<String> names = wanted.stream().map(HeaderOrder::plain).toList();
    int[] places = new int[names.size()];
    for (int i = 0; i < places.length; i++) {
      int named = have.indexOf(names.get(i));
      boolean free = i < have.size() && !names.contains(have.get(i));
      places[i] = named >= 0 ? named : free ? i : -1;
    }
    return places;
  }

  /** The same where names alone decide. */
  static int[] named(List<String> wanted, List<String> own) {
    List<String> have = own.stream().map(HeaderOrder::plain).toList();
    return wanted.stream().mapToInt(name -> have.indexOf(plain(name))).toArray();
  }

  /** Names for columns: those that have none are numbered, and those that come twice. */
  static List<String> names(List<String> header) {
    List<String> taken = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).isEmpty() ? "col" + i : header.get(i);
      String free = taken.contains(name.toLowerCase(Locale.ROOT)) ? name + i : name;
      taken.add(free.toLowerCase(Locale.ROOT));
      names.add(free);
    }
    return names;
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
