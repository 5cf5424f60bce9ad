package io.mastic.crawlers.group;

import java.util.List;

/**
 * What a tree of folders is.
 *
 * @param tables in the order of their locations
 * @param lakes folders that are tables already, by metadata of their own
 */
public record Found(List<FoundTable> tables, List<FoundLake> lakes) {

  /**
   * A table of a lake format.
   *
   * @param folders the location's path, the bucket first
   * @param location without a trailing slash, as the formats have it
   */
  public record FoundLake(List<String> folders, String location, LakeMark mark) {
    public FoundLake {
      folders = List.copyOf(folders);
    }
  }

  public Found {
    tables = List.copyOf(tables);
    lakes = List.copyOf(lakes);
  }
}
