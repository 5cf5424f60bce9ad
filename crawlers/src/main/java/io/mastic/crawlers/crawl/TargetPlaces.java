package io.mastic.crawlers.crawl;

import io.mastic.crawlers.crawler.CrawlerRules;
import io.mastic.crawlers.group.TableNames;
import io.mastic.crawlers.jdbc.JdbcPath;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.glue.model.CrawlerTargets;

/**
 * Where a crawler looks: a table of its own that lies there and was not found has lost its data.
 *
 * @param folders locations of S3
 */
record TargetPlaces(List<String> folders, List<JdbcPath> databases, List<String> dynamoTables) {

  static TargetPlaces of(CrawlerTargets targets) {
    return new TargetPlaces(
        Stream.of(
                targets.s3Targets().stream().map(CrawlerRules::path),
                targets.deltaTargets().stream().flatMap(target -> target.deltaTables().stream()),
                targets.icebergTargets().stream().flatMap(target -> target.paths().stream()))
            .flatMap(paths -> paths)
            .map(CrawlerRules::location)
            .toList(),
        targets.jdbcTargets().stream()
            .map(target -> JdbcPath.of(target.path(), target.exclusions()))
            .toList(),
        targets.dynamoDBTargets().stream().map(target -> target.path()).toList());
  }

  boolean cover(String location) {
    return folders.stream().anyMatch(folder -> isUnder(location, folder))
        || databases.stream().anyMatch(database -> database.coversLocation(location))
        || dynamoTables.stream().anyMatch(table -> location.endsWith(":table/" + table));
  }

  private static boolean isUnder(String location, String target) {
    String folder = target.endsWith("/") ? target : target + "/";
    return location.startsWith(folder) || TableNames.sameLocation(location, target);
  }
}
