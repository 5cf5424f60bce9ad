package io.mastic.crawlers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.crawlers.crawl.CrawlException;
import io.mastic.crawlers.crawl.DryRun;
import io.mastic.crawlers.crawl.DryRun.Change;
import io.mastic.crawlers.crawl.DryRun.Planned;
import io.mastic.kernel.Db;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.CreateCrawlerRequest;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/** A dry run tells what a crawl then does, and does nothing. */
class DryRunsTest {

  @TempDir Path directory;
  private Db db;
  private Town town;

  @BeforeEach
  void open() {
    db = Db.sqlite(directory.resolve("mastic.db"));
    town = new Town(db, directory).start();
  }

  @AfterEach
  void close() {
    town.close();
    db.close();
  }

  @Test
  void nothingIsWrittenAndTheCrawlDoesTheSame() {
    town.put("raw", "sales/year=2024/a.csv", "id,city\n1,Rome\n2,Oslo\n");
    town.put("raw", "sales/year=2025/a.csv", "id,city\n3,Rome\n4,Oslo\n");
    town.put("raw", "notes/readme.bin", "\0\1");
    DryRun first = dryRun("s3://raw/");
    assertThat(first.scope()).isEqualTo(DryRun.Scope.ALL);
    assertThat(first.notes())
        .hasSize(2)
        .anySatisfy(note -> assertThat(note).isEqualTo("There is no database db yet."))
        .anySatisfy(note -> assertThat(note).contains("s3://raw/notes/readme.bin", "UNKNOWN"));
    Planned table = first.tables().get(0);
    assertThat(first.tables()).hasSize(1);
    assertThat(table.change()).isEqualTo(Change.CREATE);
    assertThat(table.partitions().found()).isEqualTo(2);
    assertThat(table.partitions().added()).isEqualTo(2);
    assertThat(table.partitions().first()).containsExactly(List.of("2024"), List.of("2025"));

    town.database("db");
    assertThat(town.tables()).isEmpty();
    town.create(Town.crawler("c", "s3://raw/"));
    assertThat(dryRun("s3://raw/").tables()).hasSize(1);
    assertThat(town.tables()).isEmpty();
    town.crawl("c");
    assertThat(town.tables()).containsExactly(table.name());
    assertThat(town.table("sales").storageDescriptor().columns())
        .isEqualTo(table.input().storageDescriptor().columns());
    assertThat(town.table("sales").partitionKeys()).isEqualTo(table.input().partitionKeys());

    Planned same = dryRun("s3://raw/").tables().get(0);
    assertThat(same.change()).isEqualTo(Change.KEEP);
    assertThat(same.partitions().added()).isZero();
  }

  @Test
  void whatWouldChangeAndWhatIsGone() {
    town.database("db");
    town.put("raw", "in/sales/a.csv", "id,city\n1,Rome\n2,Oslo\n");
    town.put("raw", "in/other/a.json", "{\"a\":1}\n");
    town.create(Town.crawler("c", "s3://raw/in/"));
    town.crawl("c");
    town.put("raw", "in/sales/a.csv", "id,city,price\n1,Rome,2\n2,Oslo,3\n");
    town.objects.delete("raw", "in/other/a.json");
    DryRun run = dryRun("s3://raw/in/");
    assertThat(run.gone()).containsExactly("other");
    Planned sales = run.tables().get(0);
    assertThat(sales.change()).isEqualTo(Change.UPDATE);
    assertThat(sales.input().storageDescriptor().columns())
        .extracting(column -> column.name() + " " + column.type())
        .containsExactly("id bigint", "city string", "price bigint");
    assertThat(town.columns("sales")).isEqualTo("id bigint, city string");
  }

  @Test
  void noMoreIsLookedAtThanTheBeginning() {
    // Its time is never over.
    Clock still = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    try (Db other = Db.sqlite(directory.resolve("still.db"));
        Town many = new Town(other, directory.resolve("still"), still, store -> store)) {
      for (int i = 0; i < 5_001; i++) {
        many.put("many", "t/%05d.json".formatted(i), "{\"a\":1}");
      }
      CreateCrawlerRequest settings = Town.crawler("c", "s3://many/t/").build();
      DryRun run = many.as(() -> many.room().dryRuns().of(settings));
      assertThat(run.scope()).isEqualTo(DryRun.Scope.BEGINNING);
      assertThat(run.tables().get(0).stats().objects()).isEqualTo(5_000);
    }
  }

  @Test
  void whatCannotBeCrawledIsRefusedWithTheReason() {
    assertThatThrownBy(() -> dryRun("s3://nowhere/"))
        .isInstanceOf(CrawlException.class)
        .hasMessageContaining("nowhere");
    assertThatThrownBy(() -> dryRun("ftp://nowhere/")).isInstanceOf(InvalidInputException.class);
  }

  private DryRun dryRun(String path) {
    CreateCrawlerRequest settings = Town.crawler("c", path).build();
    return town.as(() -> town.room().dryRuns().of(settings));
  }
}
