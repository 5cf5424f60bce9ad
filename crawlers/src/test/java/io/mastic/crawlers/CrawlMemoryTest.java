package io.mastic.crawlers;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crawl holds what grows with the folders of its target, and not its files. */
class CrawlMemoryTest {

  private static final int FILES = 10_000;

  /** The page at hand, the next one, and the files of a folder that may become tables. */
  private static final int MOST = 3_500;

  @TempDir Path directory;

  private ManyFiles crawled(IntFunction<String> key) {
    ManyFiles files = new ManyFiles(FILES, key);
    try (Db db = TestDatabases.sqlite(directory);
        Town town = new Town(db, directory, Clock.systemUTC(), store -> files).start()) {
      town.database("db");
      town.create(Town.crawler("c", "s3://raw/t/"));
      assertThat(town.crawl("c").statusAsString()).isEqualTo("SUCCEEDED");
      assertThat(town.tables()).containsExactly("t");
    }
    assertThat(files.listed()).isEqualTo(FILES);
    return files;
  }

  @Test
  void filesOfOneFolder() {
    ManyFiles files = crawled(i -> String.format(Locale.ROOT, "t/%06d.json", i));
    assertThat(files.mostHeld()).isBetween(1, MOST);
  }

  @Test
  void filesOfManyFolders() {
    ManyFiles files = crawled(i -> String.format(Locale.ROOT, "t/day=%03d/%06d.json", i / 100, i));
    assertThat(files.mostHeld()).isBetween(1, MOST);
  }
}
