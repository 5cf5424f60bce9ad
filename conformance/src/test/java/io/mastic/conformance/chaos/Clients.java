package io.mastic.conformance.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GlueException;

/** Who asks the servers to do things, at any of them, while faults happen. */
final class Clients implements AutoCloseable {

  private final Site site;
  private final History history;
  private final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> endless = new ConcurrentLinkedQueue<>();
  private final AtomicInteger tokens = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closed;

  Clients(Site site, History history) {
    this.site = site;
    this.history = history;
  }

  void begin(int count, long seed) {
    for (int i = 0; i < count; i++) {
      Random random = new Random(seed + i);
      Thread thread = new Thread(() -> askUntilClosed(random), "client-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  private void askUntilClosed(Random random) {
    while (!closed) {
      GlueClient glue = site.nodes().get(random.nextInt(site.nodes().size())).glue();
      ask(glue, random);
      LockSupport.parkNanos(Duration.ofMillis(400 + random.nextInt(1600)).toNanos());
    }
  }

  private void ask(GlueClient glue, Random random) {
    int dice = random.nextInt(16);
    if (dice < 6) {
      start(glue, "plain", 0.2 + random.nextDouble() * (random.nextInt(4) == 0 ? 12 : 3));
    } else if (dice < 8) {
      start(glue, "queued", 0.3 + random.nextDouble());
    } else if (dice < 10) {
      start(glue, "retried", 0.2 + random.nextDouble() * 2);
    } else if (dice < 11) {
      start(glue, "writing", 0.2 + random.nextDouble());
    } else if (dice < 12) {
      start(glue, "endless", 600);
    } else if (dice < 13) {
      String run = endless.poll();
      if (run != null) {
        stop(glue, run);
      }
    } else if (dice < 14) {
      asked(Estate.CRAWLER, () -> crawl(glue));
    } else {
      asked(Estate.WORKFLOW, () -> glue.startWorkflowRun(b -> b.name(Estate.WORKFLOW)).runId());
    }
  }

  private static String crawl(GlueClient glue) {
    glue.startCrawler(b -> b.name(Estate.CRAWLER));
    return "a crawl";
  }

  private void start(GlueClient glue, String job, double seconds) {
    String token = job + "-" + tokens.incrementAndGet();
    Map<String, String> arguments = Map.of("--token", token, "--seconds", String.valueOf(seconds));
    Request request =
        asked(
            job,
            token,
            () -> glue.startJobRun(b -> b.jobName(job).arguments(arguments)).jobRunId());
    if (job.equals("endless") && request.id() != null) {
      endless.add(request.id());
    }
  }

  /** If that is not heard, the end of the test asks again. */
  private void stop(GlueClient glue, String run) {
    try {
      glue.batchStopJobRun(b -> b.jobName("endless").jobRunIds(run));
      history.say(run, "a client stops it");
    } catch (GlueException | SdkClientException e) {
      history.say(run, "a client's stop has no answer");
    }
  }

  private void asked(String what, Supplier<String> call) {
    asked(what, what + "-" + tokens.incrementAndGet(), call);
  }

  private Request asked(String what, String token, Supplier<String> call) {
    Request request;
    try {
      request = new Request(what, token, Request.Answer.DONE, call.get());
      history.say(String.valueOf(request.id()), "started by " + token);
    } catch (GlueException e) {
      boolean sure = e.statusCode() < 500;
      request =
          new Request(what, token, sure ? Request.Answer.REFUSED : Request.Answer.UNKNOWN, null);
      history.say(token, request.answer() + ": " + e.getMessage());
    } catch (SdkClientException e) {
      request = new Request(what, token, Request.Answer.UNKNOWN, null);
      history.say(token, "no answer: " + e.getMessage());
    }
    requests.add(request);
    return request;
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Asks for nothing more. */
  void end() {
    closed = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() {
    end();
  }
}
