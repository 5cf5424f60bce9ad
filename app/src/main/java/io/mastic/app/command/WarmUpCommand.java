package io.mastic.app.command;

import io.mastic.app.Home;
import io.mastic.app.Server;
import io.mastic.app.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;

/**
 * {@code mastic warm-up}: a short life of a server, from which the launcher makes the archive of
 * classes that lets the next ones start faster. Spark's archive is made on the way.
 */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {

  @Override
  public Integer call() throws Exception {
    Path data = Files.createTempDirectory("mastic-warm-up");
    try (Server server =
            Server.start(Settings.local(data), Home.find(), Server.Spark.PREPARED_FIRST);
        GlueClient glue =
            GlueClient.builder()
                .endpointOverride(server.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                    StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(server.key().id(), server.key().secret())))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
      glue.createDatabase(b -> b.databaseInput(d -> d.name("warm")));
      glue.createTable(b -> b.databaseName("warm").tableInput(t -> t.name("up")));
      glue.getTables(b -> b.databaseName("warm"));
      glue.getPartitions(b -> b.databaseName("warm").tableName("up"));
      glue.listWorkflows(b -> {});
    }
    return 0;
  }
}
