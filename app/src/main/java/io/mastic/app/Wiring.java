package io.mastic.app;

import io.mastic.catalog.Catalog;
import io.mastic.catalog.connection.jdbc.JdbcLogin;
import io.mastic.catalog.setting.AssignedProfiles;
import io.mastic.contract.GlueDispatch;
import io.mastic.crawlers.CrawlerRoom;
import io.mastic.crawlers.crawler.CrawlEnded;
import io.mastic.jobs.bookmark.BookmarkOperations;
import io.mastic.jobs.bookmark.BookmarkService;
import io.mastic.jobs.bookmark.Bookmarks;
import io.mastic.jobs.definition.JobOperations;
import io.mastic.jobs.definition.Jobs;
import io.mastic.jobs.definition.MadeScripts;
import io.mastic.jobs.launch.RoomOnDisk;
import io.mastic.jobs.launch.ServerPulse;
import io.mastic.jobs.launch.cluster.RunUploads;
import io.mastic.jobs.launch.order.Launcher;
import io.mastic.jobs.launch.python.ModuleSets;
import io.mastic.jobs.logs.CrawlerLogs;
import io.mastic.jobs.logs.LineTimes;
import io.mastic.jobs.logs.LogSharing;
import io.mastic.jobs.logs.Logs;
import io.mastic.jobs.logs.RunLogs;
import io.mastic.jobs.logs.SharedLogs;
import io.mastic.jobs.optimizers.OptimizerRoom;
import io.mastic.jobs.process.RunEnvironment;
import io.mastic.jobs.process.RunFolders;
import io.mastic.jobs.process.RunState;
import io.mastic.jobs.process.Supervision;
import io.mastic.jobs.process.Surroundings;
import io.mastic.jobs.run.JobRunOperations;
import io.mastic.jobs.run.JobRuns;
import io.mastic.jobs.run.RunExpiry;
import io.mastic.jobs.source.SourceControlOperations;
import io.mastic.jobs.statistics.StatisticsRoom;
import io.mastic.jobs.supervision.ConnectionJars;
import io.mastic.jobs.supervision.Supervisor;
import io.mastic.jobs.work.WorkExpiry;
import io.mastic.jobs.work.WorkSupervisor;
import io.mastic.jobs.work.Works;
import io.mastic.kernel.Db;
import io.mastic.kernel.access.Authorizer;
import io.mastic.kernel.change.Changes;
import io.mastic.kernel.change.Feed;
import io.mastic.kernel.change.OldChanges;
import io.mastic.kernel.disk.DiskGuard;
import io.mastic.kernel.expiry.Expiries;
import io.mastic.kernel.expiry.Expiry;
import io.mastic.kernel.expiry.Housekeeping;
import io.mastic.kernel.expiry.Retention;
import io.mastic.kernel.key.AccessKeys;
import io.mastic.kernel.key.KeyExpiry;
import io.mastic.kernel.saga.Sagas;
import io.mastic.kernel.secret.Seals;
import io.mastic.kernel.secret.Vault;
import io.mastic.kernel.task.Outbox;
import io.mastic.kernel.task.Tasks;
import io.mastic.kernel.time.SharedClock;
import io.mastic.kernel.time.SteadyClock;
import io.mastic.neighbours.Neighbours;
import io.mastic.neighbours.events.GlueNews;
import io.mastic.neighbours.logs.KeptLogs;
import io.mastic.neighbours.metrics.CloudWatch;
import io.mastic.neighbours.secrets.KeptSecrets;
import io.mastic.objects.S3Store;
import io.mastic.sessions.SessionRoom;
import io.mastic.sessions.driver.SessionSupervisor;
import io.mastic.stacks.StackRoom;
import io.mastic.wire.json.GlueService;
import io.mastic.wire.json.JsonService;
import io.mastic.workflows.WorkflowRoom;
import io.mastic.workflows.blueprint.BlueprintRoom;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import software.amazon.awssdk.services.glue.GlueClient;

