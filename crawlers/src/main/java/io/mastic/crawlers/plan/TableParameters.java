package io.mastic.crawlers.plan;

import io.mastic.crawlers.detect.Format;
import io.mastic.crawlers.group.Stats;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The parameters that Glue's crawler writes to tables and partitions. */
public final class TableParameters {

  public static final String UPDATED_BY = "UPDATED_BY_CRAWLER";
  public static final String DEPRECATED_BY = "DEPRECATED_BY_CRAWLER";

  /** A JSON array of globs over whole locations: files that are not the table's. */
  public static final String EXCLUSIONS = "exclusions";

  /** A file, unless the format says that it is a table or view of a database. */
  static final String TYPE_OF_DATA = "typeOfData";

  static final String CRAWL_RUN_ID = "CRAWL_RUN_ID";

  /** What changes with every file that comes, without a change of the schema. */
  private static final Set<String> FIGURES =
      Set.of("objectCount", "recordCount", "averageRecordSize", "sizeKey", CRAWL_RUN_ID);

  private TableParameters() {}

  static Map<String, String> of(Format format, Stats stats, Stamp stamp) {
    Map<String, String> parameters = new HashMap<>(format.parameters());
    parameters.put("classification", format.classification());
    parameters.put("compressionType", format.compression());
    parameters.put("CrawlerSchemaSerializerVersion", "1.0");
    parameters.put("CrawlerSchemaDeserializerVersion", "1.0");
    parameters.put(UPDATED_BY, stamp.crawler());
    parameters.put(CRAWL_RUN_ID, stamp.crawlId());
    if (parameters.putIfAbsent(TYPE_OF_DATA, "file") != null) {
      // What is in no files is not counted in files.
      return parameters;
    }
    parameters.put("objectCount", String.valueOf(stats.objects()));
    parameters.put("recordCount", String.valueOf(stats.records()));
    parameters.put("averageRecordSize", String.valueOf(stats.averageRecordSize()));
    parameters.put("sizeKey", String.valueOf(stats.bytes()));
    return parameters;
  }

  /** Without the figures. */
  static Map<String, String> lasting(Map<String, String> parameters) {
    Map<String, String> lasting = new HashMap<>(parameters);
    lasting.keySet().removeAll(FIGURES);
    return lasting;
  }

  /** Whether they differ in more than which crawl wrote them. */
  static boolean differ(Map<String, String> a, Map<String, String> b) {
    Map<String, String> one = new HashMap<>(a);
    Map<String, String> other = new HashMap<>(b);
    one.remove(CRAWL_RUN_ID);
    other.remove(CRAWL_RUN_ID);
    return !one.equals(other);
  }
}
