package io.mastic.crawlers.detect;

import io.mastic.crawlers.orc.OrcTail;
import io.mastic.crawlers.schema.FileSchema;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The schema and row count at the end of an ORC file. */
final class OrcFooter {

  static final byte[] MAGIC = {'O', 'R', 'C'};

  private OrcFooter() {}

  static Look.Recognized look(Subject file) throws IOException, UnknownFormatException {
    try {
      OrcTail tail = OrcTail.read((offset, length) -> file.read(offset, length), file.size());
      return new Look.Recognized(
          new Format("orc", "none", Map.of(), Serde.ORC),
          FileSchema.of(OrcTypes.columns(tail.types()), FileSchema.Names.GIVEN),
          tail.rows(),
          List.of());
    } catch (RuntimeException e) {
      throw new UnknownFormatException("its ORC footer cannot be read: " + e.getMessage());
    }
  }
}
