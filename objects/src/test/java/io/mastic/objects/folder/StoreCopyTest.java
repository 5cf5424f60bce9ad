package io.mastic.objects.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.objects.NewObject;
import io.mastic.objects.ObjectFacts;
import io.mastic.objects.WriteCondition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy made beside a store that is written to. */
class StoreCopyTest {

  private static final String B = "a-bucket";
  private static final String BODY = "x-amz-meta-body";

  @TempDir Path data;
  private FolderStore store;
  private int puts;

  private record Taken(String content, long size, FileTime modified) {}

  private void put() {
    String body = Integer.toString(1000 + puts++);
    store.put(
        B,
        "k",
        new NewObject(
            new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
            () -> ObjectFacts.ofHeaders(Map.of(BODY, body)),
            WriteCondition.NONE));
  }

  /** The object is replaced twice between the look at it and the look at its facts. */
  private final class Overtaken extends FactsFiles {
    private int times = 3;

    Overtaken(Layout layout) {
      super(layout);
    }

    @Override
    Optional<byte[]> raw(String bucket, String key) throws IOException {
      if (times-- > 0) {
        put();
        put();
      }
      return super.raw(bucket, key);
    }
  }

  @Test
  void eachObjectHasItsOwnFactsWhileItIsReplaced() throws Exception {
    Layout layout = new Layout(data.resolve("objects"));
    store = new FolderStore(layout.root());
    store.createBucket(B, "us-east-1");
    put();
    Map<Path, Taken> files = new HashMap<>();
    int objects =
        StoreCopy.of(
            layout,
            new Overtaken(layout),
            new StoreCopy.Taker() {
              @Override
              public void directory(Path path) {}

              @Override
              public void file(Path path, InputStream content, long size, FileTime modified)
                  throws IOException {
                String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                files.put(path, new Taken(text, size, modified));
              }
            });
    assertThat(objects).isEqualTo(1);
    Taken object = files.get(Path.of("objects", B, "k"));
    Path facts = data.relativize(new FactsFiles(layout).file(B, "k"));
    List<FactsFiles.Memory> memories =
        FactsFiles.memories(files.get(facts).content().getBytes(StandardCharsets.UTF_8));
    assertThat(memories)
        .as("of %s", object)
        .anyMatch(
            memory ->
                memory.size() == object.size()
                    && memory.modifiedNanos() == object.modified().to(TimeUnit.NANOSECONDS)
                    && object.content().equals(memory.facts().headers().get(BODY)));
  }
}
