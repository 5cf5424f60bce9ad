package io.mastic.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.TestDatabases;
import io.mastic.neighbours.call.AwsModel;
import io.mastic.neighbours.call.Served;
import io.mastic.neighbours.call.TableService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each member of each request that a small service serves is named by the service's code, refused,
 * or said in docs/neighbours.md to be without effect.
 */
class NeighbourMembersTest {

  private static final Path ROOM = Path.of("src/main/java/io/mastic/neighbours");

  /** Where the code of a service lies, by the service's name in credential scopes. */
  private static final Map<String, String> PACKAGES =
      Map.ofEntries(
          Map.entry("secretsmanager", "secrets"),
          Map.entry("kms", "kms"),
          Map.entry("ssm", "parameters"),
          Map.entry("sqs", "queues"),
          Map.entry("sns", "topics"),
          Map.entry("events", "events"),
          Map.entry("scheduler", "schedules"),
          Map.entry("ec2", "networks"),
          Map.entry("athena", "athena"),
          Map.entry("lakeformation", "lake"),
          Map.entry("states", "machines"),
          Map.entry("logs", "logs"));

  /** How botocore calls the service, where that is not the name in scopes. */
  private static final Map<String, String> MODELS = Map.of("states", "stepfunctions");

  private static final Pattern WORD = Pattern.compile("\"([A-Za-z0-9]+)\"");

  @Test
  void eachMemberActsOrIsSaid(@TempDir Path directory) {
    try (Neighbourhood aws =
        new Neighbourhood(TestDatabases.sqlite(directory), directory.resolve("crawlers"))) {
      List<TableService> services = aws.neighbours.tables();
      assertThat(services.stream().map(TableService::service))
          .containsExactlyInAnyOrderElementsOf(PACKAGES.keySet());
      Set<String> dropped = new TreeSet<>();
      int members = 0;
      for (TableService service : services) {
        AwsModel model = AwsModel.of(MODELS.getOrDefault(service.service(), service.service()));
        Set<String> words = words(ROOM.resolve(PACKAGES.get(service.service())));
        for (Map.Entry<String, Served> served : service.table().entrySet()) {
          for (String member : model.members(served.getKey())) {
            members++;
            if (!words.contains(member) && !isSaid(served.getValue(), member)) {
              dropped.add(service.service() + " " + served.getKey() + "." + member);
            }
          }
        }
      }
      assertThat(dropped).isEmpty();
      assertThat(members).isGreaterThan(600);
    }
  }

  private static boolean isSaid(Served served, String member) {
    return served.refused().containsKey(member) || served.notes().contains(member);
  }

  /** EC2's table names members to refuse all others; what reads them lies elsewhere. */
  private static boolean reads(Path file) {
    return file.toString().endsWith(".java") && !file.endsWith("Ec2.java");
  }

  /** Whatever stands in quotes. */
  private static Set<String> words(Path code) {
    Set<String> words = new HashSet<>();
    try (Stream<Path> files = Files.walk(code)) {
      for (Path file : files.filter(NeighbourMembersTest::reads).toList()) {
        WORD.matcher(Files.readString(file))
            .results()
            .map((MatchResult found) -> found.group(1))
            .forEach(words::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
