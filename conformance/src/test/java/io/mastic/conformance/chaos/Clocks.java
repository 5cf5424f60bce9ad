package io.mastic.conformance.chaos;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A clock of a server's own that can be set while it runs, by libfaketime; only where that is
 * installed (Debian's package faketime). What counts time without a date goes on as it did.
 *
 * @param file where libfaketime reads the offset, each second
 */
record Clocks(Path library, Path file) {

  /** Empty where libfaketime is not installed. */
  static Optional<Path> find() {
    for (String root : new String[] {"/usr/lib", "/usr/lib64", "/usr/local/lib"}) {
      try (DirectoryStream<Path> places = Files.newDirectoryStream(Path.of(root))) {
        for (Path place : places) {
          Path library = place.resolve("faketime/libfaketimeMT.so.1");
          if (Files.exists(library)) {
            return Optional.of(library);
          }
        }
      } catch (IOException e) {
        // No such root here.
      }
    }
    return Optional.empty();
  }

  Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD",
        library.toString(),
        "FAKETIME_TIMESTAMP_FILE",
        file.toString(),
        "FAKETIME_CACHE_DURATION",
        "1",
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1",
        // With it a JVM's Object.wait returns at once.
        "FAKETIME_FORCE_MONOTONIC_FIX",
        "0",
        "NO_FAKE_STAT",
        "1");
  }

  /** Moves the clock to that many seconds from the true time. */
  void set(long seconds) throws IOException {
    Path scratch = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(scratch, String.format(java.util.Locale.ROOT, "%+d\n", seconds));
    Files.move(scratch, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }
}
