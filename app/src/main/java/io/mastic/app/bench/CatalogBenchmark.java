package io.mastic.app.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The catalog under many partitions: Mastic on SQLite, on PostgreSQL if there is one, and
 * moto_server beside them in the same run, each by the same bytes over the same kind of connection.
 *
 * <p>The table has keys {@code dt date, region string, bucket int}: a thousand partitions a day, of
 * 40 regions and 25 buckets, with 20 columns each.
 */
public final class CatalogBenchmark {

  private static final int REGIONS = 40;
  private static final int BUCKETS = 25;
  private static final int A_DAY = REGIONS * BUCKETS;
  private static final int BATCH = 100;
  private static final int SEGMENTS = 10;
  private static final int CONNECTIONS = 4;
  static final LocalDate FIRST_DAY = LocalDate.parse("2020-01-01");
  private static final Pattern TOKEN = Pattern.compile("\"NextToken\"\\s*:\\s*\"([^\"]+)\"");

  static final String COLUMNS =
      IntStream.range(0, 20)
          .mapToObj(i -> "{\"Name\":\"column_" + i + "\",\"Type\":\"string\"}")
          .collect(Collectors.joining(",", "[", "]"));
  static final String SERDE =
      "\"InputFormat\":\"org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat\","
          + "\"OutputFormat\":\"org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat\","
          + "\"SerdeInfo\":{\"SerializationLibrary\":"
          + "\"org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe\","
          + "\"Parameters\":{\"serialization.format\":\"1\"}}";

  private final Path home;
  private final Path directory;
  private final int partitions;
  private final int peerPartitions;
  private final Duration round;
  private final Figures figures = new Figures(System.out);

  /** Of the last server that was measured, by name; what a peer's are compared with. */
  private Map<String, Double> measured = new LinkedHashMap<>();

  /**
   * @param directory an empty one, for the data of the servers
   * @param partitions how many Mastic gets; a multiple of 1,000 is a whole number of days
   * @param peerPartitions how many the peer gets, whose cost grows with their number
   * @param round of a rate, of which there are as many as it takes to be steady
   */
  public CatalogBenchmark(
      Path home, Path directory, int partitions, int peerPartitions, Duration round) {
    this.home = home;
    this.directory = directory;
    this.partitions = partitions;
    this.peerPartitions = peerPartitions;
    this.round = round;
  }

  /**
   * @param postgresql the JDBC URL of an empty database; null to leave PostgreSQL out
   */
  public void run(@Nullable String postgresql) throws Exception {
    figures.note(
        Runtime.getRuntime().availableProcessors()
            + " cores, Java "
            + System.getProperty("java.version"));
    if (postgresql != null) {
      mastic("PostgreSQL", partitions, "--db", postgresql);
    }
    mastic("SQLite", partitions);
    if (peerPartitions == 0) {
      return;
    }
    if (!PeerProcess.isThere()) {
      figures.note("moto_server is not on the PATH (pip install 'moto[server]'): no peer beside.");
      return;
    }
    mastic("SQLite", peerPartitions);
    Map<String, Double> ours = measured;
    measured = new LinkedHashMap<>();
    figures.note(
        "moto_server, " + String.format(Locale.ROOT, "%,d", peerPartitions) + " partitions");
    try (PeerProcess peer = PeerProcess.start(directory)) {
      measure(new Subject(peer.uri(), true, () -> Double.NaN), peerPartitions);
    }
    ours.forEach(
        (what, value) -> {
          Double theirs = measured.get(what);
          if (theirs != null) {
            figures.add("  Mastic : moto, " + what, value / theirs, "", "");
          }
        });
  }

  /** A server under measurement. */
  private record Subject(URI uri, boolean isPeer, Memory memory) {}

  private interface Memory {
    double peak() throws IOException;
  }

  private void mastic(String engine, int count, String... options) throws Exception {
    Path data = directory.resolve(engine + count);
    Files.createDirectories(data);
    figures.note(
        "Mastic on " + engine + ", " + String.format(Locale.ROOT, "%,d", count) + " partitions");
    measured = new LinkedHashMap<>();
    try (ServerProcess server = ServerProcess.start(home, data, options)) {
      measure(new Subject(server.uri(), false, server::peakMemory), count);
    }
  }

