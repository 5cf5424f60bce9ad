import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Scanner;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;
import scala.Option;

/**
 * A Kafka of one node, which does what its stdin says, line by line, and answers each with a line:
 * {@code topic NAME PARTITIONS}, {@code send TOPIC PARTITION BASE64...}, {@code numbers TOPIC COUNT}.
 */
public final class Broker {

  private static final String ID = "kVm3gNJtS1e5mPpTpVtJ8w";

  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[0]);
    int port = Integer.parseInt(args[1]);
    int controller = Integer.parseInt(args[2]);
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve("meta.properties"), "version=1\ncluster.id=" + ID + "\nnode.id=1\n");
    Properties p = new Properties();
    p.putAll(
        Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "1"),
            Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller),
            Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
            Map.entry("log.dirs", directory.toString()),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("offsets.topic.num.partitions", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("log.cleaner.dedupe.buffer.size", "2000000")));
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(p), Time.SYSTEM, Option.empty());
    server.startup();
    Map<String, Object> client = Map.of("bootstrap.servers", "127.0.0.1:" + port);
    try (Admin admin = Admin.create(client);
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
        Scanner in = new Scanner(System.in, StandardCharsets.UTF_8)) {
      admin.describeCluster().nodes().get();
      System.out.println("ready");
      while (in.hasNextLine()) {
        obey(in.nextLine().split(" ", -1), admin, producer);
        System.out.println("done");
      }
    }
    Runtime.getRuntime().halt(0);
  }

  private static void obey(String[] words, Admin admin, KafkaProducer<byte[], byte[]> producer)
      throws Exception {
    switch (words[0]) {
      case "topic" ->
          admin
              .createTopics(List.of(new NewTopic(words[1], Integer.parseInt(words[2]), (short) 1)))
              .all()
              .get();
      case "send" -> {
        for (int i = 3; i < words.length; i++) {
          byte[] value = Base64.getDecoder().decode(words[i]);
          List<Header> headers =
              List.of(new RecordHeader("kind", "test".getBytes(StandardCharsets.UTF_8)));
          producer
              .send(
                  new ProducerRecord<>(
                      words[1], Integer.parseInt(words[2]), null, null, value, headers))
              .get();
        }
      }
      case "numbers" -> {
        int count = Integer.parseInt(words[2]);
        for (int i = 0; i < count; i++) {
          String text = "{\"id\": " + i + ", \"name\": \"n" + i % 1000 + "\", \"price\": " + i % 100 + ".5}";
          producer.send(new ProducerRecord<>(words[1], text.getBytes(StandardCharsets.UTF_8)));
        }
        producer.flush();
      }
      default -> throw new IllegalArgumentException(words[0]);
    }
  }
}
