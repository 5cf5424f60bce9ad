package io.mastic.catalog;

import io.mastic.catalog.connection.jdbc.JdbcHosts;
import io.mastic.catalog.connection.jdbc.JdbcLogin;
import io.mastic.catalog.connection.jdbc.LoginSecrets;
import io.mastic.catalog.iceberg.MemoryFiles;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.kernel.SettableClock;
import io.mastic.kernel.TestDatabases;
import io.mastic.kernel.TestSeals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.ConnectionInput;
import software.amazon.awssdk.services.glue.model.ConnectionPropertyKey;
import software.amazon.awssdk.services.glue.model.ConnectionType;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.TableInput;

/**
 * A catalog on each engine, seen through AWS's own interface; each test has an account of its own
 * in a database that all share.
 */
@ParameterizedClass
@EnumSource(Db.Engine.class)
public abstract class CatalogFixture {

  private static final Map<Db.Engine, Db> DATABASES = new ConcurrentHashMap<>();

  @Parameter public Db.Engine engine;

  public final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05.678Z"));
  public Db db;
  public final MemoryFiles files = new MemoryFiles();
  public Catalog catalog;
  public Caller caller;

  /** The verbs, called as this test's caller. */
  public GlueClient glue;

  @BeforeEach
  void openCatalog() {
    db = DATABASES.computeIfAbsent(engine, CatalogFixture::open);
    catalog =
        Catalog.open(
            db, clock, files, TestSeals.seals(), new JdbcLogin(JdbcHosts.ALL, LoginSecrets.NONE));
    String account = Ids.hex(12).replaceAll("[a-f]", "7");
    caller = Caller.root(account, "eu-west-1");
    glue = as(caller);
  }

  private static Db open(Db.Engine engine) {
    try {
      return engine == Db.Engine.SQLITE
          ? TestDatabases.sqlite(Files.createTempDirectory("catalog"))
          : TestDatabases.postgresql();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One client over all classes of verbs, as the front door makes it. */
  public GlueClient as(Caller who) {
    List<GlueClient> rooms = catalog.operations();
    return (GlueClient)
        Proxy.newProxyInstance(
            GlueClient.class.getClassLoader(),
            new Class<?>[] {GlueClient.class},
            (proxy, method, args) -> bound(who, () -> invoke(rooms, proxy, method, args)));
  }

  /** A call whose errors come out as they are. */
  private interface Work {
    Object run() throws Throwable;
  }

  private static Object bound(Caller who, Work work) throws Exception {
    return who.call(
        () -> {
          try {
            return work.run();
          } catch (RuntimeException | Error e) {
            throw e;
          } catch (Throwable e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static Object invoke(List<GlueClient> rooms, Object proxy, Method method, Object[] args)
      throws Throwable {
    for (GlueClient room : rooms) {
      Method own = room.getClass().getMethod(method.getName(), method.getParameterTypes());
      if (own.getDeclaringClass() == room.getClass()) {
        try {
          own.setAccessible(true);
          return own.invoke(room, args);
        } catch (InvocationTargetException e) {
          throw e.getCause();
        }
      }
    }
    // The forms that take a builder call those that take a request.
    return InvocationHandler.invokeDefault(proxy, method, args);
  }

  /** Clears some leftovers away; false if there are none. */
  public boolean clearSome() {
    return catalog.leftovers().clear();
  }

  /** Sorts some partitions anew; false if there are none to sort. */
  public boolean sortSome() {
    return catalog.sorting().step();
  }

  public void createDatabase(String name) {
    glue.createDatabase(r -> r.databaseInput(d -> d.name(name)));
  }

  /** A table of one column, partitioned by keys given as {@code name type}. */
  public TableInput table(String name, String... keys) {
    return TableInput.builder()
        .name(name)
        .tableType("EXTERNAL_TABLE")
        .storageDescriptor(descriptor("s3://bucket/" + name + "/"))
        .partitionKeys(List.of(keys).stream().map(CatalogFixture::column).toList())
        .build();
  }

  public void createTable(String database, TableInput input) {
    glue.createTable(r -> r.databaseName(database).tableInput(input));
  }

  public static StorageDescriptor descriptor(String location) {
    return StorageDescriptor.builder()
        .location(location)
        .columns(column("id bigint"))
        .serdeInfo(s -> s.serializationLibrary("org.example.SerDe"))
        .build();
  }

  public static ConnectionInput connection(String name) {
    return ConnectionInput.builder()
        .name(name)
        .connectionType(ConnectionType.JDBC)
        .connectionProperties(
            Map.of(
                ConnectionPropertyKey.JDBC_CONNECTION_URL,
                "jdbc:postgresql://h/d",
                ConnectionPropertyKey.USERNAME,
                "u",
                ConnectionPropertyKey.PASSWORD,
                "p"))
        .build();
  }

  public static PartitionInput partition(String... values) {
    return PartitionInput.builder()
        .values(values)
        .storageDescriptor(descriptor("s3://bucket/t/" + String.join("/", values)))
        .parameters(Map.of("rows", String.valueOf(values.length)))
        .build();
  }

  public void createPartitions(String database, String table, List<PartitionInput> inputs) {
    IntStream.iterate(0, i -> i < inputs.size(), i -> i + 100)
        .forEach(
            i ->
                glue.batchCreatePartition(
                    r ->
                        r.databaseName(database)
                            .tableName(table)
                            .partitionInputList(
                                inputs.subList(i, Math.min(inputs.size(), i + 100)))));
  }

  private static Column column(String nameAndType) {
    String[] parts = nameAndType.split(" ", 2);
    return Column.builder().name(parts[0]).type(parts[1]).build();
  }
}
