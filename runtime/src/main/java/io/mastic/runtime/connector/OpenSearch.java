package io.mastic.runtime.connector;

import io.mastic.runtime.option.KnownOptions;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.option.Vocabulary;
import java.util.HashMap;
import java.util.Map;

/**
 * OpenSearch by the connector of Elasticsearch, from which OpenSearch's own comes: the same
 * options, which begin with {@code es.} there.
 */
final class OpenSearch {

  static final String TYPE = "opensearch";

  private static final String FORMAT = "org.elasticsearch.spark.sql";

  private static final Vocabulary KNOWN =
      KnownOptions.vocabulary("opensearch", "an OpenSearch connection");

  private OpenSearch() {}

  static Connector connector(Options given) {
    KNOWN.check(given);
    if (given.isOn("opensearch.aws.sigv4.enabled")) {
      throw new IllegalArgumentException(
          "The option opensearch.aws.sigv4.enabled of an OpenSearch connection is not supported:"
              + " log in by a user name");
    }
    if (!given.has("opensearch.resource")) {
      throw new IllegalArgumentException("The option opensearch.resource is missing");
    }
    Map<String, String> options = new HashMap<>();
    given
        .texts()
        .forEach(
            (name, value) -> {
              if (name.startsWith("opensearch.") && !name.startsWith("opensearch.aws.")) {
                options.put("es." + name.substring("opensearch.".length()), value);
              }
            });
    // The nodes of a cluster are seldom reached by the names that they give themselves.
    options.putIfAbsent("es.nodes.wan.only", "true");
    return new Connector(FORMAT, options);
  }
}
