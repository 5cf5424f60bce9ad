package io.mastic.runtime.sink;

import io.mastic.runtime.source.Session;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.spark.internal.io.FileCommitProtocol.TaskCommitMessage;
import org.apache.spark.internal.io.FileNameSpec;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.SQLHadoopMapReduceCommitProtocol;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Notes which partition folders a write puts files into: each task tells with its commit, so that
 * neither the data has to be computed nor the folders listed a second time.
 */
public final class WrittenPartitions extends SQLHadoopMapReduceCommitProtocol {

  private static final long serialVersionUID = 1L;
  private static final Map<String, Set<String>> BY_PATH = new ConcurrentHashMap<>();

  private final String path;
  private final Set<String> folders = new TreeSet<>();

  /** Spark makes these by reflection. */
  public WrittenPartitions(String jobId, String path, boolean dynamicPartitionOverwrite) {
    super(jobId, path, dynamicPartitionOverwrite);
    this.path = path;
  }

  /**
   * Runs a write to {@code path} and answers the folders, such as {@code year=2026/month=11}, that
   * got files.
   */
  static Set<String> during(SparkSession session, String path, Runnable write) {
    String key = new Path(path).toString();
    BY_PATH.put(key, new TreeSet<>());
    try {
      Session.during(
          session,
          "spark.sql.sources.commitProtocolClass",
          WrittenPartitions.class.getName(),
          () -> {
            write.run();
            return key;
          });
      return BY_PATH.getOrDefault(key, Set.of());
    } finally {
      BY_PATH.remove(key);
    }
  }

  @Override
  public String newTaskTempFile(TaskAttemptContext task, Option<String> folder, FileNameSpec name) {
    if (folder.isDefined()) {
      folders.add(folder.get());
    }
    return super.newTaskTempFile(task, folder, name);
  }

  @Override
  public TaskCommitMessage commitTask(TaskAttemptContext task) {
    return new TaskCommitMessage(new Noted(super.commitTask(task), new ArrayList<>(folders)));
  }

  @Override
  public void commitJob(JobContext job, Seq<TaskCommitMessage> messages) {
    List<TaskCommitMessage> inner = new ArrayList<>();
    Set<String> all = BY_PATH.getOrDefault(path, new TreeSet<>());
    for (TaskCommitMessage message : JavaConverters.seqAsJavaList(messages)) {
      Noted noted = (Noted) message.obj();
      inner.add(noted.message());
      all.addAll(noted.folders());
    }
    super.commitJob(job, JavaConverters.asScalaBuffer(inner).toList());
  }

  private record Noted(TaskCommitMessage message, List<String> folders) implements Serializable {}
}
