package io.mastic.runtime.delimited;

import java.util.List;

/** Splits the lines of one file; not for several threads. */
interface FieldReader {

  /** The fields of a line. The result is good until the next line. */
  LineFields read(String line);

  /** The fields of a line as they stand in one: this reader takes each for the same value. */
  List<String> cells(String line);

  /** Whether the line ends inside a quoted field. */
  boolean isOpen(String line);
}
