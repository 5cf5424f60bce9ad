package io.mastic.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.runtime.Buckets;
import io.mastic.runtime.bookmark.JobBookmarks;
import io.mastic.runtime.bookmark.JobBookmarks.Mode;
import io.mastic.runtime.bookmark.ReadProgress;
import io.mastic.runtime.bookmark.SavedBookmarks;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.option.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One rule for the files of a path: neither a bookmark nor an exclusion changes it. */
class WhichFilesTest {

  private static Path bucket = Path.of("");

  @BeforeAll
  static void objects() throws IOException {
    Buckets.glue();
    bucket = Buckets.create("which");
    for (String key :
        List.of(
            "in/top.json",
            "in/sub/deep.json",
            "in/sub/er/deepest.json",
            "in/_hidden.json",
            "in/.x/dot.json",
            "by/y=1/m=01/a.json",
            "by/y=1/m=02/b.json",
            "by/y=2/m=01/in/c.json",
            "mix/top.json",
            "mix/y=1/a.json")) {
      Buckets.put(bucket, key, "{\"f\":\"" + key + "\"}\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "in/, false, in/top.json, f",
    "in, false, in/top.json, f",
    "in/, true, in/sub/deep.json in/sub/er/deepest.json in/top.json, f",
    "in/*, false, in/sub/deep.json in/top.json, f",
    "in/sub/deep.json, false, in/sub/deep.json, f",
    "by/, false, by/y=1/m=01/a.json by/y=1/m=02/b.json, f y m",
    "by/, true, by/y=1/m=01/a.json by/y=1/m=02/b.json by/y=2/m=01/in/c.json, f y m",
    "by/y=1/, false, by/y=1/m=01/a.json by/y=1/m=02/b.json, f m",
    "by/y=1/m=01/ by/y=1/m=02/, false, by/y=1/m=01/a.json by/y=1/m=02/b.json, f",
    "by/y=1/ by/y=2/, true, by/y=1/m=01/a.json by/y=1/m=02/b.json by/y=2/m=01/in/c.json, f m",
    "mix/, true, mix/top.json mix/y=1/a.json, f y"
  })
  void areTheSameHoweverTheyAreChosen(String keys, boolean recurse, String files, String columns) {
    Map<String, Object> plain = new HashMap<>();
    plain.put(
        "paths", Arrays.stream(keys.split(" ", -1)).map(k -> Buckets.url(bucket, k)).toList());
    plain.put("recurse", recurse);
    Map<String, Object> excluding = new HashMap<>(plain);
    excluding.put("exclusions", "[\"**.pdf\"]");
    JobBookmarks marks = JobBookmarks.load(Mode.ENABLE, "j", "r", null, null, new Nowhere());
    for (Dataset<Row> rows :
        List.of(
            read(plain, "", marks), read(excluding, "", marks), read(plain, "context", marks))) {
      assertThat(rows.columns()).containsExactly(columns.split(" ", -1));
      assertThat(rows.select("f").collectAsList().stream().map(r -> r.getString(0)).sorted())
          .containsExactly(files.split(" ", -1));
    }
  }

  private static Dataset<Row> read(
      Map<String, Object> options, String context, JobBookmarks bookmarks) {
    return new S3Source(
            Sparks.session(), new Options(options), context, "", "json", Options.NONE, bookmarks)
        .frame()
        .data();
  }

  @ParameterizedTest
  @CsvSource({"**.json, 0", "sub/**, 1", "**/er/**, 2", "s3://**deep*.json, 1", "top.json, 2"})
  void exclusionsAreOverTheNameOrWhatFollowsThePath(String glob, int left) {
    Map<String, Object> options =
        Map.of(
            "paths",
            List.of(Buckets.url(bucket, "in/")),
            "recurse",
            true,
            "exclusions",
            List.of(glob));
    assertThat(read(options, "", JobBookmarks.none(new Nowhere())).count()).isEqualTo(left);
  }

  private static final class Nowhere implements SavedBookmarks {
    @Override
    public Entry find(String jobName, @Nullable String runId) {
      return Entry.NONE;
    }

    @Override
    public int save(
        String jobName, String runId, int versionRead, Map<String, ReadProgress> sources) {
      return versionRead + 1;
    }
  }
}
