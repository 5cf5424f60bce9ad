package io.mastic.runtime.delimited;

/** Splits the lines of one file; not for several threads. */
interface FieldReader {

  /** The fields of a line. The result is good until the next line. */
  LineFields read(String line);

  /** Whether the line ends inside a quoted field. */
  boolean isOpen(String line);
}