/** The floor plan: every object of a server, built by hand from top to bottom. */
record Wiring(
    AccessKeys keys,
    Seals seals,
    Served served,
    Engine engine,
    Transcripts transcripts,
    News news) {

  /** What callers of the front door are answered by. */
  record Served(GlueDispatch glue, BookmarkService bookmarks, Neighbours neighbours) {}

  /** What goes on without being called, and is to be started and stopped. */
  record Engine(
      Tasks tasks,
      Supervision supervision,
      SessionRoom sessions,
      CrawlerRoom crawlers,
      Housekeeping housekeeping) {}

  /** What job runs and crawls wrote, and when. */
  record Transcripts(Logs logs, LineTimes times) {}

  /** What has changed, and who is to hear of it. */
  record News(Changes changes, Feed feed) {}

  /** DynamoDB is crawled where its callers are sent on to. */
  private static CrawlerRoom.Elsewhere elsewhere(Settings settings) {
    return new CrawlerRoom.Elsewhere(
        settings.data(), Optional.ofNullable(settings.door().forwards().get("dynamodb")));
  }

  /** Of a database that may have other servers. */
  private static Optional<LogSharing> sharing(Db db, Processes processes) {
    return db.engine() == Db.Engine.POSTGRESQL
        ? Optional.of(new LogSharing(processes.settings().place(), new SharedLogs(db)))
        : Optional.empty();
  }

  /**
   * Builds the rooms over a database and an object store.
   *
   * @param endpoint of this server, known once it listens
   */
  static Wiring of(
      Db db,
      S3Store objects,
      Processes processes,
      Settings settings,
      Authorizer authorizer,
      Supplier<String> endpoint) {
    Clock clock = SharedClock.of(db, Clock.systemUTC());
    db.migrate("kernel");
    Secrecy secrecy = settings.secrecy();
    Vault vault = Vault.open(db, secrecy.keyFile(settings.data()), clock);
    AccessKeys keys = new AccessKeys(db, clock, vault.seals());
    Tasks tasks =
        new Tasks(db, clock, settings.limits().tasks(), processes.host(), Leasing.lease());
    tasks.onRenewal(new ServerPulse(processes.settings().runs(), clock)::beat);
    Outbox outbox = new Outbox(tasks);
    Changes changes = Changes.open(db, clock);

    KeptSecrets secrets = new KeptSecrets(db, clock, vault.seals());
    PermittedSecrets permitted = new PermittedSecrets(authorizer, secrets);
    JdbcLogin login = new JdbcLogin(secrecy.reachableHosts(), permitted);
    Catalog catalog = Catalog.open(db, clock, new StoredMetadata(objects), vault.seals(), login);
    Neighbours.migrate(db);
    db.migrate(StackRoom.NAME);
    vault.sealAll(Secrecy.sealedColumns());
    catalog.workBy(tasks);

    CrawlerRoom crawlers =
        CrawlerRoom.open(db, clock, tasks, outbox, objects, catalog, elsewhere(settings));
    DiskGuard disk = settings.upkeep().guard(settings.data());
    crawlers.heed(disk);

    db.migrate("jobs");
    AssignedProfiles profiles = TaggedRoles.profiles(db, catalog.profiles(), authorizer);
    Jobs jobs = new Jobs(db, clock, profiles);
    JobRuns jobRuns = new JobRuns(db, clock, tasks, outbox, keys, profiles);
    Bookmarks bookmarks = new Bookmarks(db, jobRuns);
    LineTimes times = new LineTimes(processes.settings().runs(), sharing(db, processes));
    Surroundings surroundings =
        new Surroundings(endpoint, processes.environment(), processes.host());
    RunEnvironment environment = new RunEnvironment(keys, surroundings);
    Launcher launcher = new RoomOnDisk(processes.clustered(), disk);
    Supervision supervision =
        new Supervision(tasks, launcher, new SteadyClock(clock), processes.host());
    ConnectionJars jars = ConnectionJars.of(catalog.connections());
    new Supervisor(jobRuns, supervision, environment, times, jars).handleTasksOf(tasks);
    Works works = new Works(db, clock, tasks, keys);
    SessionRoom sessions =
        SessionRoom.open(
            db,
            clock,
            tasks,
            keys,
            new SessionRoom.OfCatalog(catalog.tags(), catalog.securityConfigurations(), profiles),
            supervision,
            new SessionSupervisor.Around(environment, processes.settings().place(), jars, jobRuns));
    environment.sweep(
        run -> jobRuns.isUnderWay(run) || works.isUnderWay(run) || sessions.isUnderWay(run));
    StatisticsRoom statistics = StatisticsRoom.open(db, clock, tasks, works, catalog);
    OptimizerRoom optimizers = OptimizerRoom.open(db, clock, tasks, works, catalog);
    new WorkSupervisor(works, supervision, environment).handleTasksOf(tasks);

    JobRunOperations runOperations =
        new JobRunOperations(
            jobs,
            jobRuns,
            catalog.securityConfigurations(),
            (state, run) ->
                (state == RunState.WAITING ? disk.refusal() : Optional.<String>empty())
                    .or(() -> processes.reason(run)));
    WorkflowRoom workflows =
        WorkflowRoom.open(
            db,
            clock,
            tasks,
            outbox,
            catalog.tags(),
            new WorkflowRoom.RoomsBelow(jobRuns, runOperations, crawlers.crawlers()));

    workflows.publishTo(changes);
    AtomicReference<JsonService> asRoles = new AtomicReference<>();
    BlueprintRoom blueprints =
        BlueprintRoom.open(
            db,
            clock,
            catalog.tags(),
            works,
            workflows,
            new PermittedBlueprints(authorizer, objects, asRoles::get));

    Retention retention = settings.upkeep().retention();
    Expiries expiries = new Expiries(db, clock, tasks, retention);
    List<Expiry> ofWorkflows = new ArrayList<>(workflows.expiries());
    ofWorkflows.add(BlueprintRoom.expiry());
    expiries.register("workflows", ofWorkflows);
    expiries.register("jobs", List.of(new RunExpiry(workflows::jobRunsInUse), new WorkExpiry()));
    expiries.register(SessionRoom.NAME, sessions.expiries());
    expiries.register(CrawlerRoom.NAME, crawlers.expiries());
    expiries.register(StackRoom.NAME, StackRoom.expiries());
    List<Expiry> byTheClock = new ArrayList<>(KeptLogs.expiries(clock));
    byTheClock.add(new KeyExpiry(clock));
    byTheClock.add(CloudWatch.expiry(clock));
    byTheClock.add(Sagas.expiry());
    expiries.register("kernel", byTheClock);
    Path runFolders = processes.settings().runs();
    List<Housekeeping.Chore> chores = new ArrayList<>(crawlers.chores());
    chores.add(new OldChanges(db, changes));
    chores.add(new RunFolders(db, runFolders, sessions::known));
    chores.add(new ModuleSets(processes.modules(), runFolders));
    chores.add(new RunUploads(db, processes.settings().place(), objects));

    List<GlueClient> operations = new ArrayList<>(catalog.operations());
    operations.addAll(crawlers.operations());
    PermittedScripts scripts = new PermittedScripts(authorizer, objects);
    operations.add(
        new JobOperations(
            db, jobs, catalog.tags(), catalog.securityConfigurations(), new MadeScripts(scripts)));
    operations.add(new SourceControlOperations(jobs, scripts, settings.storage().sources(), clock));
    operations.add(runOperations);
    operations.add(new BookmarkOperations(bookmarks));
    operations.addAll(statistics.operations());
    operations.addAll(optimizers.operations());
    operations.addAll(workflows.operations());
    operations.addAll(blueprints.operations());
    operations.addAll(sessions.operations());

    GlueDispatch glue = new GlueDispatch(operations);
    PermittedGlue permittedGlue = new PermittedGlue(new GlueService(glue), authorizer);
    asRoles.set(permittedGlue);
    KeptLogs kept = new KeptLogs(db, clock);
    Logs logs =
        new Logs(
            List.of(
                new RunLogs(db, processes.settings().place()),
                sessions.logs(),
                new CrawlerLogs(settings.data().resolve("logs/aws-glue/crawlers")),
                kept));
    Neighbours neighbours =
        Neighbours.open(
            db,
            clock,
            vault.seals(),
            new Neighbours.Beside(
                keys,
                new Neighbours.Written(logs, kept),
                catalog.passwords(),
                secrets,
                endpoint,
                tasks,
                new Neighbours.OfGlue(new NotifiedWorkflows(workflows.events()), permittedGlue)));
    expiries.register("neighbours", List.of(neighbours.flow().queues().expiry()));
    crawlers.take(new EventsOfQueues(db, neighbours.flow().queues()));
    GlueNews news = new GlueNews(clock, tasks, neighbours.flow().bus(), runOperations::getJobRun);
    outbox.subscribe(JobRuns.ENDED, "events", news::jobEnded);
    outbox.subscribe(CrawlEnded.TOPIC, "events", news::crawlEnded);
    jobRuns.publishTo(news.beside(changes));
    crawlers.crawlers().publishTo(news.beside(changes));
    catalog.publishTo(news::ofCatalog);
    return new Wiring(
        keys,
        vault.seals(),
        new Served(glue, new BookmarkService(bookmarks), neighbours),
        new Engine(
            tasks, supervision, sessions, crawlers, new Housekeeping(clock, retention, chores)),
        new Transcripts(logs, times),
        new News(changes, new Feed(changes)));
  }
}
