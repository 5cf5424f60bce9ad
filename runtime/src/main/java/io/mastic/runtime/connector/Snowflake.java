package io.mastic.runtime.connector;

import io.mastic.runtime.option.Options;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Snowflake by its own connector, whose options Glue's are but for a few. */
final class Snowflake {

  static final String TYPE = "snowflake";

  private static final String FORMAT = "net.snowflake.spark.snowflake";

  private Snowflake() {}

  static Connector connector(Options given) {
    Map<String, String> options = new HashMap<>(given.without(List.of("url")).texts());
    given.text("url").ifPresent(url -> options.put("sfUrl", url));
    return new Connector(FORMAT, options);
  }
}
