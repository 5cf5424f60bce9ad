package io.mastic.app.pages;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All checks of a server, in bounded time: one that hangs is failing, and is not begun a second
 * time while it hangs. Whoever asks again soon gets the same results, so that a page that anybody
 * may ask for costs little.
 */
public final class Checkup {

  private static final Logger LOG = LoggerFactory.getLogger(Checkup.class);
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final List<Check> checks;
  private final Duration patience;
  private final Map<String, CompletableFuture<String>> hanging = new LinkedHashMap<>();
  private @Nullable Map<String, String> results;
  private long lookedAt;

  /**
   * @param patience after which a check is failing
   */
  public Checkup(List<Check> checks, Duration patience) {
    this.checks = List.copyOf(checks);
    this.patience = patience;
  }

  /** By the checks' names, {@code ok} or what is wrong. */
  public synchronized Map<String, String> results() {
    if (results == null || System.nanoTime() - lookedAt > FRESH.toNanos()) {
      Map<String, String> found = new LinkedHashMap<>();
      checks.forEach(check -> found.put(check.name(), result(check)));
      results = found;
      lookedAt = System.nanoTime();
    }
    return results;
  }

  private String result(Check check) {
    CompletableFuture<String> looking =
        hanging.computeIfAbsent(
            check.name(),
            name -> CompletableFuture.supplyAsync(() -> look(check), Checkup::onItsOwn));
    try {
      String result = looking.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      hanging.remove(check.name());
      return result;
    } catch (TimeoutException e) {
      return "no answer within " + patience.toMillis() + " ms";
    } catch (ExecutionException e) {
      hanging.remove(check.name());
      return "failing";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private static void onItsOwn(Runnable work) {
    Thread thread = new Thread(work, "health");
    thread.setDaemon(true);
    thread.start();
  }

  private static String look(Check check) {
    try {
      check.probe().look();
      return HealthPage.OK;
    } catch (Check.Failure e) {
      return String.valueOf(e.getMessage());
    } catch (Exception e) {
      LOG.warn("the health check {} failed", check.name(), e);
      return "failing";
    }
  }
}
