package io.mastic.crawlers.preview.row;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is shown.
 *
 * @param file by its place in the list of files that were read
 * @param values of the columns in their order: texts, JSON where they are nested, null where there
 *     is none
 * @param bad why readers do not get this record as it was meant; null for a good one
 */
public record ShownRow(int file, List<@Nullable String> values, @Nullable String bad) {

  public ShownRow {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }
}
