package io.mastic.catalog.leftover;

import org.jdbi.v3.core.Handle;

/** What belongs to one noun, and goes after what it belonged to. */
public interface Children {

  /**
   * Deletes some of them.
   *
   * @param owner whose they were
   * @param most so many at once
   * @return how many it deleted; fewer than the most if those were the last
   */
  int delete(Handle h, long owner, int most);
}
