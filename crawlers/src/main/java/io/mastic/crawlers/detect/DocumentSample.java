package io.mastic.crawlers.detect;

import io.mastic.crawlers.document.BrokenDocumentException;
import io.mastic.crawlers.document.DocumentRecords;
import io.mastic.crawlers.document.NodeTypes;
import io.mastic.crawlers.schema.FileSchema;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the beginning of a file of documents holds.
 *
 * @param records how many whole ones
 * @param fault why it cannot be read to its end, null if it can; the cut of a sample is none
 */
record DocumentSample(NodeTypes types, long records, @Nullable String fault) {

  static DocumentSample of(Supplier<DocumentRecords> source, NodeTypes types, Sample sample) {
    long count = 0;
    try {
      DocumentRecords records = source.get();
      while (records.hasNext()) {
        types.see(records.next());
        count++;
      }
    } catch (BrokenDocumentException e) {
      boolean isTheCuts = !sample.whole() && count > 0;
      return new DocumentSample(types, count, isTheCuts ? null : String.valueOf(e.getMessage()));
    }
    return new DocumentSample(types, count, null);
  }

  Look.Recognized look(Format format, Sample sample) {
    return new Look.Recognized(
        format.compressed(sample.compression()),
        FileSchema.of(types.columns(), FileSchema.Names.GIVEN),
        sample.extrapolate(records),
        List.of());
  }
}
