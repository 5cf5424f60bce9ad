package com.amazonaws.services.glue.schema;

import io.mastic.runtime.frame.type.GlueType.StructOf;
import io.mastic.runtime.frame.type.TypeJson;
import io.mastic.runtime.frame.type.TypeTree;

/** The schema of a DynamicFrame. Its text is JSON, the form that Python's gluetypes reads. */
public final class Schema {
  private final StructOf type;

  public Schema(StructOf type) {
    this.type = type;
  }

  public StructOf type() {
    return type;
  }

  /** What printSchema prints. */
  public String treeString() {
    return TypeTree.of(type);
  }

  @Override
  public String toString() {
    return TypeJson.write(type);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Schema schema && schema.type.equals(type);
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }
}
