package io.mastic.runtime.cluster;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.jspecify.annotations.Nullable;

/**
 * For {@code spark.plugins}: what tasks print on other machines, in the JVM or in Python, comes
 * into the run's own error log, each line with the executor that wrote it.
 */
public final class ExecutorLogs implements SparkPlugin {

  @Override
  public DriverPlugin driverPlugin() {
    return new DriverPlugin() {
      @Override
      public Map<String, String> init(SparkContext context, PluginContext plugins) {
        return Map.of();
      }

      @Override
      public @Nullable Object receive(Object message) {
        System.err.print(message);
        System.err.flush();
        return null;
      }
    };
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new Sender();
  }

  /** Lives in an executor; what was printed there stays in the executor's own log as well. */
  private static final class Sender implements ExecutorPlugin {

    private @Nullable SentLines lines;

    @Override
    public void init(PluginContext plugins, Map<String, String> extra) {
      // The plugin's own host is that of a listening process, which an executor is not.
      String host = SparkEnv.get().blockManager().blockManagerId().host();
      String name = "[executor " + plugins.executorID() + " " + host + "] ";
      SentLines sent = new SentLines(name, text -> send(plugins, text));
      lines = sent;
      System.setErr(new PrintStream(sent.beside(System.err), true, StandardCharsets.UTF_8));
      System.setOut(new PrintStream(sent.beside(System.out), true, StandardCharsets.UTF_8));
      sent.start();
      send(plugins, name + "works as " + System.getProperty("user.name") + "\n");
    }

    private static void send(PluginContext plugins, String text) {
      try {
        plugins.send(text);
      } catch (Exception e) {
        // The driver is gone, and so is its log.
      }
    }

    /** What a task has printed is there when its end is known. */
    @Override
    public void onTaskSucceeded() {
      flush();
    }

    @Override
    public void onTaskFailed(TaskFailedReason reason) {
      flush();
    }

    @Override
    public void shutdown() {
      flush();
    }

    private void flush() {
      SentLines sent = lines;
      if (sent != null) {
        sent.flush();
      }
    }
  }
}
