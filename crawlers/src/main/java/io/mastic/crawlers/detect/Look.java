package io.mastic.crawlers.detect;

import io.mastic.crawlers.schema.FileSchema;
import java.util.List;

/** What a look at a file found. */
public sealed interface Look {

  /**
   * @param records how many the file has; an estimate if only its beginning was read
   * @param certainty of the classifier, more than 0 and at most 1
   * @param paths the data's own spelling of its top-level keys; empty where a reader needs none
   */
  record Recognized(
      Format format, FileSchema schema, long records, List<String> paths, double certainty)
      implements Look {
    public Recognized {
      paths = List.copyOf(paths);
    }

    /** What its classifier is sure of. */
    public Recognized(Format format, FileSchema schema, long records, List<String> paths) {
      this(format, schema, records, paths, 1);
    }

    /** The same of a file with another number of records. */
    public Recognized withRecords(long other) {
      return new Recognized(format, schema, other, paths, certainty);
    }

    Recognized withCertainty(double other) {
      return new Recognized(format, schema, records, paths, other);
    }
  }

  /** Classified UNKNOWN; {@code why} reads well after "because". */
  record Unknown(String why) implements Look {
    /** That says nothing of what it was. */
    public static final Unknown GONE = new Unknown("it is gone since it was listed");

    /** No data: it says that its folder is a table of a lake format. */
    public static final Unknown MARK = new Unknown("it says what its folder is");

    /** Not even looked at: only the files of new folders were. */
    public static final Unknown PASSED_OVER =
        new Unknown("it came into a folder that was crawled before");
  }
}
