package io.mastic.runtime.frame.python;

import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.GlueType.ArrayOf;
import io.mastic.runtime.frame.type.GlueType.Atomic;
import io.mastic.runtime.frame.type.GlueType.ChoiceOf;
import io.mastic.runtime.frame.type.GlueType.Field;
import io.mastic.runtime.frame.type.GlueType.MapOf;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import io.mastic.runtime.frame.type.SparkTypes;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.StructType;

/** Writes the value at one place of a row, which is no null there, as Python is to see it. */
@FunctionalInterface
interface ToPickle {
  void write(SpecializedGetters values, int place, Pickle target);

  static ToPickle of(GlueType type) {
    if (type instanceof Atomic atomic) {
      return AtomToPickle.of(atomic.spark());
    }
    if (type instanceof ArrayOf array) {
      ToPickle element = of(array.element());
      return (values, place, target) -> list(values.getArray(place), element, target);
    }
    if (type instanceof MapOf map) {
      return map(of(map.key()), of(map.value()));
    }
    if (type instanceof StructOf struct) {
      WholeRow record = record(struct);
      int width = struct.fields().size();
      return (values, place, target) -> record.write(values.getStruct(place, width), target);
    }
    return choice((ChoiceOf) type);
  }

  /** Writes a row as a record. */
  @FunctionalInterface
  interface WholeRow {
    void write(InternalRow row, Pickle target);
  }

  /** A record has all fields of the schema; those without a value are {@code None}. */
  static WholeRow record(StructOf schema) {
    String[] names = schema.fields().stream().map(Field::name).toArray(String[]::new);
    ToPickle[] fields = all(schema.fields().stream().map(Field::type).toList());
    return (row, target) -> {
      begin(target);
      for (int i = 0; i < names.length; i++) {
        target.name(names[i]);
        at(row, i, fields[i], target);
      }
      target.endDict();
    };
  }

  private static void begin(Pickle target) {
    target.beginDict("awsglue.gluetypes", "DynamicRecord");
  }

  private static void at(SpecializedGetters values, int place, ToPickle value, Pickle target) {
    if (values.isNullAt(place)) {
      target.nothing();
    } else {
      value.write(values, place, target);
    }
  }

  private static void list(ArrayData values, ToPickle element, Pickle target) {
    target.beginList();
    for (int i = 0; i < values.numElements(); i++) {
      at(values, i, element, target);
    }
    target.endList();
  }

  private static ToPickle map(ToPickle key, ToPickle element) {
    return (values, place, target) -> {
      MapData map = values.getMap(place);
      begin(target);
      for (int i = 0; i < map.numElements(); i++) {
        at(map.keyArray(), i, key, target);
        at(map.valueArray(), i, element, target);
      }
      target.endDict();
    };
  }

  /** The one alternative that is there; an empty choice stands for an empty record. */
  private static ToPickle choice(ChoiceOf type) {
    ToPickle[] alternatives = all(type.alternatives());
    int width = ((StructType) SparkTypes.of(type)).size();
    return (values, place, target) -> {
      InternalRow row = values.getStruct(place, width);
      for (int i = 0; i < width; i++) {
        if (!row.isNullAt(i)) {
          alternatives[i].write(row, i, target);
          return;
        }
      }
      begin(target);
      target.endDict();
    };
  }

  private static ToPickle[] all(List<GlueType> types) {
    return types.stream().map(ToPickle::of).toArray(ToPickle[]::new);
  }
}
