package io.mastic.app;

import io.mastic.contract.GlueDispatch;
import io.mastic.jobs.launch.LocalLauncher;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.http.HttpFace;
import io.mastic.neighbours.iam.Iam;
import io.mastic.neighbours.iam.Policies;
import io.mastic.neighbours.iam.Roles;
import io.mastic.neighbours.logs.LogsService;
import io.mastic.neighbours.sts.Sts;
import io.mastic.objects.S3Store;
import io.mastic.objects.folder.FolderStore;
import io.mastic.objects.remote.RemoteSettings;
import io.mastic.objects.remote.RemoteStore;
import io.mastic.objects.s3.S3Face;
import io.mastic.wire.Auth;
import io.mastic.wire.FrontDoor;
import io.mastic.wire.GlueService;
import io.mastic.wire.JsonService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A running server: the rooms behind their front door. */
final class Server implements AutoCloseable {

  private final Db db;
  private final Wiring wiring;
  private final FrontDoor door;

  private final Processes processes;

  private Server(Db db, Wiring wiring, FrontDoor door, Processes processes) {
    this.db = db;
    this.wiring = wiring;
    this.door = door;
    this.processes = processes;
  }

  /** When what Spark's runs would wait for is got ready. */
  enum Spark {
    PREPARED_FIRST,
    PREPARED_MEANWHILE,
    NOT_PREPARED
  }

  /** Starts a server; requests are answered when this returns. */
  static Server start(Settings settings, Home home) throws IOException {
    return start(settings, home, Spark.PREPARED_MEANWHILE);
  }

  static Server start(Settings settings, Home home, Spark spark) throws IOException {
    Files.createDirectories(settings.data());
    Db db =
        settings.jdbcUrl() == null
            ? Db.sqlite(settings.data().resolve("mastic.db"))
            : Db.postgresql(settings.jdbcUrl());
    try {
      S3Store objects = objects(settings);
      Processes processes = new Processes(home, settings.data(), objects, Map.of());
      AtomicReference<String> url = new AtomicReference<>("");
      Wiring wiring = Wiring.of(db, objects, processes, settings, url::get);
      wiring
          .keys()
          .keep(settings.key().id(), settings.key().secret(), Caller.DEFAULT_ACCOUNT, root());
      FrontDoor door = open(settings, db, wiring, objects);
      url.set(door.url());
      wiring.tasks().start();
      switch (spark) {
        case PREPARED_FIRST -> processes.prepareNow();
        case PREPARED_MEANWHILE -> processes.prepare();
        case NOT_PREPARED -> {}
      }
      return new Server(db, wiring, door, processes);
    } catch (IOException | RuntimeException e) {
      db.close();
      throw e;
    }
  }

  private static S3Store objects(Settings settings) {
    String remote = settings.remoteS3();
    if (remote == null) {
      return new FolderStore(settings.data().resolve("objects"));
    }
    // The keys come from AWS's usual chain: environment, profile, role.
    String region = Optional.ofNullable(System.getenv("AWS_REGION")).orElse("us-east-1");
    return new RemoteStore(new RemoteSettings(URI.create(remote), region, null, null));
  }

  private static FrontDoor open(Settings settings, Db db, Wiring wiring, S3Store objects)
      throws IOException {
    db.migrate("neighbours");
    Policies policies = new Policies(db);
    Roles roles = new Roles(db, policies);
    List<JsonService> json =
        List.of(
            new GlueService(wiring.glue()),
            new BookmarkJson(wiring.bookmarks()),
            new LogsService(wiring.logs()));
    List<HttpFace> faces =
        List.of(
            new S3Face(objects),
            new Sts(wiring.keys(), roles).face(),
            Iam.face(roles, policies, Clock.systemUTC()));
    return new FrontDoor(
        new FrontDoor.Settings(
            settings.host(), settings.port(), settings.verifySignatures() ? Auth.VERIFY : Auth.OFF),
        new FrontDoor.Rooms(
            faces,
            json,
            wiring.keys()::find,
            Map.of(
                "database",
                () -> db.read(h -> h.createQuery("SELECT 1").mapTo(Integer.class).one() == 1))),
        Clock.systemUTC());
  }

  private static String root() {
    return "arn:aws:iam::" + Caller.DEFAULT_ACCOUNT + ":root";
  }

  String url() {
    return door.url();
  }

  URI uri() {
    return URI.create(door.url());
  }

  /** Stops answering, then working; what is under way is taken up by the next start. */
  @Override
  public void close() {
    door.close();
    wiring.tasks().close();
    wiring.times().close();
    db.close();
  }

  /** What is to be said of the operations that a server of this build answers. */
  static String operations(Home home, Function<GlueDispatch, String> said) throws IOException {
    Path data = Files.createTempDirectory("mastic-operations");
    Settings settings = new Settings("127.0.0.1", 0, data, null, true, null, LocalKey.of(data));
    try (Server server = start(settings, home, Spark.NOT_PREPARED)) {
      return said.apply(server.wiring.glue());
    }
  }

  LocalLauncher launcher() {
    return processes.launcher();
  }

  /** The lines that a job run has printed. */
  List<String> jobOutput(String runId) {
    Path file = processes.settings().runs().resolve(runId).resolve("stdout.log");
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of("(there is no output: " + e.getMessage() + ")");
    }
  }
}
