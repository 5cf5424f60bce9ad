package io.mastic.jobs.launch.cluster;

import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.launch.order.Demand;
import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.launch.order.Launcher;
import io.mastic.jobs.launch.order.LiveRun;
import io.mastic.jobs.launch.order.RunResult;
import io.mastic.jobs.launch.spark.KubernetesSettings;
import io.mastic.jobs.launch.spark.SparkMaster;
import io.mastic.jobs.launch.spark.SparkSite;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A launcher whose runs may have executors on a cluster: the driver is a process of this machine as
 * ever, and begins when the cluster has room for what works for it.
 */
public final class ClusterLauncher implements Launcher {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterLauncher.class);

  /** For a master that is being restarted, or workers that come a moment later. */
  private static final int LOOKS = 5;

  private static final long BETWEEN_LOOKS_SECONDS = 3;

  private final Launcher drivers;
  private final SparkSite site;
  private final String version;
  private final ClusterRoom room;
  private final RunPlace place;
  private final Optional<RunUploads> uploads;
  private final Optional<KubernetesApi> kubernetes;
  private final Optional<YarnRuns> yarn;
  private final Map<URI, MasterPage> pages = new ConcurrentHashMap<>();

  /**
   * @param drivers begins the runs' own processes
   * @param version of their Spark
   * @param user as whom the runs' processes run
   * @param uploads empty where nobody can begin any
   */
  public ClusterLauncher(
      Launcher drivers,
      SparkSite site,
      String version,
      RunPlace place,
      String user,
      Optional<RunUploads> uploads) {
    this.drivers = drivers;
    this.site = site;
    this.version = version;
    this.place = place;
    this.uploads = uploads;
    this.kubernetes =
        site.kubernetes()
            .map(SparkMaster::page)
            .map(server -> new KubernetesApi(server, new KubernetesSettings(site.conf())));
    this.yarn =
        Optional.ofNullable(site.yarn())
            .map(settings -> new YarnRuns(new YarnApi(settings, user), place));
    this.room = new ClusterRoom(this::application);
  }

  /** By which id a cluster knows the run; empty before it does. */
  private Optional<String> application(String runId) {
    return place
        .of(runId)
        .note("application.json")
        .map(note -> note.path("id").asText())
        .filter(id -> !id.isEmpty());
  }

  @Override
  public boolean hasRoom() {
    return drivers.hasRoom();
  }

  @Override
  public boolean reserve(Demand demand) {
    return drivers.reserve(demand) && hasExecutors(demand);
  }

  /** What is wrong with the cluster is told by {@link #begin}, which therefore gets its turn. */
  private boolean hasExecutors(Demand demand) {
    boolean has = true;
    try {
      SparkMaster master = site.of(demand.workers(), demand.parameters());
      if (demand.kind().spark() && master.page() != null && !master.isKubernetes()) {
        has = hasExecutors(demand.runId(), asked(demand), master, master.page());
      }
    } catch (LaunchException | IOException e) {
      LOG.debug("run {}: {}", demand.runId(), e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      has = false;
    }
    if (!has) {
      drivers.release(demand.runId());
    }
    return has;
  }

  private boolean hasExecutors(String runId, Executors asked, SparkMaster master, URI address)
      throws IOException, InterruptedException {
    ClusterStanding standing;
    if (master.isYarn()) {
      standing = yarn.orElseThrow().standing();
    } else {
      MasterStanding told = page(address).standing();
      if (!told.isActive()) {
        return true;
      }
      standing = told;
    }
    return standing.ever(asked) < asked.least() || room.take(runId, asked, standing);
  }

  private Executors asked(Demand demand) {
    return Executors.of(demand.workers(), site.workerScale(), demand.parameters().sparkConf());
  }

  private MasterPage page(URI address) {
    return pages.computeIfAbsent(address, MasterPage::new);
  }

  /** Why a run waits, or does not get on; empty for one that does not wait for a cluster. */
  public Optional<String> reason(String runId) {
    return room.reason(runId).or(() -> yarn.flatMap(runs -> runs.reason(runId)));
  }

  @Override
  public void release(String runId) {
    room.leave(runId);
    drivers.release(runId);
  }

  @Override
  public LiveRun begin(LaunchOrder order) throws LaunchException, InterruptedException {
    boolean began = false;
    try {
      SparkMaster master = site.of(order.workers(), order.parameters());
      if (order.kind().spark() && master.isKubernetes()) {
        check(kubernetes.orElseThrow().wrong());
      } else if (order.kind().spark() && master.isYarn()) {
        Executors asked = asked(Demand.of(order));
        check(() -> yarn.orElseThrow().wrong(asked));
      } else if (order.kind().spark() && master.page() != null) {
        MasterPage page = page(master.page());
        Executors asked = asked(Demand.of(order));
        check(() -> wrong(master, page, asked));
      }
      LiveRun live = followed(order.runId(), drivers.begin(order));
      began = true;
      return live;
    } finally {
      if (!began) {
        room.leave(order.runId());
      }
    }
  }

  private LiveRun followed(String runId, LiveRun live) {
    var unused = live.ended().whenComplete((code, error) -> room.leave(runId));
    return live;
  }

  /** What may be wrong with a cluster. */
  @FunctionalInterface
  private interface Look {
    Optional<String> wrong() throws InterruptedException;
  }

  private static void check(Look look) throws LaunchException, InterruptedException {
    Optional<String> wrong = look.wrong();
    for (int looks = 1; wrong.isPresent() && looks < LOOKS; looks++) {
      TimeUnit.SECONDS.sleep(BETWEEN_LOOKS_SECONDS);
      wrong = look.wrong();
    }
    check(wrong);
  }

  private static void check(Optional<String> wrong) throws LaunchException {
    if (wrong.isPresent()) {
      throw new LaunchException("LAUNCH ERROR | " + wrong.get());
    }
  }

  /** Why no run like that can be on that cluster, and what to do; empty if it can. */
  private Optional<String> wrong(SparkMaster master, MasterPage page, Executors asked)
      throws InterruptedException {
    try {
      MasterStanding standing = page.standing();
      return ClusterCheck.wrong(
          master.url(), new ClusterCheck.Sparks(version, page.version()), standing, asked);
    } catch (IOException e) {
      return Optional.of(ClusterCheck.unreachable(master.url(), page.address(), e));
    }
  }

  @Override
  public Optional<LiveRun> find(String runId) {
    return drivers.find(runId);
  }

  @Override
  public Optional<RunResult> result(String runId) {
    return drivers.result(runId);
  }

  @Override
  public void tidy(String runId) {
    // It may have ended while it waited.
    room.leave(runId);
    kubernetes.filter(api -> wasOnKubernetes(runId)).ifPresent(api -> clear(api, runId));
    yarn.ifPresent(runs -> runs.clear(runId));
    uploads.ifPresent(all -> all.end(runId));
    drivers.tidy(runId);
  }

  private boolean wasOnKubernetes(String runId) {
    return place
        .of(runId)
        .note("run.json")
        .filter(run -> run.path("master").asText().startsWith("k8s://"))
        .isPresent();
  }

  /** A driver that was killed has left its pods, and none has an owner that would go with it. */
  private static void clear(KubernetesApi api, String runId) {
    try {
      api.clear(KubernetesSettings.application(runId));
    } catch (IOException e) {
      LOG.warn("run {}: what is left of it on Kubernetes: {}", runId, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