  private void measure(Subject subject, int count) throws Exception {
    try (GlueConnection connection = new GlueConnection(subject.uri())) {
      connection.call("CreateDatabase", "{\"DatabaseInput\":{\"Name\":\"bench\"}}");
      connection.call("CreateTable", table());
      getTable(subject);
      int tenth = Math.max(1, count / A_DAY / 10) * A_DAY;
      double began = create(subject, 0, tenth);
      answers(connection, tenth, " at a tenth");
      began += create(subject, tenth, count);
      add("BatchCreatePartition, 4 connections", count / began, "/s", ">= 10,000");
      answers(connection, count, "");
      tenThousand(connection);
      everything(subject, count);
    }
  }

  private void add(String what, double value, String unit, String aim) {
    measured.put(what, value);
    figures.add(what, value, unit, aim);
  }

  private void getTable(Subject subject) throws Exception {
    byte[] request =
        GlueConnection.signed(
            subject.uri(), "GetTable", "{\"DatabaseName\":\"bench\",\"Name\":\"t\"}");
    double rate = Load.perSecond(subject.uri(), request, CONNECTIONS, round);
    figures.add("GetTable, the first " + round.toSeconds() + " s of a cold server", rate, "/s", "");
    // Until the compiler has done its work: what a server that stays up answers.
    for (double last = 0; rate > last * 1.1; ) {
      last = rate;
      rate = Load.perSecond(subject.uri(), request, CONNECTIONS, round);
    }
    add("GetTable, 20 columns, 4 connections", rate, "/s", "> 5,000");
  }

  /** Seconds that it took. */
  private double create(Subject subject, int from, int to) throws Exception {
    AtomicLong next = new AtomicLong(from);
    long began = System.nanoTime();
    Load.shared(
        subject.uri(),
        CONNECTIONS,
        (connection, share) -> {
          for (long at = next.getAndAdd(BATCH); at < to; at = next.getAndAdd(BATCH)) {
            String answer =
                text(connection.call("BatchCreatePartition", batch(at, Math.min(to, at + BATCH))));
            if (answer.contains("ErrorCode")) {
              throw new IOException("partitions were refused: " + answer);
            }
          }
          return share;
        });
    return (System.nanoTime() - began) / 1e9;
  }

  private void answers(GlueConnection connection, int count, String when) throws IOException {
    String day = "'" + FIRST_DAY.plusDays(count / A_DAY / 2) + "'";
    String week = "'" + FIRST_DAY.plusDays(count / A_DAY / 2 + 7) + "'";
    latency(
        connection,
        "25 partitions of a day and region",
        when,
        "dt = " + day + " AND region = 'r07'",
        "< 50");
    latency(
        connection,
        "one bucket of a region in a week",
        when,
        "dt >= " + day + " AND dt < " + week + " AND region = 'r07' AND bucket = 3",
        "< 50");
    latency(
        connection,
        "no leading key: a region and bucket",
        when,
        "region = 'r07' AND bucket = 3 AND dt < '" + FIRST_DAY.plusDays(50) + "'",
        "< 50");
    latency(connection, "a page of 1,000", when, null, "< 60");
  }

  private void latency(
      GlueConnection connection, String what, String when, @Nullable String expression, String aim)
      throws IOException {
    double[] millis = new double[40];
    for (int i = 0; i < millis.length; i++) {
      long began = System.nanoTime();
      connection.call("GetPartitions", query(expression, null, null));
      millis[i] = (System.nanoTime() - began) / 1e6;
    }
    Arrays.sort(millis);
    add(what + when + ", median", millis[millis.length / 2], "ms", aim);
    figures.add("  of forty, the slowest but two", millis[millis.length - 3], "ms", "");
  }

  /** Pages of a thousand, one after the other, with all twenty columns. */
  private void tenThousand(GlueConnection connection) throws IOException {
    long began = System.nanoTime();
    String token = null;
    for (int page = 0; page < 10; page++) {
      token = token(connection.call("GetPartitions", query(null, token, null)));
    }
    add("10,000 partitions in pages of 1,000", (System.nanoTime() - began) / 1e9, "s", "< 0.6");
  }

