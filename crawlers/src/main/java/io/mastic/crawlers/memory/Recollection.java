package io.mastic.crawlers.memory;

import io.mastic.crawlers.detect.Look;
import io.mastic.objects.ObjectInfo;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What was seen of a target the last time, asked in the order of keys: no more of it is held than a
 * page.
 */
public final class Recollection {

  /** In which files are listed, and their pages are to be kept. */
  public static final Comparator<SeenFile> ORDER = (a, b) -> compare(a.key(), b.key());

  private final IntFunction<List<SeenFile>> pages;
  private final Map<String, SeenFile> here = new HashMap<>();
  private List<SeenFile> next;
  private int following;

  /**
   * @param pages by their numbers, from 0; an empty one after the last
   */
  Recollection(IntFunction<List<SeenFile>> pages) {
    this.pages = pages;
    this.next = pages.apply(0);
  }

  /** Of a crawler that remembers nothing. */
  public static Recollection none() {
    return new Recollection(page -> List.of());
  }

  /** Whether nothing is remembered. */
  public boolean isEmpty() {
    return here.isEmpty() && next.isEmpty();
  }

  /** What the file was taken for, if it is as it was. */
  public Optional<SeenFile> find(ObjectInfo file) {
    return findByName(file.key()).filter(seen -> seen.is(file));
  }

  /** What the file of that name was and was taken for, however it is now. */
  public Optional<SeenFile> findByName(String key) {
    while (!next.isEmpty() && compare(next.get(0).key(), key) <= 0) {
      here.clear();
      next.forEach(file -> here.put(file.key(), file));
      following++;
      next = pages.apply(following);
    }
    return Optional.ofNullable(here.get(key))
        .filter(file -> !file.look().equals(Look.Unknown.PASSED_OVER));
  }

  /** The folders in which files were seen, each with a trailing slash; before anything is asked. */
  public Set<String> folders() {
    Set<String> folders = new HashSet<>();
    int page = 0;
    for (List<SeenFile> some = next; !some.isEmpty(); some = pages.apply(++page)) {
      some.forEach(file -> folders.add(folder(file.key())));
    }
    return folders;
  }

  /** All files that are remembered, in the order of keys; before anything is asked. */
  public Stream<SeenFile> files() {
    return Stream.concat(
            Stream.of(next),
            IntStream.iterate(following + 1, page -> page + 1)
                .mapToObj(pages)
                .takeWhile(some -> !some.isEmpty()))
        .flatMap(List::stream);
  }

  /** Where a file is. */
  public static String folder(String key) {
    return key.substring(0, key.lastIndexOf('/') + 1);
  }

  /** As keys are listed: by their bytes in UTF-8, which is the order of code points. */
  public static int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean pairs = Character.isSurrogate(x) != Character.isSurrogate(y);
        return pairs ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
