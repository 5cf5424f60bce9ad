package io.mastic.crawlers.detect;

import io.mastic.crawlers.schema.FileSchema;
import java.util.List;

/** What a look at a file found. */
public sealed interface Look {

  /**
   * @param records how many the file has; an estimate if only its beginning was read
   * @param paths the data's own spelling of its top-level keys; empty where a reader needs none
   */
  record Recognized(Format format, FileSchema schema, long records, List<String> paths)
      implements Look {
    public Recognized {
      paths = List.copyOf(paths);
    }
  }

  /** Classified UNKNOWN; {@code why} reads well after "because". */
  record Unknown(String why) implements Look {}
}