  private void everything(Subject subject, int count) throws Exception {
    long began = System.nanoTime();
    AtomicLong bytes = new AtomicLong();
    long found =
        Load.shared(
                subject.uri(),
                SEGMENTS,
                (connection, segment) -> {
                  long partitions = 0;
                  String token = null;
                  do {
                    byte[] answer = connection.call("GetPartitions", query(null, token, segment));
                    bytes.addAndGet(answer.length);
                    partitions += partitions(answer);
                    token = token(answer);
                  } while (token != null);
                  return partitions;
                })
            .stream()
            .mapToLong(n -> n)
            .sum();
    if (found != count) {
      String wrong = "the segments hold " + found + " partitions, not " + count;
      if (subject.isPeer()) {
        figures.note("  " + wrong);
        return;
      }
      throw new IllegalStateException(wrong);
    }
    add("all of them over 10 segments at once", (System.nanoTime() - began) / 1e9, "s", "<= 30");
    figures.add("  bytes of that", bytes.get() / 1e6, "MB", "");
    double peak = subject.memory().peak();
    if (!Double.isNaN(peak)) {
      figures.add("  the server's memory at its highest", peak, "MB", "");
    }
  }

  private static String table() {
    return "{\"DatabaseName\":\"bench\",\"TableInput\":{\"Name\":\"t\",\"TableType\":"
        + "\"EXTERNAL_TABLE\",\"StorageDescriptor\":{\"Location\":\"s3://bench/t/\",\"Columns\":"
        + COLUMNS
        + ","
        + SERDE
        + "},\"PartitionKeys\":[{\"Name\":\"dt\",\"Type\":\"date\"},"
        + "{\"Name\":\"region\",\"Type\":\"string\"},{\"Name\":\"bucket\",\"Type\":\"int\"}]}}";
  }

  private static String batch(long from, long to) {
    StringBuilder json =
        new StringBuilder(
            "{\"DatabaseName\":\"bench\",\"TableName\":\"t\",\"PartitionInputList\":[");
    for (long i = from; i < to; i++) {
      LocalDate day = FIRST_DAY.plusDays(i / A_DAY);
      String region = String.format(Locale.ROOT, "r%02d", i % A_DAY / BUCKETS);
      long bucket = i % BUCKETS;
      json.append(i == from ? "" : ",")
          .append("{\"Values\":[\"" + day + "\",\"" + region + "\",\"" + bucket + "\"],")
          .append("\"StorageDescriptor\":{\"Location\":\"s3://bench/t/dt=" + day)
          .append("/region=" + region + "/bucket=" + bucket + "/\",\"Columns\":")
          .append(COLUMNS)
          .append(",")
          .append(SERDE)
          .append("},\"Parameters\":{\"numFiles\":\"1\"}}");
    }
    return json.append("]}").toString();
  }

  private static String query(
      @Nullable String expression, @Nullable String token, @Nullable Integer segment) {
    return "{\"DatabaseName\":\"bench\",\"TableName\":\"t\",\"MaxResults\":1000"
        + (expression == null ? "" : ",\"Expression\":\"" + expression + "\"")
        + (token == null ? "" : ",\"NextToken\":\"" + token + "\"")
        + (segment == null
            ? ""
            : ",\"Segment\":{\"SegmentNumber\":" + segment + ",\"TotalSegments\":" + SEGMENTS + "}")
        + "}";
  }

  private static @Nullable String token(byte[] answer) {
    Matcher matcher = TOKEN.matcher(text(answer));
    return matcher.find() ? matcher.group(1) : null;
  }

  private static long partitions(byte[] answer) {
    String text = text(answer);
    long found = 0;
    for (int at = text.indexOf("\"Values\""); at >= 0; at = text.indexOf("\"Values\"", at + 1)) {
      found++;
    }
    return found;
  }

  private static String text(byte[] answer) {
    return new String(answer, StandardCharsets.UTF_8);
  }
}
