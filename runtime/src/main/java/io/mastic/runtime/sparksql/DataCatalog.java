package io.mastic.runtime.sparksql;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.hive.HiveExternalCatalog;
import org.apache.spark.sql.hive.client.HiveClient;

/**
 * Spark's catalog of a Hive metastore, with the Glue API where it would ask that one. How Spark
 * keeps its own tables in a metastore's (their schema, provider and figures are properties) is left
 * to Spark, so its tables are stored as everywhere else.
 */
final class DataCatalog extends HiveExternalCatalog {

  private final GlueHiveClient client;

  DataCatalog(SparkConf conf, Configuration hadoopConf) {
    super(conf, hadoopConf);
    this.client = HiveVersion2.client(conf, hadoopConf);
  }

  @Override
  public HiveClient client() {
    return client;
  }

  /** Glue's guide: a database called default is created if it does not exist. */
  void createDefaultDatabase() {
    client.databases().createDefault();
  }

  @Override
  public void renameTable(String database, String oldName, String newName) {
    throw Refusal.of(
        "ALTER TABLE "
            + database
            + "."
            + oldName
            + " RENAME: table rename is not supported, as in Glue; create "
            + newName
            + " with the same location or as a copy, then drop the old one");
  }
}
