package io.mastic.crawlers.group;

import io.mastic.crawlers.detect.Format;
import io.mastic.crawlers.schema.FileSchema;
import java.util.List;
import java.util.TreeSet;

/**
 * What the data of a table or partition looks like.
 *
 * @param certainty of the least certain of its files, more than 0 and at most 1
 * @param paths the data's own spelling of its top-level keys, sorted; empty but for JSON
 * @param remarks what a database says of its table; nothing of files
 */
public record TableShape(
    Format format, FileSchema schema, List<String> paths, double certainty, Remarks remarks) {

  public TableShape {
    paths = List.copyOf(paths);
  }

  /** What its classifier is sure of. */
  public TableShape(Format format, FileSchema schema, List<String> paths) {
    this(format, schema, paths, 1);
  }

  /** Of files, of which nobody says more. */
  public TableShape(Format format, FileSchema schema, List<String> paths, double certainty) {
    this(format, schema, paths, certainty, Remarks.NONE);
  }

  TableShape merge(TableShape other) {
    Format both = format.together(other.format);
    double least = Math.min(certainty, other.certainty);
    if (schema.equals(other.schema) && paths.equals(other.paths)) {
      return new TableShape(both, schema, paths, least);
    }
    TreeSet<String> all = new TreeSet<>(paths);
    all.addAll(other.paths);
    return new TableShape(both, schema.merge(other.schema), List.copyOf(all), least);
  }

  boolean goesWith(TableShape other, Grouping.Likeness likeness) {
    return format.readsLike(other.format)
        && (likeness == Grouping.Likeness.FORMAT || schema.isSimilarTo(other.schema));
  }
}
