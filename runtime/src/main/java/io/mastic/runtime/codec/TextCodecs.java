package io.mastic.runtime.codec;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The codecs of this package, which come before Hadoop's own for the same endings. */
public final class TextCodecs {

  /** Hadoop's property that names codecs. */
  public static final String PROPERTY = "io.compression.codecs";

  private TextCodecs() {}

  /** The property's value. */
  public static String names() {
    return Stream.of(ZstandardText.class, Lz4Text.class, SnappyText.class, ZipText.class)
        .map(Class::getName)
        .collect(Collectors.joining(","));
  }
}
