package io.mastic.runtime.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.Buckets;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalS3FileSystemTest {

  private Path bucket;
  private FileSystem fs;

  @BeforeEach
  void open() throws IOException {
    bucket = Buckets.create("fs");
    fs = FileSystem.get(URI.create(Buckets.url(bucket, "")), Buckets.conf());
  }

  private org.apache.hadoop.fs.Path key(String key) {
    return new org.apache.hadoop.fs.Path(Buckets.url(bucket, key));
  }

  private void write(String key, String text) throws IOException {
    try (FSDataOutputStream out = fs.create(key(key), true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void anObjectIsAPlainFile() throws IOException {
    write("a/b.txt", "hello");
    assertThat(bucket.resolve("a/b.txt")).hasContent("hello");
    FileStatus status = fs.getFileStatus(key("a/b.txt"));
    assertThat(status.getLen()).isEqualTo(5);
    assertThat(status.getPath()).hasToString(Buckets.url(bucket, "a/b.txt"));
    assertThat(fs.getFileStatus(key("a")).isDirectory()).isTrue();
  }

  @Test
  void anObjectAppearsWhole() throws IOException {
    FSDataOutputStream out = fs.create(key("slow"), true);
    out.write(new byte[200_000]);
    out.flush();
    assertThat(Buckets.keys(bucket)).isEmpty();
    out.close();
    assertThat(Buckets.keys(bucket)).containsExactly("slow");
    try (var scratch = Files.list(Buckets.ROOT.resolveSibling("objects.tmp"))) {
      assertThat(scratch).isEmpty();
    }
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    Path outside = Files.createTempDirectory("outside");
    Files.writeString(outside.resolve("secret"), "secret");
    write("a/own", "own");
    Files.createSymbolicLink(bucket.resolve("a/file"), outside.resolve("secret"));
    Files.createSymbolicLink(bucket.resolve("a/folder"), outside);
    assertThat(fs.listStatus(key("a"))).hasSize(1);
    assertThat(fs.exists(key("a/file"))).isFalse();
    assertThat(fs.exists(key("a/folder/secret"))).isFalse();
    assertThatThrownBy(() -> fs.open(key("a/folder/secret")))
        .isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> write("a/folder/new", "new")).isInstanceOf(IOException.class);
    fs.delete(key("a"), true);
    assertThat(outside.resolve("secret")).hasContent("secret");
    assertThat(outside.resolve("new")).doesNotExist();
  }

  @Test
  void readsFromAnyPlace() throws IOException {
    write("x", "0123456789");
    try (FSDataInputStream in = fs.open(key("x"))) {
      in.seek(7);
      assertThat(in.read()).isEqualTo('7');
      byte[] three = new byte[3];
      in.readFully(2, three);
      assertThat(new String(three, StandardCharsets.UTF_8)).isEqualTo("234");
      assertThat(in.getPos()).isEqualTo(8);
      in.seek(10);
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void namesMayHoldAnything() throws IOException {
    for (String name : new String[] {"a:b", "a b", "ü%41", "[x]{y}*", "k=v"}) {
      write("odd/" + name, name);
    }
    assertThat(Arrays.stream(fs.listStatus(key("odd"))).map(s -> s.getPath().getName()))
        .containsExactlyInAnyOrder("a:b", "a b", "ü%41", "[x]{y}*", "k=v");
  }

  @Test
  void renamesAsOneStep() throws IOException {
    write("from/1", "one");
    write("from/2", "two");
    assertThat(fs.rename(key("from"), key("deep/to"))).isTrue();
    assertThat(Buckets.keys(bucket)).containsExactly("deep/to/1", "deep/to/2");
    write("there", "x");
    assertThat(fs.rename(key("there"), key("deep/to/1"))).isFalse();
    assertThat(fs.rename(key("there"), key("deep"))).isTrue();
    assertThat(Buckets.keys(bucket)).contains("deep/there");
    assertThat(fs.rename(key("nowhere"), key("somewhere"))).isFalse();
  }

  @Test
  void deletes() throws IOException {
    write("d/1", "1");
    assertThatThrownBy(() -> fs.delete(key("d"), false)).hasMessageContaining("not empty");
    assertThat(fs.delete(key("d"), true)).isTrue();
    assertThat(fs.delete(key("d"), true)).isFalse();
    assertThat(fs.delete(key(""), true)).isTrue();
    assertThat(bucket).isDirectory();
  }

  @Test
  void whatIsNotThereIsAnError() {
    assertThatThrownBy(() -> fs.getFileStatus(key("no")))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessage("No such file or directory '" + Buckets.url(bucket, "no") + "'");
    org.apache.hadoop.fs.Path elsewhere = new org.apache.hadoop.fs.Path("s3://no-such-bucket/x");
    assertThatThrownBy(() -> elsewhere.getFileSystem(Buckets.conf()).create(elsewhere))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessage("The specified bucket does not exist: no-such-bucket");
    assertThat(Buckets.ROOT.resolve("no-such-bucket")).doesNotExist();
  }

  @Test
  void anObjectIsNoFolder() throws IOException {
    write("o", "x");
    assertThatThrownBy(() -> fs.create(key("o/x"))).isInstanceOf(ParentNotDirectoryException.class);
    assertThatThrownBy(() -> fs.mkdirs(key("o"))).isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> fs.create(key("o"), false))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void theObjectStoresOwnNamesAreNotSeen() throws IOException {
    Buckets.put(bucket, ".mastic-escaped/x", "x");
    Buckets.put(bucket, "seen", "x");
    assertThat(fs.listStatus(key(""))).hasSize(1);
    assertThat(fs.exists(key(".mastic-escaped/x"))).isFalse();
  }

  @Test
  void aPathCannotLeaveItsBucket() {
    assertThatThrownBy(
            () ->
                ObjectFolder.of(Buckets.ROOT.toString(), bucket.getFileName().toString())
                    .file("/a/../../x"))
        .hasMessageContaining("leaves its bucket");
  }

  @Test
  void checkpointsReplaceFilesThroughFileContext() throws Exception {
    FileContext context =
        FileContext.getFileContext(URI.create(Buckets.url(bucket, "")), Buckets.conf());
    write("new", "2");
    write("old", "1");
    context.rename(key("new"), key("old"), Options.Rename.OVERWRITE);
    assertThat(bucket.resolve("old")).hasContent("2");
    assertThat(Buckets.keys(bucket)).containsExactly("old");
  }
}
