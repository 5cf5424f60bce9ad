package io.mastic.runtime.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mastic.runtime.progress.ProgressListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.jspecify.annotations.Nullable;

/**
 * For {@code spark.plugins}: notes down where Spark shows itself, and the key that opens it, for
 * the server alone.
 */
public final class SparkPage implements SparkPlugin {

  /** Asks for the page. */
  public static final String ASKED = "spark.mastic.page";

  /** The properties of a page that is open to the server alone. */
  public static Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.ui.enabled", "true");
    settings.put("spark.ui.port", "0");
    // It shows and does nothing.
    settings.put("spark.ui.killEnabled", "false");
    settings.put("spark.ui.filters", PageGate.class.getName());
    return settings;
  }

  @Override
  public DriverPlugin driverPlugin() {
    return new DriverPlugin() {
      @Override
      public Map<String, String> init(SparkContext context, PluginContext plugins) {
        if (context.uiWebUrl().isDefined()) {
          note(Path.of(context.conf().get(ProgressListener.DIRECTORY)), context.uiWebUrl().get());
        }
        return Map.of();
      }
    };
  }

  private static void note(Path directory, String address) {
    try {
      Path file =
          Files.createTempFile(
              directory,
              "page",
              ".json",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      new ObjectMapper()
          .writeValue(file.toFile(), Map.of("address", address, "key", PageGate.key()));
      Files.move(file, directory.resolve("page.json"), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public @Nullable ExecutorPlugin executorPlugin() {
    return null;
  }
}
