package io.mastic.runtime.sparksql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnderOnePrefixTest {

  @TempDir java.nio.file.Path top;
  private final FileSystem files = new RawLocalFileSystem();

  @BeforeEach
  void open() throws IOException {
    files.initialize(top.toUri(), new Configuration(false));
  }

  @ParameterizedTest
  @CsvSource({
    "s3://b/t/d=1/h=1 s3://b/t/d=1/h=2, s3://b/t/d=1",
    "s3://b/t/d=1/h=1 s3://b/t/d=2/h=1, s3://b/t",
    "s3://b/t/d=1 s3://b/t/d=10, s3://b/t",
    "s3://b/t s3://b/t/d=1, s3://b/t",
    "s3://b/t/d=1, s3://b/t/d=1",
    "s3://b/t/d=1 s3://b/u/d=1, ",
    "s3://b/t/d=1 s3://c/t/d=1, ",
    "s3://b/t/d=1 s3a://b/t/d=2, ",
  })
  void whatFoldersHaveInCommon(String folders, String common) {
    Path found = UnderOnePrefix.common(Stream.of(folders.split(" ", -1)).map(Path::new).toList());
    assertThat(found == null ? null : found.toString()).isEqualTo(common);
  }

  @Test
  void eachFolderHasItsFilesAndNoHiddenOnes() throws IOException {
    for (String name :
        List.of(
            "t/p=1/a", "t/p=1/_SUCCESS", "t/p=1/.c", "t/p=1/_tmp/d", "t/p=1/q=2/e", "t/p=1/x=_/f",
            "t/p=10/g", "t/p=3/h", "t/i", "t/p=1/j._COPYING_", "t/_k/p=4/l")) {
      write(name);
    }
    assertThat(names(list("t/p=1", "t/p=10", "t/p=2", "t/_k/p=4").orElseThrow()))
        .isEqualTo(
            Map.of(
                "t/p=1", List.of("a", "e", "f"),
                "t/p=10", List.of("g"),
                "t/p=2", List.of(),
                "t/_k/p=4", List.of("l")));
  }

  @Test
  void aFolderWithinAnotherHasItsOwn() throws IOException {
    write("t/p=1/a");
    write("t/p=1/q=2/b");
    assertThat(names(list("t/p=1", "t/p=1/q=2").orElseThrow()))
        .isEqualTo(Map.of("t/p=1", List.of("a", "b"), "t/p=1/q=2", List.of("b")));
  }

  @Test
  void givesUpWhereTooMuchElseLies() throws IOException {
    write("t/p=1/a");
    write("t/p=2/b");
    for (int i = 0; i < 198; i++) {
      write("t/z/" + i);
    }
    assertThat(list("t/p=1", "t/p=2")).isPresent();
    write("t/z/198");
    assertThat(list("t/p=1", "t/p=2")).isEmpty();
  }

  private void write(String name) throws IOException {
    java.nio.file.Path file = top.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
  }

  private Optional<Map<Path, List<FileStatus>>> list(String... folders) throws IOException {
    List<Path> paths = new ArrayList<>();
    for (String folder : folders) {
      paths.add(new Path("file:" + top.resolve(folder)));
    }
    return UnderOnePrefix.list(files, paths);
  }

  private Map<String, List<String>> names(Map<Path, List<FileStatus>> found) {
    return found.entrySet().stream()
        .collect(
            Collectors.toMap(
                e -> top.relativize(java.nio.file.Path.of(e.getKey().toUri())).toString(),
                e -> e.getValue().stream().map(f -> f.getPath().getName()).sorted().toList()));
  }
}
