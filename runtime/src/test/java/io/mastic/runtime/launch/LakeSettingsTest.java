package io.mastic.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.runtime.launch.RunJson.SqlCatalog;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LakeSettingsTest {

  private static final String CATALOG = "spark.sql.catalog.spark_catalog";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | DATA_CATALOG | | ",
        "paimon | DATA_CATALOG | | ",
        "iceberg | OWN | | ",
        "iceberg | DATA_CATALOG | IcebergSessionTables | ",
        "delta | OWN | DeltaCatalog | ",
        "Delta | DATA_CATALOG | DeltaCatalog | ",
        "hudi | DATA_CATALOG | HoodieCatalog | ",
        "hudi,delta | DATA_CATALOG | SessionTables | HoodieCatalog DeltaCatalog",
        "delta,iceberg | DATA_CATALOG | IcebergSessionTables | DeltaCatalog",
        "hudi,iceberg,delta | DATA_CATALOG | IcebergSessionTables | HoodieCatalog DeltaCatalog"
      })
  void oneSessionCatalogForAllThatAreAsked(
      String words, SqlCatalog session, @Nullable String catalog, @Nullable String beneath) {
    Map<String, String> settings =
        LakeSettings.of(List.of(words.split(",", -1)), session, Map.of());
    assertThat(simple(settings.get(CATALOG))).isEqualTo(catalog);
    assertThat(simple(settings.get(CATALOG + ".beneath"))).isEqualTo(beneath);
  }

  private static @Nullable String simple(@Nullable String classes) {
    return classes == null
        ? null
        : String.join(
            " ",
            Stream.of(classes.split(",", -1))
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .toList());
  }

  @Test
  void eachFormatBringsItsSql() {
    assertThat(LakeSettings.of(List.of("delta", "iceberg"), SqlCatalog.OWN, Map.of()))
        .containsEntry(
            "spark.sql.extensions",
            "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions,"
                + "io.delta.sql.DeltaSparkSessionExtension");
  }

  @Test
  void icebergAsksTheServerOfTheRun() {
    Map<String, String> environment =
        Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1", "AWS_REGION", "eu-west-1");
    assertThat(LakeSettings.of(List.of("iceberg"), SqlCatalog.DATA_CATALOG, environment))
        .containsEntry(CATALOG + ".glue.endpoint", "http://127.0.0.1:1")
        .containsEntry(CATALOG + ".client.region", "eu-west-1");
  }
}
