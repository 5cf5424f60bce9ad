package io.mastic.runtime.sparksql;

import java.io.PrintStream;
import org.apache.spark.sql.hive.client.HiveClient;
import scala.Function0;
import scala.collection.Seq;

/** What Spark asks of a metastore's client that only a Hive has: nothing to do, or a refusal. */
abstract class NoHive implements HiveClient {

  @Override
  public String getConf(String key, String defaultValue) {
    return defaultValue;
  }

  /** Spark adds the jar to the session itself; a Hive would have to be told as well. */
  @Override
  public void addJar(String path) {}

  @Override
  public void setOut(PrintStream stream) {}

  @Override
  public void setInfo(PrintStream stream) {}

  @Override
  public void setError(PrintStream stream) {}

  @Override
  public Object getState() {
    throw noHive("a Hive session");
  }

  @Override
  public Seq<String> runSqlHive(String sql) {
    throw noHive("Hive's own SQL");
  }

  @Override
  public void reset() {
    throw noHive("a reset of the metastore");
  }

  @Override
  public HiveClient newSession() {
    return this;
  }

  @Override
  public <A> A withHiveState(Function0<A> body) {
    return body.apply();
  }

  @Override
  public String userName() {
    return System.getProperty("user.name", "");
  }

  private static UnsupportedOperationException noHive(String what) {
    return new UnsupportedOperationException(
        "There is no Hive behind this catalog, which is the Data Catalog: " + what);
  }
}
