package io.mastic.runtime.frame.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.frame.cell.Flat;
import io.mastic.runtime.frame.fault.Faults;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushDownTest {
  @TempDir Path folder;

  private Frame parquet() {
    String path = folder.resolve("t").toString();
    Sparks.session()
        .range(10)
        .selectExpr(
            "id",
            "cast(id as int) as age",
            "'x' as unused",
            "named_struct('zip', id, 'more', 'y') as home")
        .write()
        .parquet(path);
    return Frame.of(Sparks.session().read().parquet(path));
  }

  private static String plan(Dataset<Row> data) {
    return data.queryExecution().executedPlan().toString();
  }

  @Test
  void filtersAndColumnsReachTheFilesThroughTransforms() {
    Frame mapped =
        parquet()
            .then(
                Mapping.ignoringCase(
                    List.of(
                        new Mapping.Entry("ID", "number", "long"),
                        new Mapping.Entry("age", "age", "bigint"),
                        new Mapping.Entry("home.zip", "zip", "long"))))
            .then(Choices.resolveAll("make_cols"))
            .then(Choices.resolve(List.of(new Choices.Spec("number", "cast:long"))))
            .then(Fields.rename("number", "n"))
            .then(Fields.drop(List.of("zip")));
    String plan = plan(mapped.data().filter("n > 7 and age < 9"));
    assertThat(plan)
        .contains(
            "PushedFilters: [IsNotNull(id), IsNotNull(age), GreaterThan(id,7), LessThan(age,9)]");
    assertThat(plan).contains("ReadSchema: struct<id:bigint,age:int>");
    assertThat(mapped.data().filter("n > 7 and age < 9").count()).isEqualTo(1);
  }

  @Test
  void onlyTheWantedPartOfAStructIsRead() {
    Frame nested = parquet().then(Flat::unnest).then(Fields.select(List.of("home.zip")));
    assertThat(plan(nested.data())).contains("ReadSchema: struct<home:struct<zip:bigint>>");
  }

  @Test
  void filtersReachBothSidesOfAJoin() {
    Frame frame = parquet();
    Frame joined = frame.with(frame, Joining.equal(List.of("id"), List.of("id")));
    assertThat(
            plan(joined.data().filter(functions.col("id").gt(5)).select("`.id`"))
                .split("GreaterThan\\(id,5\\)", -1))
        .hasSize(3);
  }

  @Test
  void aFrameWithoutTransformsIsItsDataset() {
    Frame frame = parquet();
    assertThat(frame.data()).isSameAs(frame.rows().data());
    assertThat(frame.errors().data().count()).isZero();
    assertThat(frame.faults()).isSameAs(Faults.NONE);
  }
}
