package io.mastic.kernel.secret;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class SqliteVaultTest extends VaultContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.sqlite(directory);
  }

  @Override
  String bytes(Path directory) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> database =
          files.filter(file -> file.getFileName().toString().startsWith("mastic.db")).toList();
      for (Path file : database) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
