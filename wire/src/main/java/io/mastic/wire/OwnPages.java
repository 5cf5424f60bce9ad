package io.mastic.wire;

import io.mastic.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What lives under {@code /_/}, where no bucket can be: health and metrics. */
final class OwnPages {

  static final String PREFIX = "/_/";

  private static final Logger LOG = LoggerFactory.getLogger(OwnPages.class);

  private final Map<String, BooleanSupplier> checks;
  private final Telemetry telemetry;

  /**
   * @param checks what must hold for the server to be healthy, by a short name
   */
  OwnPages(Map<String, BooleanSupplier> checks, Telemetry telemetry) {
    this.checks = checks;
    this.telemetry = telemetry;
  }

  void handle(Exchange exchange) {
    exchange.service = "mastic";
    switch (exchange.request.rawPath()) {
      case "/_/health" -> {
        exchange.operation = "health";
        health(exchange.response);
      }
      case "/_/metrics" -> {
        exchange.operation = "metrics";
        write(
            exchange.response, 200, "text/plain; version=0.0.4; charset=utf-8", telemetry.scrape());
      }
      default -> write(exchange.response, 404, "text/plain", "There is no such page.\n");
    }
  }

  private void health(OutgoingResponse response) {
    Map<String, String> results = new LinkedHashMap<>();
    boolean healthy = true;
    for (Map.Entry<String, BooleanSupplier> check : checks.entrySet()) {
      boolean fine = holds(check);
      results.put(check.getKey(), fine ? "ok" : "failing");
      healthy &= fine;
    }
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("status", healthy ? "ok" : "failing");
    page.put("checks", results);
    write(response, healthy ? 200 : 503, "application/json", Json.write(page) + "\n");
  }

  private static boolean holds(Map.Entry<String, BooleanSupplier> check) {
    try {
      return check.getValue().getAsBoolean();
    } catch (RuntimeException e) {
      LOG.warn("the health check {} failed", check.getKey(), e);
      return false;
    }
  }

  private static void write(OutgoingResponse response, int status, String type, String text) {
    response.status(status);
    response.header("Content-Type", type);
    response.whole(text.getBytes(StandardCharsets.UTF_8));
  }
}
