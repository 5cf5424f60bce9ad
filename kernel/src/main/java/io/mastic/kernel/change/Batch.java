package io.mastic.kernel.change;

import java.util.List;

/**
 * What a look at the changes has found.
 *
 * @param changes in their order
 * @param gone the place up to which changes may have been forgotten
 * @param edge the place up to which nothing more can come: all before it was there to be read
 */
public record Batch(List<Published> changes, Cursor gone, Cursor edge) {

  public Batch {
    changes = List.copyOf(changes);
  }

  /**
   * May somebody who had come to that place have missed something? It was forgotten, or the place
   * is of another database, such as the one before a restore.
   */
  public boolean hasGapAfter(Cursor place) {
    return place.isBefore(gone.isBefore(edge) ? gone : edge) || edge.isBefore(place);
  }

  /** Where somebody who may have missed something goes on. */
  Cursor resumption(Cursor place) {
    return place.isBefore(gone) && !edge.isBefore(gone) ? gone : edge;
  }

  /** Where to look next, for somebody who had come to that place. */
  public Cursor next(Cursor place) {
    if (!changes.isEmpty()) {
      return changes.get(changes.size() - 1).cursor();
    }
    return hasGapAfter(place) ? resumption(place) : place;
  }
}
