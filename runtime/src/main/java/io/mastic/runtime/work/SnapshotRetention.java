package io.mastic.runtime.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.apache.iceberg.Table;
import org.apache.iceberg.actions.ExpireSnapshots;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.iceberg.util.PropertyUtil;
import org.apache.spark.sql.SparkSession;

/**
 * Which snapshots of a table stay: those of the last days, and the newest few in any case; what
 * branches and tags say of their own comes first, as Iceberg has it.
 */
record SnapshotRetention(Instant olderThan, int newest, Files files) {

  private static final String AGE = "history.expire.max-snapshot-age-ms";
  private static final String NEWEST = "history.expire.min-snapshots-to-keep";

  /** What becomes of files that no snapshot needs any more. */
  enum Files {
    DELETED,
    KEPT
  }

  /** The optimizer's own figures, else the table's, else AWS's defaults. */
  static SnapshotRetention of(Table table, JsonNode configuration, Instant now) {
    long age =
        configuration.has("snapshotRetentionPeriodInDays")
            ? Duration.ofDays(configuration.path("snapshotRetentionPeriodInDays").asInt())
                .toMillis()
            : PropertyUtil.propertyAsLong(table.properties(), AGE, Duration.ofDays(5).toMillis());
    int newest =
        configuration.has("numberOfSnapshotsToRetain")
            ? configuration.path("numberOfSnapshotsToRetain").asInt()
            : PropertyUtil.propertyAsInt(table.properties(), NEWEST, 1);
    return new SnapshotRetention(
        now.minusMillis(age),
        newest,
        configuration.path("cleanExpiredFiles").asBoolean(true) ? Files.DELETED : Files.KEPT);
  }

  void expire(SparkSession session, Table table, ObjectNode metrics) {
    long data = 0;
    long manifests = 0;
    long lists = 0;
    if (files == Files.KEPT) {
      table
          .expireSnapshots()
          .expireOlderThan(olderThan.toEpochMilli())
          .retainLast(newest)
          .cleanExpiredFiles(false)
          .commit();
    } else {
      ExpireSnapshots.Result result =
          SparkActions.get(session)
              .expireSnapshots(table)
              .expireOlderThan(olderThan.toEpochMilli())
              .retainLast(newest)
              .execute();
      data =
          result.deletedDataFilesCount()
              + result.deletedEqualityDeleteFilesCount()
              + result.deletedPositionDeleteFilesCount();
      manifests = result.deletedManifestsCount();
      lists = result.deletedManifestListsCount();
    }
    metrics.put("NumberOfDataFilesDeleted", data);
    metrics.put("NumberOfManifestFilesDeleted", manifests);
    metrics.put("NumberOfManifestListsDeleted", lists);
  }
}
