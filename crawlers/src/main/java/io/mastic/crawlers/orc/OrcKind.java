package io.mastic.crawlers.orc;

/** What a type is, in the order of their numbers. */
public enum OrcKind {
  BOOLEAN,
  BYTE,
  SHORT,
  INT,
  LONG,
  FLOAT,
  DOUBLE,
  STRING,
  BINARY,
  TIMESTAMP,
  LIST,
  MAP,
  STRUCT,
  UNION,
  DECIMAL,
  DATE,
  VARCHAR,
  CHAR,
  TIMESTAMP_INSTANT;

  static OrcKind of(long number) {
    if (number < 0 || number >= values().length) {
      throw new IllegalArgumentException("there is no type of the kind " + number);
    }
    return values()[(int) number];
  }
}
