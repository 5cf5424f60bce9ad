package io.mastic.runtime.progress;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerApplicationStart;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/**
 * Notes down which stages there are, how far each has come and what it cost: {@code progress.json}
 * in the run's folder, whole at any time, at most once a second while tasks end.
 */
public final class ProgressListener extends SparkListener {

  /** Names the run's folder to the listeners. */
  public static final String DIRECTORY = "spark.mastic.run.directory";

  private static final String FILE = "progress.json";
  private static final long EVERY_NANOS = 1_000_000_000L;

  /** The oldest stages are forgotten beyond that; how many there were is kept. */
  private static final int MOST_STAGES = 200;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final Map<String, StageFigures> stages = new LinkedHashMap<>();
  private final Flows flows;
  private long forgotten;
  private long jobs;
  private long writtenAt = System.nanoTime() - EVERY_NANOS;
  private long peakHeap;

  /** As Spark makes its listeners. */
  public ProgressListener(SparkConf conf) {
    this(Path.of(conf.get(DIRECTORY)), Flows.ofRun());
  }

  ProgressListener(Path directory, Flows flows) {
    this.directory = directory;
    this.flows = flows;
  }

  /** By which id a cluster knows the run. */
  @Override
  public synchronized void onApplicationStart(SparkListenerApplicationStart start) {
    if (start.appId().isDefined()) {
      ObjectNode application = JSON.createObjectNode().put("id", start.appId().get());
      replace("application.json", application);
    }
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart start) {
    jobs++;
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    var info = submitted.stageInfo();
    stages.put(key(info.stageId(), info.attemptNumber()), new StageFigures(info));
    if (stages.size() > MOST_STAGES) {
      stages.remove(stages.keySet().iterator().next());
      forgotten++;
    }
    write();
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart start) {
    StageFigures stage = stages.get(key(start.stageId(), start.stageAttemptId()));
    if (stage != null) {
      stage.taskStarted();
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    StageFigures stage = stages.get(key(end.stageId(), end.stageAttemptId()));
    if (stage != null && end.taskInfo() != null) {
      stage.taskEnded(end);
    }
    if (System.nanoTime() - writtenAt >= EVERY_NANOS) {
      write();
    }
  }

  @Override
  public synchronized void onStageCompleted(SparkListenerStageCompleted completed) {
    var info = completed.stageInfo();
    StageFigures stage = stages.get(key(info.stageId(), info.attemptNumber()));
    if (stage != null) {
      stage.over(info);
    }
    if (System.nanoTime() - writtenAt >= EVERY_NANOS) {
      write();
    }
  }

  @Override
  public synchronized void onApplicationEnd(SparkListenerApplicationEnd end) {
    write();
  }

  private static String key(int stage, int attempt) {
    return stage + "." + attempt;
  }

  /** What cannot be written is no reason for a run to fail. */
  private void write() {
    writtenAt = System.nanoTime();
    replace(FILE, json());
  }

  private void replace(String name, ObjectNode json) {
    Path scratch = directory.resolve(name + ".tmp");
    try {
      Files.write(scratch, JSON.writeValueAsBytes(json));
      Files.move(scratch, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // The next one may be.
    }
  }

  private ObjectNode json() {
    Runtime jvm = Runtime.getRuntime();
    long heap = jvm.totalMemory() - jvm.freeMemory();
    peakHeap = Math.max(peakHeap, heap);
    ObjectNode json = JSON.createObjectNode();
    json.put("at", System.currentTimeMillis()).put("jobs", jobs).put("forgotten", forgotten);
    json.put("heap", heap).put("peakHeap", peakHeap).put("mostHeap", jvm.maxMemory());
    ArrayNode all = json.putArray("stages");
    stages.values().forEach(stage -> stage.writeTo(all.addObject()));
    flows.writeTo(json);
    return json;
  }
}
