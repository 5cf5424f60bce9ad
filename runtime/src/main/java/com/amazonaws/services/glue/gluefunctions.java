package com.amazonaws.services.glue;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import scala.collection.Seq;

/** Column functions of Glue's own, under the name that Python calls. */
@SuppressWarnings("TypeName")
public final class gluefunctions {
  private gluefunctions() {}

  /**
   * The array with the element at {@code index} (from 0) replaced; the array itself where there is
   * none.
   */
  public static Column replaceArrayElement(Column array, Column element, int index) {
    return functions.transform(
        array, (value, place) -> functions.when(place.equalTo(index), element).otherwise(value));
  }

  /** A struct of alternating names and values. */
  public static Column namedStruct(Seq<Column> namesAndValues) {
    return functions.call_function("named_struct", namesAndValues);
  }

  /** One row per element, with columns {@code pos} and {@code col}. */
  public static Column explodeWithIndex(Column array) {
    return functions.posexplode(array);
  }
}
