package io.mastic.crawlers.group;

import java.util.List;

/**
 * A table that the data suggests.
 *
 * @param folders the location's path: bucket, then folder names, then the file name if it is one
 * @param location with a trailing slash unless it is a single file
 * @param partitionKeys names, outermost folder first; empty for a table without partitions
 * @param partitions each with as many values as there are keys
 */
public record FoundTable(
    List<String> folders,
    String location,
    TableShape shape,
    Stats stats,
    List<String> partitionKeys,
    List<FoundPartition> partitions) {

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
  }
}
