package io.mastic.runtime.frame;

import io.mastic.runtime.frame.cell.Conform;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.convert.Records;
import io.mastic.runtime.frame.convert.SelfDescribing;
import io.mastic.runtime.frame.fault.ErrorThresholdException;
import io.mastic.runtime.frame.fault.Faults;
import io.mastic.runtime.frame.fault.Lazy;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A DynamicFrame's inside. Steps are lazy: the schema, and so the plan, is made when rows, schema
 * or count are asked for.
 */
public final class Frame {
  private final SparkSession session;
  private final Lazy<Rows> rows;
  private final Function<StructOf, Rows> readAs;
  private final Faults faults;

  private Frame(
      SparkSession session, Lazy<Rows> rows, Function<StructOf, Rows> readAs, Faults faults) {
    this.session = session;
    this.rows = rows;
    this.readAs = readAs;
    this.faults = faults;
  }

  public static Frame of(Dataset<Row> data) {
    return of(data.sparkSession(), new Lazy<>(() -> Rows.of(data)), Faults.NONE);
  }

  public static Frame of(Dataset<Row> data, StructOf schema) {
    return of(data.sparkSession(), new Lazy<>(() -> new Rows(data, schema)), Faults.NONE);
  }

  public static Frame empty(SparkSession session) {
    return of(session.emptyDataFrame());
  }

  /**
   * A frame of self-describing records: its schema takes one pass over them, unless {@link
   * #withSchema} names it.
   */
  public static Frame of(SelfDescribing records, Faults faults) {
    return new Frame(
        records.session(), new Lazy<>(() -> records.read(records.schema())), records::read, faults);
  }

  private static Frame of(SparkSession session, Lazy<Rows> rows, Faults faults) {
    return new Frame(session, rows, schema -> Conform.to(schema, rows.get()), faults);
  }

  public SparkSession session() {
    return session;
  }

  public Rows rows() {
    return rows.get();
  }

  public StructOf schema() {
    return rows().schema();
  }

  public boolean isSchemaComputed() {
    return rows.isComputed();
  }

  /** The Dataset; choices are structs with one nullable field per alternative. */
  public Dataset<Row> data() {
    return rows().data();
  }

  public Faults faults() {
    return faults;
  }

  /** A step that cannot fail on single records. */
  public Frame then(UnaryOperator<Rows> step) {
    return of(session, new Lazy<>(() -> step.apply(rows())), faults.handedDown());
  }

  /** This frame with the error records of a step that may fail. */
  public Frame failing(Faults other) {
    return new Frame(session, rows, readAs, other);
  }

  public Frame with(Frame other, BinaryOperator<Rows> step) {
    return of(
        session,
        new Lazy<>(() -> step.apply(rows(), other.rows())),
        faults.handedDownWith(other.faults));
  }

  /** The same records read under a given schema; no pass over the data to find it. */
  public Frame withSchema(StructOf schema) {
    return of(session, new Lazy<>(() -> readAs.apply(schema)), faults);
  }

  /**
   * Refuses to hand out rows when too many records went wrong. Zero means that any number will do.
   *
   * @param stageThreshold errors of this step that are allowed
   * @param totalThreshold errors of this step and all before that are allowed
   */
  public Frame guarded(long stageThreshold, long totalThreshold) {
    if (stageThreshold <= 0 && totalThreshold <= 0) {
      return this;
    }
    return guarded(() -> assertBelow(stageThreshold, totalThreshold));
  }

  /** Refuses to hand out rows when a single record went wrong. */
  public Frame failingFast() {
    return guarded(
        () -> {
          if (faults.count() > 0) {
            throw ErrorThresholdException.of("isFailFast", faults.count(), 0);
          }
        });
  }

  private Frame guarded(Runnable check) {
    Lazy<Rows> guarded =
        new Lazy<>(
            () -> {
              check.run();
              return rows();
            });
    return new Frame(
        session,
        guarded,
        schema -> {
          check.run();
          return readAs.apply(schema);
        },
        faults);
  }

  public void assertBelow(long stageThreshold, long totalThreshold) {
    if (stageThreshold > 0 && faults.ownCount() > stageThreshold) {
      throw ErrorThresholdException.of("stageThreshold", faults.ownCount(), stageThreshold);
    }
    if (totalThreshold > 0 && faults.count() > totalThreshold) {
      throw ErrorThresholdException.of("totalThreshold", faults.count(), totalThreshold);
    }
  }

  /** The error records, each a struct {@code error}. */
  public Frame errors() {
    return faults.records().stream()
        .reduce(JavaRDD::union)
        .map(all -> of(Records.of(session, all), Faults.NONE))
        .orElseGet(() -> empty(session));
  }
}
