package io.mastic.app.crawls;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.crawlers.crawl.DryRun;
import io.mastic.crawlers.crawl.Explanations;
import io.mastic.objects.ObjectListing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.S3Target;

class LocalFolderTest {

  @TempDir private Path root;

  private void put(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  @Test
  void aFolderOfThisMachineIsExplained() throws Exception {
    put("orders/day=1/a b.json", "{\"a\":1}\n");
    put("orders/day=2/a.json", "{\"a\":2}\n");
    put("lake/_delta_log/00000000000000000000.json", "{\"metaData\":{\"schemaString\":\"{}\"}}\n");
    Files.createSymbolicLink(root.resolve("link.csv"), Path.of("/etc/passwd"));
    LocalFolder folder = new LocalFolder(root);
    S3Target target = S3Target.builder().path("s3://" + LocalFolder.BUCKET + "/").build();
    DryRun found = Explanations.of(folder, target, null, files -> {});
    assertThat(found.tables()).extracting(DryRun.Planned::name).containsExactly("orders", "lake");
    assertThat(ExplainedPlace.lines(found).stream().map(folder::named).toList())
        .contains("  " + root.toRealPath() + "/orders/")
        .noneMatch(line -> line.contains("s3://"));
  }

  @Test
  void pagesAreThoseOfAStore() throws Exception {
    for (String name : List.of("a/x/1", "a/x/2", "a/y", "a.b", "b/1", "\uFF5E", "\uD83D\uDE00")) {
      put(name, "x");
    }
    LocalFolder folder = new LocalFolder(root);
    assertThat(listed(folder, "", null))
        .containsExactly("a.b", "a/x/1", "a/x/2", "a/y", "b/1", "\uFF5E", "\uD83D\uDE00");
    assertThat(listed(folder, "", "/"))
        .containsExactly("a.b", "a/", "b/", "\uFF5E", "\uD83D\uDE00");
    assertThat(listed(folder, "a/", "/")).containsExactly("a/x/", "a/y");
    assertThat(
            new String(
                folder.read(LocalFolder.BUCKET, "a/y", 1, 5).readAllBytes(),
                StandardCharsets.UTF_8))
        .isEmpty();
  }

  private static List<String> listed(LocalFolder folder, String prefix, String delimiter) {
    List<String> names = new ArrayList<>();
    String after = null;
    do {
      ObjectListing page = folder.list(LocalFolder.BUCKET, prefix, delimiter, after, 1);
      page.objects().forEach(object -> names.add(object.key()));
      names.addAll(page.commonPrefixes());
      after = page.nextAfter();
    } while (after != null);
    return names;
  }
}
