package io.mastic.runtime.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.runtime.frame.Sparks;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

/** A batch is read once, and its rows are what they were. */
class KeptBatchTest {

  private static final AtomicLong READ = new AtomicLong();

  private static Dataset<Row> batch(long rows) {
    UDF1<Long, Long> counted =
        id -> {
          READ.incrementAndGet();
          return id;
        };
    return Sparks.session()
        .range(0, rows, 1, 4)
        .select(
            functions
                .udf(counted, DataTypes.LongType)
                .asNondeterministic()
                .apply(functions.col("id"))
                .as("id"))
        .selectExpr(
            "id",
            "if(id % 3 = 0, null, repeat('x', cast(id % 7 as int))) AS text",
            "array(id, id + 1) AS list",
            "named_struct('a', cast(id AS decimal(20, 2))) AS nested");
  }

  @Test
  void itsRowsAreReadOnceHoweverOftenTheyAreLookedAt() {
    READ.set(0);
    try (KeptBatch kept = KeptBatch.of(batch(1000))) {
      assertThat(kept.isEmpty()).isFalse();
      assertThat(kept.rows().count()).isEqualTo(1000);
      assertThat(kept.rows().schema()).isEqualTo(batch(0).schema());
      List<Row> same = kept.rows().orderBy("id").collectAsList();
      assertThat(READ).hasValue(1000);
      assertThat(same).isEqualTo(batch(1000).orderBy("id").collectAsList());
    }
  }

  @Test
  void rowsThatAreLargerThanABlockAreWhole() {
    Dataset<Row> large = Sparks.session().range(0, 5, 1, 1).selectExpr("repeat('y', 3000000) AS t");
    try (KeptBatch kept = KeptBatch.of(large)) {
      assertThat(kept.isEmpty()).isFalse();
      assertThat(kept.rows().selectExpr("sum(length(t))").first().getLong(0)).isEqualTo(15_000_000);
    }
  }

  @Test
  void aBatchWithoutRowsIsEmpty() {
    try (KeptBatch kept = KeptBatch.of(batch(0))) {
      assertThat(kept.isEmpty()).isTrue();
      assertThat(kept.rows().count()).isZero();
    }
  }
}
