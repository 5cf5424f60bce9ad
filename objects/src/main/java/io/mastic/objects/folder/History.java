package io.mastic.objects.folder;

import io.mastic.objects.ObjectFacts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came before the object that lies in its place, the latest first. A delete marker at the top
 * means that nothing lies there.
 */
record History(List<Entry> entries) {

  static final History NONE = new History(List.of());

  /**
   * A version that is not in its place.
   *
   * @param file the name of its bytes; null for a delete marker
   * @param at milliseconds
   */
  record Entry(
      String id, @Nullable String file, long at, long size, String etag, ObjectFacts facts) {

    static Entry marker(String id, long at) {
      return new Entry(id, null, at, 0, "", ObjectFacts.NONE);
    }

    boolean isMarker() {
      return file == null;
    }
  }

  Optional<Entry> top() {
    return entries.stream().findFirst();
  }

  Optional<Entry> find(String id) {
    return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  /** With that one as the latest, and no other of its id. */
  History with(Entry entry) {
    return new History(
        Stream.concat(Stream.of(entry), without(entry.id()).entries.stream()).toList());
  }

  History without(String id) {
    return new History(entries.stream().filter(entry -> !entry.id().equals(id)).toList());
  }

  /** Whether a marker stands above that version, or is it: its deletion was noted. */
  boolean isDeleted(String id) {
    for (Entry entry : entries) {
      if (entry.isMarker()) {
        return find(id).isPresent();
      }
      if (entry.id().equals(id)) {
        return false;
      }
    }
    return false;
  }
}
