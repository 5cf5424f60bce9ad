package io.mastic.app;

import io.mastic.app.audit.Audit;
import io.mastic.app.data.DataDirectory;
import io.mastic.app.data.DataNames;
import io.mastic.app.data.Trees;
import io.mastic.app.livy.LivyPage;
import io.mastic.app.logging.EventCounts;
import io.mastic.app.logging.ServerLog;
import io.mastic.catalog.setting.ResourcePolicies;
import io.mastic.contract.GlueCalls;
import io.mastic.contract.GlueDispatch;
import io.mastic.jobs.launch.LocalLauncher;
import io.mastic.jobs.launch.cluster.RunUploads;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.process.FormerHost;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.access.Authorizer;
import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.saga.Sagas;
import io.mastic.kernel.signin.SignIns;
import io.mastic.kernel.signin.ThrottledException;
import io.mastic.kernel.time.SharedClock;
import io.mastic.neighbours.Neighbours;
import io.mastic.neighbours.query.QueryFace;
import io.mastic.objects.S3Store;
import io.mastic.objects.account.AccountStore;
import io.mastic.objects.account.BucketOwners;
import io.mastic.objects.folder.FolderStore;
import io.mastic.objects.remote.RemoteSettings;
import io.mastic.objects.remote.RemoteStore;
import io.mastic.objects.s3.S3Face;
import io.mastic.objects.s3.lifecycle.Lifecycle;
import io.mastic.objects.s3.news.ObjectTeller;
import io.mastic.stacks.StackRoom;
import io.mastic.stacks.resource.ResourceTypes;
import io.mastic.stacks.resource.Services;
import io.mastic.wire.FrontDoor;
import io.mastic.wire.forward.Forward;
import io.mastic.wire.forward.Relay;
import io.mastic.wire.json.GluePermission;
import io.mastic.wire.json.GlueService;
import io.mastic.wire.json.JsonService;
import io.mastic.wire.page.OwnPage;
import io.mastic.wire.page.PageHosts;
import io.mastic.wire.telemetry.Telemetry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A running server: the rooms behind their front door. */
public final class Server implements AutoCloseable {

  private final Opened opened;
  private final Wiring wiring;
  private final FrontDoor door;
  private final Processes processes;
  private final LocalKey key;
  private final Emptying emptying;
  private final SignIns signIns;

  private Server(
      Opened opened,
      Wiring wiring,
      FrontDoor door,
      Processes processes,
      LocalKey key,
      Emptying emptying,
      SignIns signIns) {
    this.opened = opened;
    this.wiring = wiring;
    this.door = door;
    this.processes = processes;
    this.key = key;
    this.emptying = emptying;
    this.signIns = signIns;
  }

  /** When what Spark's runs would wait for is got ready. */
  public enum Spark {
    PREPARED_FIRST,
    PREPARED_MEANWHILE,
    NOT_PREPARED
  }

  /** Starts a server; requests are answered when this returns. */
  public static Server start(Settings settings, Home home) throws IOException {
    return start(settings, home, Spark.PREPARED_MEANWHILE);
  }

  /**
   * As {@link #start(Settings, Home)}.
   *
   * @throws IOException for what an operator can mend: the directory is in use, the port is taken
   */
  public static Server start(Settings settings, Home home, Spark spark) throws IOException {
    return start(settings, home, spark, Authorizer.EVERYTHING);
  }

