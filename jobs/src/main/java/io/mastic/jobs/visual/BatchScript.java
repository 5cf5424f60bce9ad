package io.mastic.jobs.visual;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of a script that is done with each batch of its stream. */
final class BatchScript {

  private static final String FUNCTION = "process_batch";
  private static final String QUOTES = "\"\"\"";

  /**
   * @param variable that a batch is called
   * @param frame that the stream is called
   */
  private record Source(String variable, String frame, String window) {}

  private @Nullable Source source;
  private final Set<String> behind = new HashSet<>();
  private final List<String> lines = new ArrayList<>();
  private final List<String> atEnd = new ArrayList<>();
  private boolean open;

  /** The script has come to that node: is it behind the stream? */
  void follow(VisualNode node) {
    open = node.inputs().stream().anyMatch(behind::contains);
    if (open) {
      behind.add(node.id());
    }
  }

  /**
   * @throws VisualJobException if there is a stream already
   */
  void of(VisualNode node, String variable, String frame, String window) {
    if (source != null) {
      throw node.refusal("a job here has one stream, and there is another one");
    }
    source = new Source(variable, frame, window);
    behind.add(node.id());
  }

  boolean isThere() {
    return source != null;
  }

  /** Whether lines are of a batch now. */
  boolean isOpen() {
    return open;
  }

  List<String> lines() {
    return lines;
  }

  /** What stands behind them. */
  List<String> atEnd() {
    return atEnd;
  }

  /** The function, and the call that has it done; nothing without a stream. */
  List<String> text() {
    List<String> all = new ArrayList<>();
    if (source != null) {
      addTo(all, source);
    }
    return all;
  }

  private void addTo(List<String> all, Source stream) {
    all.add("");
    all.add("def " + FUNCTION + "(data_frame, batch_id):");
    all.add("    if data_frame.count() > 0:");
    all.add(
        "        "
            + stream.variable()
            + " = DynamicFrame.fromDF(data_frame, glueContext, "
            + PythonValues.of(stream.variable())
            + ")");
    all.add("");
    all.addAll(indented(lines));
    all.addAll(indented(atEnd));
    all.add("");
    all.add("glueContext.forEachBatch(");
    all.add("    frame=" + stream.frame() + ",");
    all.add("    batch_function=" + FUNCTION + ",");
    all.add("    options={");
    all.add("        \"windowSize\": " + PythonValues.of(stream.window()) + ",");
    all.add(
        "        \"checkpointLocation\": args[\"TempDir\"].rstrip(\"/\") + \"/\" +"
            + " args[\"JOB_NAME\"] + \"/checkpoint/\",");
    all.add("    },");
    all.add(")");
  }

  /** Further in, but for what stands in texts of several lines, which would be other texts. */
  private static List<String> indented(List<String> texts) {
    List<String> all = new ArrayList<>();
    boolean within = false;
    for (String line : String.join("\n", texts).split("\n", -1)) {
      all.add(within || line.isEmpty() ? line : "        " + line);
      within ^= (line.split(QUOTES, -1).length - 1) % 2 == 1;
    }
    return all;
  }
}
