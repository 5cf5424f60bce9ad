package io.mastic.jobs.launch.spark;

/**
 * Where the work of a run's Spark is done.
 *
 * @param url as Spark's {@code spark.master} has it
 * @param driverHost by which those who do the work find the run's own process
 */
public record SparkMaster(String url, String driverHost) {

  /** All of a run in its own process. */
  public static final SparkMaster IN_PROCESS = new SparkMaster("local[*]", "127.0.0.1");

  /** The same with so many tasks at once; as it is for an empty text, and on a cluster. */
  public String within(String tasks) {
    return tasks.isEmpty() || !url.startsWith("local[") ? url : "local[" + tasks + "]";
  }
}
