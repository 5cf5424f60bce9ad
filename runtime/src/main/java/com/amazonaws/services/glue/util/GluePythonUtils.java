package com.amazonaws.services.glue.util;

import com.amazonaws.services.glue.ChoiceOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** What the Python layer needs to speak Scala's collections. */
public final class GluePythonUtils {
  private GluePythonUtils() {}

  /** A Java list, which Py4J hands to Python as a list. */
  public static <T> List<T> seqAsJava(Seq<T> values) {
    return new ArrayList<>(JavaConverters.seqAsJavaList(values));
  }

  public static <T> Option<T> constructOption(T value) {
    return Option.apply(value);
  }

  /**
   * The choice of resolveChoice for all choices at once, itself and in no Option; null for an empty
   * text.
   */
  public static @Nullable ChoiceOption constructChoiceOption(String action) {
    return action == null || action.isBlank() ? null : ChoiceOption.apply(action);
  }
}
