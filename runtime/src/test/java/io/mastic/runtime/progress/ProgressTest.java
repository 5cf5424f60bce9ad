package io.mastic.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.frame.fault.FaultSite;
import io.mastic.runtime.frame.record.RecordSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {

  @Test
  void stagesAndWhatWasReadAndWrittenAreNotedDown(@TempDir Path directory) throws Exception {
    SparkSession spark = Sparks.session();
    Flows flows = new Flows();
    ProgressListener progress = new ProgressListener(directory, flows);
    FlowListener flow = new FlowListener(flows);
    spark.sparkContext().addSparkListener(progress);
    spark.listenerManager().register(flow);
    try {
      String first = directory.resolve("first").toUri().toString();
      String second = directory.resolve("second").toUri().toString();
      spark.range(0, 100, 1, 2).write().parquet(first);
      spark.read().parquet(first).groupBy("id").count().write().json(second);
      assertThat(spark.read().json(second).count()).isEqualTo(100);
      spark.sparkContext().listenerBus().waitUntilEmpty();
      progress.onApplicationEnd(null);

      JsonNode json = new ObjectMapper().readTree(directory.resolve("progress.json").toFile());
      assertThat(json.path("jobs").asInt()).isGreaterThanOrEqualTo(3);
      assertThat(json.path("stages"))
          .isNotEmpty()
          .allSatisfy(
              stage -> {
                assertThat(stage.path("done").asInt()).isEqualTo(stage.path("tasks").asInt());
                assertThat(stage.path("active").asInt()).isZero();
                assertThat(stage.path("endedAt").asLong()).isPositive();
                assertThat(stage.path("longestTask").asLong())
                    .isGreaterThanOrEqualTo(stage.path("medianTask").asLong());
              });
      JsonNode written = json.path("sinks").get(0);
      assertThat(written.path("location").asText()).contains("/first");
      assertThat(written.path("format").asText()).isEqualTo("parquet");
      assertThat(written.path("rows").asLong()).isEqualTo(100);
      assertThat(written.path("files").asLong()).isEqualTo(2);
      JsonNode read = json.path("sources").get(0);
      assertThat(read.path("location").asText()).contains("/first");
      assertThat(read.path("rows").asLong()).isEqualTo(100);
      assertThat(json.path("sinks").get(1).path("location").asText()).contains("/second");
      assertThat(json.path("sources").get(1).path("rows").asLong()).isEqualTo(100);
    } finally {
      spark.listenerManager().unregister(flow);
      spark.sparkContext().removeSparkListener(progress);
    }
  }

  @Test
  void filesThatComeThroughRddsAreNotedDown(@TempDir Path directory) throws Exception {
    SparkSession spark = Sparks.session();
    for (String day : List.of("day=1", "day=2")) {
      Path folder = Files.createDirectories(directory.resolve("events").resolve(day));
      Files.writeString(folder.resolve("a.json"), "{\"id\": 1}\n{\"id\": 2}\n{\"id\": broken\n");
    }
    String place = directory.resolve("events").toUri().toString();
    Flows flows = new Flows();
    FlowListener flow = new FlowListener(flows);
    spark.listenerManager().register(flow);
    try {
      Frame events =
          RecordSource.json(
              spark.read().text(place).select("value").as(Encoders.STRING()), FaultSite.UNKNOWN);
      events.data().write().parquet(directory.resolve("out").toUri().toString());
      spark.sparkContext().listenerBus().waitUntilEmpty();

      ObjectNode json = new ObjectMapper().createObjectNode();
      flows.writeTo(json);
      assertThat(json.path("sources")).hasSize(1);
      JsonNode read = json.path("sources").get(0);
      assertThat(read.path("location").asText()).endsWith("/events");
      assertThat(read.path("files").asLong()).isEqualTo(2);
      assertThat(read.path("rows").asLong()).isEqualTo(4);
      assertThat(json.path("sinks").get(0).path("rows").asLong()).isEqualTo(4);
    } finally {
      spark.listenerManager().unregister(flow);
    }
  }

  @Test
  void moreLocationsThanCanBeToldAreCounted() {
    Flows flows = new Flows();
    for (int i = 0; i < 510; i++) {
      flows.add(Flows.Way.READ, "s3://b/" + i, "json", 1, 1);
    }
    flows.add(Flows.Way.READ, "s3://b/0", "json", 2, 3);
    var json = new ObjectMapper().createObjectNode();
    flows.writeTo(json);
    assertThat(json.path("sources")).hasSize(500);
    assertThat(json.path("sources").get(0).path("rows").asInt()).isEqualTo(4);
    assertThat(json.path("leftOut").asInt()).isEqualTo(10);
    assertThat(json.path("sinks")).isEmpty();
  }
}
