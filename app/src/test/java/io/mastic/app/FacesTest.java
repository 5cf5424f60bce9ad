package io.mastic.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a room shows to the others; all else is public only because its packages need it from each
 * other. The app builds the rooms, and sees more of them.
 */
class FacesTest {

  /** Names below {@code io.mastic} of classes, or of packages with a dot at the end. */
  private static final Map<String, Set<String>> FACES =
      Map.of(
          "objects",
          Set.of(
              "objects.MultipartUploads",
              "objects.ObjectInfo",
              "objects.ObjectListing",
              "objects.ObjectStore",
              "objects.ObjectStoreException",
              "objects.S3Store",
              "objects.S3Uri",
              "objects.s3.bucket.AssetsBucket",
              "objects.s3.news.UploadNews"),
          "neighbours",
          Set.of("neighbours.call.FormShape", "neighbours.call.TableService", "neighbours.query."),
          "stacks",
          Set.of("stacks.StackRoom"),
          "crawlers",
          Set.of(
              "crawlers.CrawlerRoom",
              "crawlers.crawler.CrawlEnded",
              "crawlers.crawler.Crawlers",
              "crawlers.crawler.StartedBy"),
          "jobs",
          Set.of(
              "jobs.capacity.",
              "jobs.launch.directory.RunDirectory",
              "jobs.launch.directory.RunPlace",
              "jobs.launch.order.",
              "jobs.logs.",
              "jobs.parameter.Parameters",
              "jobs.process.",
              "jobs.supervision.ConnectionJars",
              "jobs.version.SparkLine",
              "jobs.run.Cause",
              "jobs.run.Run",
              "jobs.run.JobRunOperations",
              "jobs.run.JobRuns",
              "jobs.run.StartRequest",
              "jobs.work."),
          "workflows",
          Set.of("workflows.WorkflowRoom"),
          "sessions",
          Set.of("sessions.SessionRoom"));

  static Stream<String> rooms() {
    return FACES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void othersSeeTheFacesOfARoomAlone(String room) {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.mastic." + room + "..", "io.mastic.app..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are of " + room + " but none of its faces", type -> isInside(room, type)))
        .check(ServerRooms.CLASSES);
  }

  private static boolean isInside(String room, JavaClass type) {
    String name = type.getFullName();
    return name.startsWith("io.mastic." + room + ".")
        && FACES.get(room).stream().noneMatch(face -> isOf("io.mastic." + face, name));
  }

  private static boolean isOf(String face, String name) {
    return face.endsWith(".")
        ? name.startsWith(face)
        : name.equals(face) || name.startsWith(face + "$");
  }
}
