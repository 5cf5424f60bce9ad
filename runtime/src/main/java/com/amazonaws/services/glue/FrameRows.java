package com.amazonaws.services.glue;

import com.amazonaws.services.glue.errors.CallSite;
import com.amazonaws.services.glue.util.JsonOptions;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.cell.Staging;
import io.mastic.runtime.frame.step.FrameSample;
import io.mastic.runtime.frame.step.Joining;
import io.mastic.runtime.frame.step.Pivot;
import io.mastic.runtime.frame.step.Split;
import java.util.ArrayList;
import java.util.List;
import scala.collection.Seq;

/** The transforms of a DynamicFrame that choose, join and spread its rows. */
public abstract class FrameRows extends FrameFields {

  FrameRows(
      Frame frame, GlueContext glueContext, String name, long stageThreshold, long totalThreshold) {
    super(frame, glueContext, name, stageThreshold, totalThreshold);
  }

  /**
   * Two frames: rows for which all comparisons hold, and the others. The n-th of each sequence
   * belong together.
   */
  public Seq<DynamicFrame> splitRows(
      Seq<String> paths,
      Seq<?> values,
      Seq<String> operators,
      String context,
      CallSite site,
      long stage,
      long total) {
    List<Split.Comparison> comparisons = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      comparisons.add(new Split.Comparison(paths.apply(i), operators.apply(i), values.apply(i)));
    }
    return seq(
        List.of(
            step(Split.matching(comparisons), stage, total),
            step(Split.others(comparisons), stage, total)));
  }

  public DynamicFrame join(
      Seq<String> keys1,
      Seq<String> keys2,
      DynamicFrame frame2,
      String context,
      CallSite site,
      long stage,
      long total) {
    return like(frame.with(frame2.frame, Joining.equal(list(keys1), list(keys2))), stage, total);
  }

  public DynamicFrame union(
      DynamicFrame other, String context, CallSite site, long stage, long total) {
    return like(frame.with(other.frame, Joining::union), stage, total);
  }

  public DynamicFrame mergeDynamicFrames(
      DynamicFrame staged,
      Seq<String> keys,
      String context,
      JsonOptions options,
      CallSite site,
      long stage,
      long total) {
    return like(frame.with(staged.frame, Joining.replacing(list(keys))), stage, total);
  }

  /** The root table first; frames carry the names of their tables. */
  public Seq<DynamicFrame> relationalize(
      String root,
      String stagingPath,
      JsonOptions options,
      String context,
      CallSite site,
      long stage,
      long total) {
    boolean staged = stagingPath != null && !stagingPath.isBlank();
    Staging staging =
        Staging.unlessRepeated(staged ? Staging.below(stagingPath) : Staging.cached());
    List<DynamicFrame> frames = new ArrayList<>();
    Pivot.tables(frame.rows(), root, staging)
        .forEach((table, rows) -> frames.add(step(all -> rows, stage, total).withName(table)));
    return seq(frames);
  }

  /**
   * Writes a sample as JSON lines, and gives the frame on unchanged. Options: topk (100), prob (1).
   */
  public DynamicFrame spigot(
      String path, JsonOptions options, String context, CallSite site, long stage, long total) {
    FrameSample.of(options.toMap()).write(frame.rows(), path);
    return step(rows -> rows, stage, total);
  }

  public DynamicFrame repartition(
      int partitions, String context, CallSite site, long stage, long total) {
    return step(rows -> new Rows(rows.data().repartition(partitions), rows.schema()), stage, total);
  }

  public DynamicFrame coalesce(
      int partitions, boolean shuffle, String context, CallSite site, long stage, long total) {
    return shuffle
        ? repartition(partitions, context, site, stage, total)
        : step(rows -> new Rows(rows.data().coalesce(partitions), rows.schema()), stage, total);
  }
}
