package io.mastic.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is begun before a script asks for it is really done, since a failure there is not told. */
class PreloadTest {

  private static final Path JARS = Path.of("target/spark/jars");

  @Test
  void scalasMirrorIsThere() throws Exception {
    assertThat(Preload.mirror().getClass().getName()).startsWith("scala.reflect.runtime.");
  }

  @Test
  void aLoopIsCompiled() throws Exception {
    assertThat(Preload.compile().getDeclaredMethods()).extracting("name").contains("init", "next");
  }

  /** An archive of classes takes none of a signed jar. */
  @Test
  void noJarThatEveryRunNeedsIsSigned() throws Exception {
    List<String> signed = new ArrayList<>();
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(JARS, "*.jar")) {
      for (Path jar : jars) {
        if (isSigned(jar)) {
          signed.add(jar.getFileName().toString().replaceFirst("-[0-9].*", ""));
        }
      }
    }
    assertThat(signed).containsExactly("mssql-jdbc");
  }

  private static boolean isSigned(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().anyMatch(entry -> entry.getName().matches("META-INF/[^/]+[.]SF"));
    }
  }
}
