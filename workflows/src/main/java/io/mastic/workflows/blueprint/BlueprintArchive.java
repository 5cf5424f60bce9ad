package io.mastic.workflows.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a blueprint's ZIP archive says of itself in its {@code blueprint.cfg}, which lies at its top
 * or in a folder there.
 *
 * @param generator the function that lays out the workflow, for example {@code
 *     Project.Layout.generate_layout}
 * @see <a href="https://docs.aws.amazon.com/glue/latest/dg/developing-blueprints-code-config.html">
 *     Creating the configuration file</a>
 */
record BlueprintArchive(String generator, JsonNode parameterSpec) {

  /** What an archive may have in bytes. */
  static final int MOST = 4 << 20;

  private static final int MOST_UNPACKED = 64 << 20;
  private static final int MOST_CONFIGURATION = 1 << 18;
  private static final int MOST_FILES = 2_000;
  private static final String CONFIGURATION = "blueprint.cfg";

  /**
   * @throws IllegalArgumentException in words for the blueprint's owner
   */
  static BlueprintArchive read(byte[] zip) {
    byte[] found;
    try {
      found = configuration(zip);
    } catch (IOException e) {
      throw new IllegalArgumentException("The archive is no ZIP file that can be read", e);
    }
    if (found == null) {
      throw new IllegalArgumentException("The archive has no file " + CONFIGURATION);
    }
    return configured(new String(found, StandardCharsets.UTF_8));
  }

  private static BlueprintArchive configured(String text) {
    JsonNode json;
    try {
      json = Json.read(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(CONFIGURATION + " is not JSON", e);
    }
    String generator = json.path("layoutGenerator").asText();
    if (!generator.matches("\\w+(\\.\\w+)+")) {
      throw new IllegalArgumentException(
          CONFIGURATION
              + ": layoutGenerator is not the full name of a function, such as"
              + " Project.Layout.generate_layout");
    }
    JsonNode spec = json.path("parameterSpec");
    BlueprintParameters.checkSpec(spec);
    return new BlueprintArchive(
        generator, spec.isMissingNode() ? Json.MAPPER.createObjectNode() : spec);
  }

  /** The outermost one; null if there is none. */
  private static byte @Nullable [] configuration(byte[] zip) throws IOException {
    byte[] found = null;
    int depth = Integer.MAX_VALUE;
    long unpacked = 0;
    int files = 0;
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry();
          entry != null;
          entry = entries.getNextEntry(), files++) {
        int slashes = (int) entry.getName().chars().filter(c -> c == '/').count();
        boolean isWanted =
            slashes < Math.min(depth, 2)
                && entry
                    .getName()
                    .substring(entry.getName().lastIndexOf('/') + 1)
                    .equals(CONFIGURATION);
        ByteArrayOutputStream kept = isWanted ? new ByteArrayOutputStream() : null;
        unpacked += drain(entries, kept, MOST_UNPACKED - unpacked);
        if (unpacked >= MOST_UNPACKED || files >= MOST_FILES) {
          throw new IllegalArgumentException(
              "The archive holds more than " + MOST_FILES + " files or 64 MiB");
        }
        if (kept != null) {
          found = kept.toByteArray();
          depth = slashes;
        }
      }
    }
    if (files == 0) {
      throw new IOException("no entries");
    }
    return found;
  }

  private static long drain(InputStream from, @Nullable ByteArrayOutputStream to, long most)
      throws IOException {
    byte[] piece = new byte[8192];
    long all = 0;
    for (int n = from.read(piece); n >= 0 && all < most; n = from.read(piece)) {
      all += n;
      if (to != null && all <= MOST_CONFIGURATION) {
        to.write(piece, 0, n);
      }
    }
    return all;
  }
}
