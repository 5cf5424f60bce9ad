package io.mastic.runtime.progress;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run read and wrote: of each location how many files and rows, and how often. */
final class Flows {

  private static final Flows OF_RUN = new Flows();

  /** Of more locations only how many more there were is told. */
  private static final int MOST = 500;

  /** Which way rows went. */
  enum Way {
    READ("sources"),
    WRITTEN("sinks");

    private final String member;

    Way(String member) {
      this.member = member;
    }
  }

  private static final class Amount {
    private long times;
    private long files;
    private long rows;
    private String format = "";
  }

  private final Map<Way, Map<String, Amount>> amounts = new LinkedHashMap<>();
  private long left;

  /** Those of this process, which is a run's. */
  static Flows ofRun() {
    return OF_RUN;
  }

  synchronized void add(Way way, String location, String format, long files, long rows) {
    Map<String, Amount> ofWay = amounts.computeIfAbsent(way, w -> new LinkedHashMap<>());
    if (ofWay.size() >= MOST && !ofWay.containsKey(location)) {
      left++;
      return;
    }
    Amount amount = ofWay.computeIfAbsent(location, l -> new Amount());
    amount.times++;
    amount.files += files;
    amount.rows += rows;
    amount.format = format;
  }

  /** Takes what went one way through a location, and in how many files. */
  @FunctionalInterface
  interface Each {
    void take(Way way, String location, long files, long rows);
  }

  synchronized void each(Each each) {
    amounts.forEach(
        (way, ofWay) ->
            ofWay.forEach(
                (location, amount) -> each.take(way, location, amount.files, amount.rows)));
  }

  synchronized void writeTo(ObjectNode json) {
    for (Way way : Way.values()) {
      ArrayNode all = json.putArray(way.member);
      amounts
          .getOrDefault(way, Map.of())
          .forEach(
              (location, amount) ->
                  all.addObject()
                      .put("location", location)
                      .put("format", amount.format)
                      .put("times", amount.times)
                      .put("files", amount.files)
                      .put("rows", amount.rows));
    }
    if (left > 0) {
      json.put("leftOut", left);
    }
  }
}
