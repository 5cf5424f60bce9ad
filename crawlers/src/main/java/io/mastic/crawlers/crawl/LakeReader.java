package io.mastic.crawlers.crawl;

import com.fasterxml.jackson.core.JacksonException;
import io.mastic.crawlers.detect.Format;
import io.mastic.crawlers.detect.Serde;
import io.mastic.crawlers.group.Found.FoundLake;
import io.mastic.crawlers.group.FoundTable;
import io.mastic.crawlers.group.Stats;
import io.mastic.crawlers.group.TableShape;
import io.mastic.crawlers.lake.DeltaLog;
import io.mastic.crawlers.lake.HudiTable;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
    return switch (lake.mark().lake()) {
      case ICEBERG -> plain(lake, "iceberg", iceberg(bucket, lake.mark().key()));
      case DELTA -> plain(lake, "delta", delta(bucket, lake));
      case HUDI -> hudi(bucket, lake);
    };
  }

  private static FoundTable plain(FoundLake lake, String word, LakeSchema schema) {
    return table(lake, word, schema, Serde.ofLake(lake.location()));
  }

  private static FoundTable table(FoundLake lake, String word, LakeSchema schema, Serde serde) {
    Format format = new Format(word, "none", schema.parameters(), serde);
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

  /** The newest commit that says the schema, as most do; else what its creator said. */
  private FoundTable hudi(String bucket, FoundLake lake) throws LakeException {
    String mark = lake.mark().key();
    String folder = mark.substring(0, mark.lastIndexOf('/') + 1);
    HudiTable table = new HudiTable(text(bucket, mark));
    List<String> commits = files(bucket, folder, HudiTable::isCommit);
    commits.addAll(files(bucket, folder + "timeline/", HudiTable::isCommit));
    commits.sort(Comparator.comparing(key -> key.substring(key.lastIndexOf('/') + 1)));
    Optional<String> schema = Optional.empty();
    for (int i = commits.size() - 1; i >= 0 && schema.isEmpty(); i--) {
      schema = HudiTable.schema(bytes(bucket, commits.get(i)));
    }
    String said =
        schema
            .or(table::createdSchema)
            .orElseThrow(() -> new LakeException("its timeline says no schema yet"));
    Serde.Merging merging = table.mergesOnRead() ? Serde.Merging.ON_READ : Serde.Merging.ON_WRITE;
    return table(lake, "hudi", table.with(said), Serde.ofHudi(lake.location(), merging));
  }

  private List<String> commits(String bucket, String folder) {
    return files(bucket, folder, name -> name.matches("\\d{20}\\.json"));
  }

  private List<String> files(String bucket, String folder, Predicate<String> named) {
    List<String> files = new ArrayList<>();
    String after = null;
    do {
      ObjectListing page = store.list(bucket, folder, "/", after, PAGE);
      page.objects().stream()
          .map(ObjectInfo::key)
          .filter(key -> named.test(key.substring(folder.length())))
          .forEach(files::add);
      after = page.nextAfter();
    } while (after != null);
    return files;
  }

  private String text(String bucket, String key) {
    return new String(bytes(bucket, key), StandardCharsets.UTF_8);
  }

  private byte[] bytes(String bucket, String key) {
    try (InputStream in = store.read(bucket, key, 0, LARGEST)) {
      return in.readNBytes((int) LARGEST);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
