package io.mastic.crawlers;

import io.mastic.catalog.Catalog;
import io.mastic.catalog.partition.PartitionQuery;
import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.Scope;
import io.mastic.catalog.scope.TableName;
import io.mastic.crawlers.crawler.CrawlEnded;
import io.mastic.crawlers.crawler.Crawlers;
import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.TestSeals;
import io.mastic.kernel.task.Outbox;
import io.mastic.kernel.task.Tasks;
import io.mastic.objects.ObjectStore;
import io.mastic.objects.folder.FolderStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.CrawlerState;
import software.amazon.awssdk.services.glue.model.CreateCrawlerRequest;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.LastCrawlInfo;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.glue.model.Table;

/** The rooms that crawls need, over a real database and real files. */
public final class Town implements AutoCloseable {

  static final Caller CALLER = Caller.root("000000000000", "us-east-1");
  private static final Duration SOON = Duration.ofSeconds(60);

  private final Path directory;
  private final Tasks tasks;
  private final CrawlerRoom room;
  final FolderStore objects;
  public final Catalog catalog;
  final List<CrawlEnded> events = new CopyOnWriteArrayList<>();

  public Town(Db db, Path directory) {
    this(db, directory, Clock.systemUTC(), store -> store);
  }

  /**
   * @param seen what crawls see of the object store
   */
  public Town(Db db, Path directory, Clock clock, UnaryOperator<ObjectStore> seen) {
    this(db, directory, clock, seen, Optional.empty());
  }

  /** With a DynamoDB to be crawled. */
  Town(
      Db db, Path directory, Clock clock, UnaryOperator<ObjectStore> seen, Optional<URI> dynamoDb) {
    this.directory = directory;
    db.migrate("kernel");
    this.tasks = new Tasks(db, clock, 4);
    Outbox outbox = new Outbox(tasks);
    outbox.subscribe(
        CrawlEnded.TOPIC, "test", payload -> events.add(Json.read(payload, CrawlEnded.class)));
    this.objects = new FolderStore(directory.resolve("objects"));
    this.catalog = Catalog.open(db, clock, TestSeals.seals());
    this.room =
        CrawlerRoom.open(
            db,
            clock,
            tasks,
            outbox,
            seen.apply(objects),
            catalog,
            new CrawlerRoom.Elsewhere(directory, dynamoDb));
  }

  /** With the catalog's own long work. */
  public Town working() {
    catalog.workBy(tasks);
    return this;
  }

  public Town start() {
    tasks.start();
    return this;
  }

  public CrawlerRoom room() {
    return room;
  }

  public Crawlers crawlers() {
    return room.crawlers();
  }

  /** The AWS verbs, as the front door calls them. */
  public <T> T as(Callable<T> call) {
    try {
      return CALLER.call(call);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public GlueClient glue() {
    return room.operations().get(0);
  }

  GlueClient classifiers() {
    return room.operations().get(1);
  }

  void bucket(String name) {
    if (!objects.bucketExists(name)) {
      objects.createBucket(name, "us-east-1");
    }
  }

  public void put(String bucket, String key, String content) {
    put(bucket, key, content.getBytes(StandardCharsets.UTF_8));
  }

  public void put(String bucket, String key, byte[] content) {
    bucket(bucket);
    objects.put(bucket, key, content, null);
  }

  public void database(String name) {
    as(
        () -> {
          catalog
              .databases()
              .create(Scope.current(), DatabaseInput.builder().name(name).build(), Map.of());
          return true;
        });
  }

  public static CreateCrawlerRequest.Builder crawler(String name, String... paths) {
    return CreateCrawlerRequest.builder()
        .name(name)
        .role("arn:aws:iam::000000000000:role/service/glue")
        .databaseName("db")
        .targets(
            targets ->
                targets.s3Targets(
                    List.of(paths).stream()
                        .map(path -> S3Target.builder().path(path).build())
                        .toList()));
  }

  public void create(CreateCrawlerRequest.Builder crawler) {
    as(() -> glue().createCrawler(crawler.build()));
  }

  /** Crawls and waits for the end. */
  public LastCrawlInfo crawl(String name) {
    as(() -> glue().startCrawler(request -> request.name(name)));
    return await(name);
  }

  public LastCrawlInfo await(String name) {
    Awaiting.until("the crawl has ended", SOON, () -> load(name).state() == CrawlerState.READY);
    return load(name).lastCrawl();
  }

  public Crawler load(String name) {
    return as(() -> glue().getCrawler(request -> request.name(name)).crawler());
  }

  public Table table(String name) {
    return as(() -> catalog.tables().load(TableName.of("db", name)));
  }

  public List<String> tables() {
    return as(
        () ->
            catalog.tables().list(DatabaseName.of("db"), null, 100, null).items().stream()
                .map(Table::name)
                .toList());
  }

  public String columns(String table) {
    return show(table(table).storageDescriptor().columns());
  }

  public String keys(String table) {
    return show(table(table).partitionKeys());
  }

  public List<Partition> partitions(String table) {
    return as(
        () -> catalog.partitions().list(TableName.of("db", table), PartitionQuery.all()).items());
  }

  public String log(String crawler) {
    try {
      return Files.readString(
          directory.resolve("logs/aws-glue/crawlers/000000000000/us-east-1/" + crawler + ".log"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private static String show(List<Column> columns) {
    return columns.stream()
        .map(column -> column.name() + " " + column.type())
        .collect(Collectors.joining(", "));
  }

  @Override
  public void close() {
    tasks.close();
    room.close();
  }
}
