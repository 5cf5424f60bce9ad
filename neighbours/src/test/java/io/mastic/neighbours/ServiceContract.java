package io.mastic.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import io.mastic.neighbours.Neighbourhood.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the contracts of services share: one neighbourhood for each database, and a region for each
 * test, which has nothing in it.
 */
abstract class ServiceContract {

  private static final Map<Db.Engine, Neighbourhood> OPEN = new EnumMap<>(Db.Engine.class);
  private static final AtomicInteger REGIONS = new AtomicInteger();

  final Neighbourhood aws = OPEN.computeIfAbsent(engine(), ServiceContract::open);
  final String region = "us-test-" + REGIONS.incrementAndGet();
  private final String service;
  private final String target;

  ServiceContract(String service, String target) {
    this.service = service;
    this.target = target;
  }

  abstract Db.Engine engine();

  /** It lives as long as the tests' process. */
  private static Neighbourhood open(Db.Engine engine) {
    try {
      Path directory = Files.createTempDirectory(Path.of("target"), "neighbours");
      Db db =
          engine == Db.Engine.SQLITE ? TestDatabases.sqlite(directory) : TestDatabases.postgresql();
      return new Neighbourhood(db, directory.resolve("crawlers"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer call(String operation, String json) {
    return aws.json(region, service, target + "." + operation, json);
  }

  JsonNode done(String operation, String json) {
    Answer answer = call(operation, json);
    assertThat(answer.status()).as(operation + " " + answer.body()).isEqualTo(200);
    return answer.json();
  }

  String refusal(String operation, String json) {
    return call(operation, json).refusal();
  }

  /** A column of the rows of this test's region. */
  List<String> column(String sql) {
    return aws.db.read(h -> h.select(sql, region).mapTo(String.class).list());
  }
}
