package io.mastic.catalog.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.catalog.CatalogFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.DataFormat;
import software.amazon.awssdk.services.glue.model.SchemaId;

/** Producers start together, and all register their schemas: as many versions as definitions. */
class SchemaRaceTest extends CatalogFixture {

  private static final SchemaId ID = SchemaId.builder().registryName("r").schemaName("s").build();
  private static final int PRODUCERS = 8;
  private static final int DEFINITIONS = 25;

  @Test
  void equalDefinitionsAreOneVersionAndNumbersHaveNoGaps() throws Exception {
    glue.createRegistry(r -> r.registryName("r"));
    glue.createSchema(
        r ->
            r.registryId(i -> i.registryName("r"))
                .schemaName("s")
                .dataFormat(DataFormat.AVRO)
                .compatibility("NONE")
                .schemaDefinition(definition(0)));
    ExecutorService pool = Executors.newFixedThreadPool(PRODUCERS);
    List<Callable<List<Long>>> producers =
        IntStream.range(0, PRODUCERS)
            .<Callable<List<Long>>>mapToObj(i -> this::registerAll)
            .toList();
    List<List<Long>> numbers = new ArrayList<>();
    for (Future<List<Long>> producer : pool.invokeAll(producers, 2, TimeUnit.MINUTES)) {
      numbers.add(producer.get());
    }
    pool.shutdown();
    assertThat(numbers).as("one number for one definition").containsOnly(numbers.get(0));
    assertThat(numbers.get(0))
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(1, DEFINITIONS).boxed().toList());
    assertThat(glue.getSchema(r -> r.schemaId(ID)).latestSchemaVersion()).isEqualTo(DEFINITIONS);
  }

  private List<Long> registerAll() {
    return IntStream.range(0, DEFINITIONS)
        .mapToObj(
            i ->
                glue.registerSchemaVersion(r -> r.schemaId(ID).schemaDefinition(definition(i)))
                    .versionNumber())
        .toList();
  }

  private static String definition(int i) {
    return "{\"type\":\"fixed\",\"name\":\"F\",\"size\":" + (i + 1) + "}";
  }
}
