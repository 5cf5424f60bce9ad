package io.mastic.runtime.frame.convert;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** Makes records (maps, lists, plain Java values) of a text. */
@FunctionalInterface
public interface TextReader extends Serializable {

  /** Throws IOException or IllegalArgumentException if the text is malformed. */
  List<Object> read(String text) throws IOException;
}
