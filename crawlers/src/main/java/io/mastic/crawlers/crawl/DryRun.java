package io.mastic.crawlers.crawl;

import io.mastic.crawlers.explain.CrawlFinding;
import io.mastic.crawlers.explain.FolderExplanation;
import io.mastic.crawlers.group.Stats;
import java.util.List;
import software.amazon.awssdk.services.glue.model.TableInput;

/**
 * What a crawl would do to the catalog as it is now.
 *
 * @param gone names of tables whose data is not found any more
 * @param notes what else is to be said, sentence by sentence: files that were passed over, a
 *     database that is not there
 * @param findings why the tables are what they are, and what was passed over
 * @param explanations why the files of the first folders are what they are taken for
 * @param scope whether all was looked at
 */
public record DryRun(
    List<Planned> tables,
    List<String> gone,
    List<String> notes,
    List<CrawlFinding> findings,
    List<FolderExplanation> explanations,
    Scope scope) {

  /** How much of the data was looked at. */
  public enum Scope {
    ALL,
    /** The first files of a target: a crawl may find more tables, columns and partitions. */
    BEGINNING
  }

  /** What would become of a table. */
  public enum Change {
    CREATE,
    UPDATE,
    /** Only its figures: how many files, records and bytes. */
    REFRESH,
    KEEP,
    /** No table is there, and none would be made. */
    SKIP
  }

  /**
   * A table that the data suggests.
   *
   * @param why empty where there is nothing to say
   * @param input as it would be written; of a table that is kept or skipped, as it was found
   */
  public record Planned(
      String name,
      Change change,
      String why,
      TableInput input,
      Stats stats,
      PlannedPartitions partitions) {}

  /**
   * Partitions of a table.
   *
   * @param found how many the data suggests
   * @param added how many of them the catalog does not have
   * @param first values of the first ones
   */
  public record PlannedPartitions(long found, long added, List<List<String>> first) {}

  public DryRun {
    tables = List.copyOf(tables);
    gone = List.copyOf(gone);
    notes = List.copyOf(notes);
    findings = List.copyOf(findings);
    explanations = List.copyOf(explanations);
  }
}
