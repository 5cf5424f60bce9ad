package io.mastic.runtime.frame.convert;

import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import org.apache.spark.sql.SparkSession;

/** Records whose schema takes a pass over them, and that can be read under any schema. */
public interface SelfDescribing {
  SparkSession session();

  StructOf schema();

  Rows read(StructOf schema);
}
