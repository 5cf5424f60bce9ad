package com.amazonaws.services.glue;

import io.mastic.runtime.frame.step.Mapping;
import scala.Tuple2;
import scala.Tuple3;
import scala.Tuple4;

/**
 * One mapping of ApplyMapping: source path and type, target path and type. Types may be left out.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/glue-etl-scala-apis-glue-mappingspec.html">MappingSpec</a>
 */
public final class MappingSpec {
  private final Mapping.Entry entry;

  private MappingSpec(String source, String target, String targetType) {
    this.entry = new Mapping.Entry(source, target, targetType);
  }

  /** (source, target): the type stays. */
  public static MappingSpec apply(Tuple2<?, ?> mapping) {
    return new MappingSpec(word(mapping._1()), word(mapping._2()), null);
  }

  /** (source, target, target type). */
  public static MappingSpec apply(Tuple3<?, ?, ?> mapping) {
    return new MappingSpec(word(mapping._1()), word(mapping._2()), word(mapping._3()));
  }

  /** (source, source type, target, target type). */
  public static MappingSpec apply(Tuple4<?, ?, ?, ?> mapping) {
    return apply(word(mapping._1()), word(mapping._2()), word(mapping._3()), word(mapping._4()));
  }

  public static MappingSpec apply(
      String source, String sourceType, String target, String targetType) {
    return new MappingSpec(source, target, targetType);
  }

  /** A mapping in any of its forms: a spec or a tuple of two, three or four. */
  public static MappingSpec of(Object mapping) {
    if (mapping instanceof MappingSpec spec) {
      return spec;
    }
    if (mapping instanceof Tuple2<?, ?> pair) {
      return apply(pair);
    }
    if (mapping instanceof Tuple3<?, ?, ?> triple) {
      return apply(triple);
    }
    if (mapping instanceof Tuple4<?, ?, ?, ?> quadruple) {
      return apply(quadruple);
    }
    throw new IllegalArgumentException("Not a mapping: " + mapping);
  }

  Mapping.Entry entry() {
    return entry;
  }

  private static String word(Object value) {
    return String.valueOf(value);
  }
}
