package io.mastic.crawlers.crawl;

import com.fasterxml.jackson.core.JacksonException;
import io.mastic.crawlers.detect.Format;
import io.mastic.crawlers.detect.Serde;
import io.mastic.crawlers.group.Found.FoundLake;
import io.mastic.crawlers.group.FoundTable;
import io.mastic.crawlers.group.LakeMark.Lake;
import io.mastic.crawlers.group.Stats;
import io.mastic.crawlers.group.TableShape;
import io.mastic.crawlers.lake.DeltaLog;
import io.mastic.crawlers.lake.IcebergMetadata;
import io.mastic.crawlers.lake.LakeException;
import io.mastic.crawlers.lake.LakeSchema;
import io.mastic.crawlers.schema.FileSchema;
import io.mastic.kernel.Json;
import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectListing;
import io.mastic.objects.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the metadata of tables of lake formats that lie among a target's folders. */
final class LakeReader {

  /** More of one metadata file is not read. */
  private static final long LARGEST = 64L << 20;

  private static final int PAGE = 1000;

  private final ObjectStore store;

  LakeReader(ObjectStore store) {
    this.store = store;
  }

  /** The table as the catalog is to have it. */
  FoundTable table(FoundLake lake) throws LakeException {
    String bucket = lake.folders().get(0);
    LakeSchema schema =
        switch (lake.mark().lake()) {
          case ICEBERG -> iceberg(bucket, lake.mark().key());
          case DELTA -> delta(bucket, lake);
          case HUDI ->
              throw new LakeException(
                  "tables of Hudi get their catalog's entry from Hudi's own writers");
        };
    Format format =
        new Format(
            lake.mark().lake() == Lake.ICEBERG ? "iceberg" : "delta",
            "none",
            schema.parameters(),
            Serde.ofLake(lake.location()));
    TableShape shape =
        new TableShape(format, FileSchema.of(schema.columns(), FileSchema.Names.GIVEN), List.of());
    return new FoundTable(
        lake.folders(), lake.location(), shape, Stats.NONE, List.of(), List.of(), List.of());
  }

  private LakeSchema iceberg(String bucket, String key) throws LakeException {
    String location = "s3://" + bucket + "/" + key;
    try {
      return IcebergMetadata.of(Json.MAPPER.readTree(text(bucket, key)), location);
    } catch (JacksonException e) {
      throw new LakeException(
          "its metadata file " + location + " is no JSON: " + e.getOriginalMessage());
    }
  }

  /** The newest commit that says the schema; old ones may be gone into a checkpoint. */
  private LakeSchema delta(String bucket, FoundLake lake) throws LakeException {
    String newest = lake.mark().key();
    String folder = newest.substring(0, newest.lastIndexOf('/') + 1);
    List<String> commits = commits(bucket, folder);
    for (int i = commits.size() - 1; i >= 0; i--) {
      Optional<LakeSchema> schema = DeltaLog.of(text(bucket, commits.get(i)));
      if (schema.isPresent()) {
        return schema.get();
      }
    }
    throw new LakeException("none of the commits that are left in its log says its schema");
  }

  private List<String> commits(String bucket, String folder) {
    List<String> commits = new ArrayList<>();
    String after = null;
    do {
      ObjectListing page = store.list(bucket, folder, null, after, PAGE);
      page.objects().stream()
          .map(ObjectInfo::key)
          .filter(key -> key.substring(folder.length()).matches("\\d{20}\\.json"))
          .forEach(commits::add);
      after = page.nextAfter();
    } while (after != null);
    return commits;
  }

  private String text(String bucket, String key) throws LakeException {
    try (InputStream in = store.read(bucket, key, 0, LARGEST)) {
      return new String(in.readNBytes((int) LARGEST), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
