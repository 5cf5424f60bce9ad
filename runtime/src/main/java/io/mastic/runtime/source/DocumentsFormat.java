package io.mastic.runtime.source;

import io.mastic.runtime.document.ByType;
import io.mastic.runtime.document.DocumentFormat;
import io.mastic.runtime.document.MalformedDocumentException;
import io.mastic.runtime.document.XmlForm;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.convert.Records;
import io.mastic.runtime.frame.fault.FaultRecord;
import io.mastic.runtime.frame.fault.FaultSite;
import io.mastic.runtime.frame.fault.Faults;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import io.mastic.runtime.frame.type.SparkTypes;
import io.mastic.runtime.frame.type.TypeJson;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.source.Files.Placed;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.execution.datasources.CodecStreams;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * XML, Ion and BSON: a file is read from its beginning to its end, as a stream. What a broken one
 * holds before its fault are records; the fault is an error record of the frame.
 */
record DocumentsFormat(String name) implements FileFormat {

  /** So many files at most are read by one task. */
  private static final int TASKS = 10_000;

  @Override
  public Frame read(Files files, Options options, @Nullable StructType declared) {
    if (files.first().isEmpty()) {
      return Frame.empty(files.session());
    }
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(files.session().sparkContext());
    List<Place> places = places(files);
    JavaRDD<Place> all = spark.parallelize(places, Math.min(places.size(), TASKS));
    StructType columns = name.equals("xml") && options.isOn(JsonFormat.MAPS) ? declared : null;
    Optional<StructOf> schema =
        columns == null
            ? options.text("withSchema").map(TypeJson::read)
            : Optional.of(SparkTypes.toGlue(columns.merge(files.keys(), false)));
    FaultSite site = new FaultSite(options.text("callSite", "Not provided"), "");
    Reader reader =
        new Reader(
            DocumentFormat.of(
                name, options, columns == null ? XmlForm.Values.TYPED : XmlForm.Values.TEXTS),
            schema.orElse(null),
            new ByType(options.text("valueTag", "_VALUE")),
            new SerializableConfiguration(files.session().sessionState().newHadoopConf()));
    JavaRDD<Object> good = all.flatMap(reader::records);
    JavaRDD<Object> bad = all.flatMap(place -> reader.faults(place, site));
    Frame frame = Frame.of(Records.of(files.session(), good), Faults.of(() -> bad));
    return schema.map(frame::withSchema).orElse(frame);
  }

  private static List<Place> places(Files files) {
    String[] keys = files.keys().fieldNames();
    List<Place> places = new ArrayList<>();
    for (Placed placed : files.files()) {
      LinkedHashMap<String, Object> values = new LinkedHashMap<>();
      for (int i = 0; i < keys.length; i++) {
        Object value = KeyValue.of(placed.values().get(i), files.keys().apply(i).dataType());
        if (value != null) {
          values.put(keys[i], value);
        }
      }
      if (placed.file().getLen() > 0) {
        places.add(new Place(placed.file().getPath().toString(), values));
      }
    }
    return places;
  }

  /** A file and the values of its partition. */
  private record Place(String file, LinkedHashMap<String, Object> values) implements Serializable {}

  private record Reader(
      DocumentFormat format,
      @Nullable StructOf schema,
      ByType byType,
      SerializableConfiguration conf)
      implements Serializable {

    Iterator<Object> records(Place place) {
      return new UntilFault(all(place), null);
    }

    Iterator<Object> faults(Place place, FaultSite site) {
      List<Object> faults = new ArrayList<>();
      UntilFault records = new UntilFault(all(place), faults);
      records.forEachRemaining(record -> {});
      return faults.stream()
          .map(
              fault ->
                  (Object)
                      FaultRecord.of(
                          site,
                          "error in reader: " + ((Throwable) fault).getMessage(),
                          FaultRecord.trace((Throwable) fault),
                          place.file(),
                          Map.of()))
          .iterator();
    }

    private Begin all(Place place) {
      return () -> {
        InputStream plain = CodecStreams.createInputStream(conf.value(), new Path(place.file()));
        TaskContext task = TaskContext.get();
        if (task != null) {
          TaskCompletionListener listener = context -> close(plain);
          task.addTaskCompletionListener(listener);
        }
        Iterator<Object> records = format.records(plain);
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return records.hasNext();
          }

          @Override
          public Object next() {
            return placed(records.next(), place);
          }
        };
      };
    }

    private Object placed(Object record, Place place) {
      Object typed = schema == null ? record : byType.of(schema, record);
      if (place.values().isEmpty() || !(typed instanceof Map<?, ?> fields)) {
        return typed == null ? Map.of() : typed;
      }
      Map<Object, Object> all = new LinkedHashMap<>(fields);
      // The place decides over what a record says of itself.
      all.keySet().removeIf(key -> place.values().keySet().stream().anyMatch(same(key)));
      all.putAll(place.values());
      return all;
    }

    private static Predicate<String> same(Object key) {
      return String.valueOf(key)::equalsIgnoreCase;
    }

    private static void close(InputStream plain) {
      try {
        plain.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
    }
  }

  /** How records are begun with. */
  private interface Begin {
    Iterator<Object> begin() throws IOException;
  }

  /** Records up to the first fault of their file, which is kept if somebody wants it. */
  private static final class UntilFault implements Iterator<Object> {
    private final Begin source;
    private final @Nullable List<Object> faults;
    private @Nullable Iterator<Object> records;
    private boolean over;

    UntilFault(Begin source, @Nullable List<Object> faults) {
      this.source = source;
      this.faults = faults;
    }

    @Override
    public boolean hasNext() {
      if (over) {
        return false;
      }
      try {
        if (records == null) {
          records = source.begin();
        }
        over = !records.hasNext();
      } catch (MalformedDocumentException fault) {
        over = true;
        if (faults != null) {
          faults.add(fault);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
      return !over;
    }

    @Override
    public Object next() {
      if (!hasNext() || records == null) {
        throw new NoSuchElementException();
      }
      return records.next();
    }
  }
}