  /** As above, with another judge over what callers may do. */
  public static Server start(Settings settings, Home home, Spark spark, Authorizer authorizer)
      throws IOException {
    Opened opened = new Opened();
    try {
      Server server = start(settings, home, opened, authorizer);
      switch (spark) {
        case PREPARED_FIRST -> server.processes.prepareNow();
        case PREPARED_MEANWHILE -> server.processes.prepare();
        case NOT_PREPARED -> {}
      }
      return server;
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private static Server start(Settings settings, Home home, Opened opened, Authorizer judge)
      throws IOException {
    DataDirectory data = opened.add(DataDirectory.open(settings.data()));
    LocalKey key = settings.key() == null ? LocalKey.of(data.path()) : settings.key();
    Settings.Records records = settings.records();
    opened.add(
        ServerLog.open(records.audit(), records.format(), data.path().resolve(DataNames.LOGS)));
    Ground ground = Ground.take(settings, data, opened);
    Db db = ground.db();
    Authorizer authorizer =
        settings.door().policies() == Settings.Policies.ENFORCED
            ? new EnforcedPolicies(judge, new ResourcePolicies(db, Clock.systemUTC()))
            : judge;
    S3Store kept = objects(settings);
    BucketOwners owners = new BucketOwners(db, Clock.systemUTC());
    S3Store objects = new AccountStore(kept, owners);
    RunUploads uploads = new RunUploads(db, RunPlace.in(data.path()), objects);
    Processes processes =
        new Processes(
            home,
            data.path(),
            data.serverId(),
            objects,
            settings.limits(),
            Leasing.fence(settings),
            Optional.of(uploads));
    opened.add(processes.launcher());
    AtomicReference<String> url = new AtomicReference<>("");
    Wiring wiring = Wiring.of(db, objects, processes, settings, authorizer, url::get);
    follow(kept, owners, db, wiring);
    opened.add(wiring.transcripts().times());
    opened.add(wiring.engine().crawlers());
    opened.add(wiring.engine().sessions());
    opened.add(wiring.engine().supervision());
    opened.add(wiring.engine().tasks());
    opened.add(wiring.engine().housekeeping());
    opened.add(wiring.news().feed());
    if (data.wasOfFirstFormat()) {
      FormerHost.rename(db, Processes.machine(), data.serverId());
    }
    data.raiseFormat();
    wiring.keys().keep(key.id(), key.secret(), Caller.DEFAULT_ACCOUNT, root());
    Emptying emptying = new Emptying(ground, kept, processes);
    SignIns signIns = new SignIns(db, SharedClock.of(db, Clock.systemUTC()), wiring.keys());
    Telemetry telemetry = new Telemetry(new Audit());
    List<OwnPage> pages =
        new ArrayList<>(ServerPages.of(settings, ground, telemetry, emptying, signIns));
    pages.add(ServerPages.changes(wiring));
    pages.addAll(ConsolePages.of(settings, home, db, wiring, signIns));
    pages.add(
        new LivyPage(
            new GlueCalls(wiring.served().glue(), new GluePermission(authorizer)),
            wiring.transcripts().logs(),
            wiring.engine().sessions()::isBusy));
    Front front = new Front(pages, telemetry, authorizer, signIns);
    FrontDoor door = opened.add(open(settings, db, wiring, objects, front, opened));
    url.set(door.url());
    wiring.engine().tasks().start();
    wiring.engine().housekeeping().start();
    wiring.news().feed().start();
    data.announce(door.url());
    return new Server(opened, wiring, door, processes, key, emptying, signIns);
  }

  /** The rules of buckets, in the time of all servers. */
  private static void follow(S3Store kept, BucketOwners owners, Db db, Wiring wiring) {
    Clock clock = SharedClock.of(db, Clock.systemUTC());
    BucketNews news = new BucketNews(db, clock, wiring.served().neighbours().flow());
    ExpiredObjects expired = new ExpiredObjects(owners, new ObjectTeller(kept, news));
    new Lifecycle(kept, expired, clock).workBy(db, wiring.engine().tasks());
  }

  /** What stands at the front door beside the services. */
  private record Front(
      List<OwnPage> pages, Telemetry telemetry, Authorizer authorizer, SignIns signIns) {}

  private static S3Store objects(Settings settings) {
    String remote = settings.storage().remoteS3();
    if (remote == null) {
      return new FolderStore(settings.data().resolve("objects"));
    }
    // The keys come from AWS's usual chain: environment, profile, role.
    String region = Optional.ofNullable(System.getenv("AWS_REGION")).orElse("us-east-1");
    return new RemoteStore(new RemoteSettings(URI.create(remote), region, null, null));
  }

  private static FrontDoor open(
      Settings settings, Db db, Wiring wiring, S3Store objects, Front front, Opened opened)
      throws IOException {
    Neighbours neighbours = wiring.served().neighbours();
    List<JsonService> json = new ArrayList<>(neighbours.services());
    json.add(new GlueService(wiring.served().glue()));
    json.add(new BookmarkJson(wiring.served().bookmarks()));
    List<QueryFace> queries =
        neighbours.faces().stream()
            .filter(QueryFace.class::isInstance)
            .map(QueryFace.class::cast)
            .toList();
    Services services =
        new Services(
            new GlueCalls(wiring.served().glue(), new GluePermission(front.authorizer())),
            List.copyOf(neighbours.tables()),
            queries,
            objects,
            front.authorizer());
    List<HttpFace> faces = new ArrayList<>(neighbours.faces());
    Clock clock = SharedClock.of(db, Clock.systemUTC());
    faces.add(
        new S3Face(
            objects,
            full(settings),
            new BucketNews(db, clock, neighbours.flow()),
            new RunUploads(db, RunPlace.in(settings.data()), objects)));
    faces.add(stacks(db, wiring, services, settings.door().unknownTypes()));
    opened.add(EventCounts.in(front.telemetry().registry()));
    Settings.Door where = settings.door();
    FrontDoor.Rooms rooms =
        new FrontDoor.Rooms(
            FrontDoor.Rooms.all(faces, json),
            forwards(where, opened),
            List.of(),
            new FrontDoor.Guard(
                wiring.keys()::find, front.authorizer(), front.signIns()::find, pageHosts(where)),
            front.pages(),
            front.telemetry());
    try {
      return new FrontDoor(
          new FrontDoor.Settings(where.host(), where.port(), where.auth()),
          rooms,
          Clock.systemUTC());
    } catch (IOException e) {
      throw TakenPort.explain(where, e);
    }
  }

  private static QueryFace stacks(
      Db db, Wiring wiring, Services services, ResourceTypes.Unknown unknown) {
    Clock clock = SharedClock.of(db, Clock.systemUTC());
    Sagas sagas = new Sagas(db, clock, wiring.engine().tasks(), wiring.news().changes());
    return StackRoom.open(db, clock, wiring.seals(), sagas, services, unknown);
  }

  private static PageHosts pageHosts(Settings.Door door) {
    return new PageHosts(
        Stream.concat(Stream.of(door.host()), door.pageHosts().stream())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet()));
  }

  private static List<Forward> forwards(Settings.Door door, Opened opened) {
    if (door.forwards().isEmpty()) {
      return List.of();
    }
    Relay relay = opened.add(new Relay());
    return door.forwards().entrySet().stream()
        .map(entry -> new Forward(entry.getKey(), entry.getValue(), relay))
        .toList();
  }

  /** Objects that are kept elsewhere fill no disk of this machine. */
  private static LongFunction<Optional<String>> full(Settings settings) {
    return settings.storage().remoteS3() == null
        ? settings.upkeep().guard(settings.data())::refusal
        : bytes -> Optional.empty();
  }

  private static String root() {
    return "arn:aws:iam::" + Caller.DEFAULT_ACCOUNT + ":root";
  }

  public String url() {
    return door.url();
  }

  public URI uri() {
    return URI.create(door.url());
  }

  /** Where a browser finds the console; it is signed in, once and soon, by that link. */
  public String consoleLink() {
    try {
      return signIns
          .link(key.id(), key.secret(), "us-east-1")
          .map(token -> ConsoleLink.of(url(), token))
          .orElseGet(() -> ConsoleLink.plain(url()));
    } catch (ThrottledException e) {
      return ConsoleLink.plain(url());
    }
  }

  /** What clients sign with. */
  public LocalKey key() {
    return key;
  }

  /** Stops answering, then working; what is under way is taken up by the next start. */
  @Override
  public void close() {
    opened.close();
  }

  /** As {@link #close}, and leaves nothing: no process of a run, no data. */
  public void closeAndDelete(Path data) throws IOException {
    close();
    emptying.processes();
    Trees.delete(data);
  }

  /** What is to be said of the operations that a server of this build answers. */
  public static String operations(Home home, Function<GlueDispatch, String> said)
      throws IOException {
    Path data = Files.createTempDirectory("mastic-operations");
    try (Server server = start(Settings.local(data), home, Spark.NOT_PREPARED)) {
      return said.apply(server.wiring.served().glue());
    }
  }

  public LocalLauncher launcher() {
    return processes.launcher();
  }

  /** The lines that a job run has printed. */
  public List<String> jobOutput(String runId) {
    Path file = processes.settings().runs().resolve(runId).resolve("stdout.log");
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of("(there is no output: " + e.getMessage() + ")");
    }
  }
}
