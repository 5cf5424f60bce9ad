package io.mastic.crawlers.group;

import io.mastic.crawlers.explain.CrawlCode;
import io.mastic.crawlers.explain.CrawlFinding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says what the files of a table are, and what readers have to know of them. */
final class FormatFinding {

  private FormatFinding() {}

  static CrawlFinding of(String location, TableShape shape, Stats stats) {
    Map<String, String> parameters = shape.format().parameters();
    List<String> details = new ArrayList<>();
    String delimiter = parameters.get("delimiter");
    if (delimiter != null) {
      details.add("delimiter " + shown(delimiter));
      boolean headed = parameters.containsKey("skip.header.line.count");
      details.add(headed ? "a header" : "no header");
    }
    if (parameters.containsKey("quoteChar")) {
      details.add("quotes " + parameters.get("quoteChar"));
    }
    if ("true".equals(parameters.get("areColumnsQuoted"))) {
      details.add("cells in quotes");
    }
    if (parameters.containsKey("jsonPath")) {
      details.add("records at " + parameters.get("jsonPath"));
    }
    String encoding = shape.format().serde().parameters().get("serialization.encoding");
    if (encoding != null) {
      details.add("characters of " + encoding);
    }
    if (!shape.format().compression().equals("none")) {
      details.add("packed with " + shape.format().compression());
    }
    Map<String, String> facts = new HashMap<>(parameters);
    facts.put("classification", shape.format().classification());
    facts.put("certainty", String.valueOf(Math.floor(shape.certainty() * 100) / 100));
    facts.put("details", details.isEmpty() ? "" : " (" + String.join(", ", details) + ")");
    facts.put("files", String.valueOf(stats.objects()));
    facts.put("counted", stats.objects() == 1 ? "1 file" : stats.objects() + " files");
    facts.put("records", String.valueOf(stats.records()));
    facts.put("columns", columns(shape));
    return new CrawlFinding(CrawlCode.FORMAT, location, facts);
  }

  private static String columns(TableShape shape) {
    return String.join(
        ", ",
        shape.schema().columns().stream()
            .limit(100)
            .map(column -> column.name() + " " + column.type().hive())
            .toList());
  }

  private static String shown(String delimiter) {
    return switch (delimiter) {
      case "\t" -> "tab";
      case "\u0001" -> "Ctrl-A";
      default -> "'" + delimiter + "'";
    };
  }
}
