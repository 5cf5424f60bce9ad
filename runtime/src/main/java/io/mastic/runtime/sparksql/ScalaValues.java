package io.mastic.runtime.sparksql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Java's collections as Scala's, and back. */
final class ScalaValues {

  private ScalaValues() {}

  static <T> Seq<T> seq(List<T> list) {
    return JavaConverters.asScalaBuffer(list).toList();
  }

  static <T> List<T> list(Seq<T> seq) {
    return JavaConverters.seqAsJavaList(seq);
  }

  static scala.collection.immutable.Map<String, String> map(Map<String, String> map) {
    return scala.collection.immutable.Map$.MODULE$
        .<String, String>empty()
        .$plus$plus(JavaConverters.mapAsScalaMap(new HashMap<>(map)));
  }

  /** A copy, which may be changed. */
  static Map<String, String> map(scala.collection.Map<String, String> map) {
    return new HashMap<>(JavaConverters.mapAsJavaMap(map));
  }

  static <T> Option<T> option(@Nullable T value) {
    return Option.apply(value);
  }

  static <T> @Nullable T orNull(Option<T> option) {
    return option.isDefined() ? option.get() : null;
  }
}
