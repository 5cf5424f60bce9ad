package io.mastic.crawlers.preview.orc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mastic.crawlers.preview.orc.OrcStripe.Holds;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A column of a stripe, value by value. */
final class OrcColumn {

  /** The values that are not null. */
  interface Values {
    JsonNode next() throws IOException;
  }

  private final @Nullable BitRuns present;
  private final Values values;

  private OrcColumn(@Nullable BitRuns present, Values values) {
    this.present = present;
    this.values = values;
  }

  /** Without a stream that says which values are there, all are. */
  static OrcColumn of(OrcStripe stripe, int column, Values values) {
    return new OrcColumn(
        stripe.has(column, Holds.PRESENT)
            ? new BitRuns(stripe.stream(column, Holds.PRESENT))
            : null,
        values);
  }

  JsonNode next() throws IOException {
    return present == null || present.next() ? values.next() : JsonNodeFactory.instance.nullNode();
  }
}
