package io.mastic.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.runtime.catalog.TableLayout;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.option.Options;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A catalog has all names in lower case, also those within records; files have their own. */
class NamesInAnyCaseTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "upper('ann') Name | name string | [ANN]",
        "named_struct('Name', 'ann', 'AGE', 7) who | who struct<name:string,age:int> | [[ann,7]]",
        "array(named_struct('Id', 1)) list | list array<struct<id:int>> | [ArraySeq([1])]",
        "map('k', named_struct('Id', 1)) m | m map<string,struct<id:int>> | [Map(k -> [1])]",
        "named_struct('B', named_struct('Deep', 1L)) o | o struct<b:struct<deep:int>> | [[[1]]]",
        "named_struct('other', 1) who | who struct<name:string> | [[null]]"
      })
  void fieldsAreFoundWhateverTheirCase(String have, String columns, String row) {
    StructType schema = StructType.fromDDL(columns);
    TableLayout table =
        new TableLayout("db.t", "parquet", Options.NONE, "s3://b/t", schema, new StructType());
    Rows rows = Rows.of(Sparks.session().sql("SELECT " + have));
    assertThat(
            TableRows.of(rows, schema, table)
                .first()
                .toString()
                .replace("WrappedArray", "ArraySeq"))
        .isEqualTo(row);
  }
}
