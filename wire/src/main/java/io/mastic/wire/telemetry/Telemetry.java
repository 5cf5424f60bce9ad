package io.mastic.wire.telemetry;

import io.mastic.wire.exchange.Exchange;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One log line and one measurement for each request; neither ever holds a secret or a body. */
public final class Telemetry {

  private static final Logger ACCESS = LoggerFactory.getLogger("io.mastic.access");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();
  private final Witness witness;
  private boolean jvmBound;

  public Telemetry() {
    this(answered -> {});
  }

  /**
   * @param witness sees each request too
   */
  public Telemetry(Witness witness) {
    this.witness = witness;
  }

  public void record(Exchange exchange) {
    long nanos = exchange.nanos();
    int status = exchange.response().status();
    String name = exchange.service() + " " + exchange.operation() + " " + status;
    timers
        .computeIfAbsent(name, n -> timer(exchange.service(), exchange.operation(), status))
        .record(nanos, TimeUnit.NANOSECONDS);
    if (ACCESS.isInfoEnabled()) {
      log(exchange, status, nanos);
    }
    witness.saw(
        new Witness.Answered(
            exchange.request(),
            exchange.request().admitted(),
            exchange.keyId(),
            exchange.service(),
            exchange.operation(),
            new Witness.Outcome(status, exchange.error()),
            exchange::body));
  }

  private Timer timer(String service, String operation, int status) {
    return Timer.builder("mastic.requests")
        .description("Requests answered, by service, operation and status")
        .tags("service", service, "operation", operation, "status", String.valueOf(status))
        .serviceLevelObjectives(
            Duration.ofMillis(5),
            Duration.ofMillis(25),
            Duration.ofMillis(100),
            Duration.ofMillis(500),
            Duration.ofMillis(2500))
        .register(registry);
  }

  private static void log(Exchange exchange, int status, long nanos) {
    ACCESS.info(
        "service={} operation={} status={} error={} millis={} bytes={} key={} request={}",
        exchange.service(),
        exchange.operation(),
        status,
        exchange.error() == null ? "-" : exchange.error(),
        String.format(Locale.ROOT, "%.2f", nanos / 1e6),
        exchange.request().contentLength(),
        exchange.keyId() == null ? "-" : exchange.keyId(),
        exchange.request().requestId());
  }

  /** What Prometheus reads; the JVM's own figures are bound when first asked for. */
  public synchronized String scrape() {
    if (!jvmBound) {
      jvmBound = true;
      new JvmMemoryMetrics().bindTo(registry);
      gc().bindTo(registry);
      new JvmThreadMetrics().bindTo(registry);
      new ProcessorMetrics().bindTo(registry);
      new UptimeMetrics().bindTo(registry);
    }
    return registry.scrape();
  }

  /** Listens for collections until the process ends. */
  private static JvmGcMetrics gc() {
    return new JvmGcMetrics();
  }

  /** Where further figures are added. */
  public MeterRegistry registry() {
    return registry;
  }
}
