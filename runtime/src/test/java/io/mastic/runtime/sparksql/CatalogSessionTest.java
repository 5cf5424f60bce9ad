package io.mastic.runtime.sparksql;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogSessionTest {

  private static final String FACTORY = "hive.metastore.client.factory.class";

  @Test
  void awsOwnFactoryMeansTheSame() {
    SparkConf conf =
        new SparkConf(false)
            .set(
                "spark.hadoop." + FACTORY,
                "com.amazonaws.glue.catalog.metastore.AWSGlueDataCatalogHiveClientFactory");
    assertThatCode(() -> CatalogSession.refuseOthers(conf)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"spark.hadoop." + FACTORY, "spark.hadoop.hive.metastore.uris"})
  void anotherMetastoreIsRefusedByName(String key) {
    assertThatThrownBy(
            () -> CatalogSession.refuseOthers(new SparkConf(false).set(key, "org.example.Other")))
        .hasMessageContaining("org.example.Other")
        .hasMessageContaining("Data Catalog");
  }
}
