package io.mastic.crawlers.group;

import java.util.List;
import java.util.stream.Stream;

/**
 * A table that the data suggests.
 *
 * @param folders the location's path: bucket, then folder names, then the file name if it is one
 * @param location with a trailing slash unless it is a single file
 * @param partitionKeys names, outermost folder first; empty for a table without partitions
 * @param partitions each with as many values as there are keys
 * @param exclusions globs over whole locations: what lies in its folders and is not the table's
 */
public record FoundTable(
    List<String> folders,
    String location,
    TableShape shape,
    Stats stats,
    List<String> partitionKeys,
    List<FoundPartition> partitions,
    List<String> exclusions) {

  /** A folder of files that is a partition of a table. */
  public record FoundPartition(
      List<String> values, String location, TableShape shape, Stats stats) {
    public FoundPartition {
      values = List.copyOf(values);
    }
  }

  public FoundTable {
    folders = List.copyOf(folders);
    partitionKeys = List.copyOf(partitionKeys);
    partitions = List.copyOf(partitions);
    exclusions = List.copyOf(exclusions);
  }

  /** This one with other names for its partition keys, of which there are as many. */
  public FoundTable keyedBy(List<String> keys) {
    return new FoundTable(folders, location, shape, stats, keys, partitions, exclusions);
  }

  /** This one, with more that is left out. */
  public FoundTable without(List<String> globs) {
    return new FoundTable(
        folders,
        location,
        shape,
        stats,
        partitionKeys,
        partitions,
        Stream.concat(exclusions.stream(), globs.stream()).distinct().toList());
  }
}
