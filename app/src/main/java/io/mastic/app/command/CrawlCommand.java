package io.mastic.app.command;

import io.mastic.app.Home;
import io.mastic.app.LocalKey;
import io.mastic.app.Server;
import io.mastic.app.Settings;
import io.mastic.app.crawls.ExplainedPlace;
import io.mastic.app.crawls.FollowedCrawl;
import io.mastic.app.crawls.LocalFolder;
import io.mastic.app.data.DirectoryInUseException;
import io.mastic.app.data.Running;
import io.mastic.crawlers.CrawlerRoom;
import io.mastic.crawlers.crawl.CrawlException;
import io.mastic.crawlers.crawl.DryRun;
import io.mastic.crawlers.crawl.Explanations;
import io.mastic.kernel.Caller;
import io.mastic.objects.ObjectStore;
import io.mastic.objects.remote.RemoteSettings;
import io.mastic.objects.remote.RemoteStore;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.S3Target;

/** {@code mastic crawl}. */
@Command(
    name = "crawl",
    description = {
      "See what a crawler finds, and why.",
      "--explain looks at a place as a crawler would, and tells which tables it would make of it,"
          + " with what columns, and the reason of each decision. Nothing is written, and there need"
          + " be no crawler, database or table.",
      "--name starts a crawler that is there, passes on its log as it goes, and tells what it"
          + " changed in the catalog; the exit code is 0 if it was completed.",
      "Both work beside the server that has the data directory, or start one for as long as they"
          + " take.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:  ./mastic crawl --explain s3://raw/orders/",
      "          ./mastic crawl --explain ./exports",
      "          ./mastic crawl --explain s3://raw/ --exclude 'tmp/**' --sample 10",
      "          ./mastic crawl --explain s3://raw/ --configuration"
          + " '{\"Version\":1.0,\"Grouping\":{\"TableLevelConfiguration\":2}}'",
      "          ./mastic crawl --name crawl-orders",
    })
final class CrawlCommand implements Callable<Integer> {

  private static final String REGION = "us-east-1";

  /** One of both. */
  static final class What {
    @Option(
        names = "--explain",
        required = true,
        paramLabel = "PLACE",
        description = "The place to look at: s3://..., or a folder of this machine.")
    @Nullable String place;

    @Option(
        names = "--name",
        required = true,
        paramLabel = "CRAWLER",
        description = "The crawler to start.")
    @Nullable String name;
  }

  @ArgGroup(multiplicity = "1")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private What what;

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "With --explain: what to leave out, below the place; may be repeated.")
  private List<String> exclusions = new ArrayList<>();

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "With --explain: how many files of each folder to look into (default: all).")
  private @Nullable Integer sample;

  @Option(
      names = "--configuration",
      paramLabel = "JSON",
      description = "With --explain: a crawler's Configuration, for example how to group tables.")
  private @Nullable String configuration;

  @Mixin private final ServerOptions options = new ServerOptions();

  @Override
  public Integer call() throws Exception {
    if (what.place != null
        && !what.place.contains("://")
        && Files.isDirectory(Path.of(what.place))) {
      return explain(new LocalFolder(Path.of(what.place)));
    }
    Settings settings = options.settings(0, ServeCommand.defaultData());
    try (Server server = Server.start(settings, Home.find(), Server.Spark.NOT_PREPARED)) {
      return crawl(settings, server.url(), server.key());
    } catch (DirectoryInUseException e) {
      Running server = Running.find(settings.data()).orElseThrow(() -> e);
      LocalKey key = settings.key() == null ? LocalKey.of(settings.data()) : settings.key();
      return crawl(settings, server.url(), key);
    }
  }

  private int crawl(Settings settings, String url, LocalKey key)
      throws IOException, InterruptedException {
    return what.place == null
        ? follow(String.valueOf(what.name), settings, url, key)
        : explain(what.place, url, key);
  }

  private int explain(String place, String url, LocalKey key)
      throws IOException, InterruptedException {
    try (RemoteStore store =
        new RemoteStore(new RemoteSettings(URI.create(url), REGION, key.id(), key.secret()))) {
      explained(store, place).forEach(System.out::println);
      return 0;
    }
  }

  /** It needs no server. */
  private int explain(LocalFolder folder) throws InterruptedException {
    explained(folder, "s3://" + LocalFolder.BUCKET + "/").stream()
        .map(folder::named)
        .forEach(System.out::println);
    return 0;
  }

  private List<String> explained(ObjectStore store, String place) throws InterruptedException {
    S3Target target =
        S3Target.builder().path(place).exclusions(exclusions).sampleSize(sample).build();
    try {
      DryRun found =
          Explanations.of(store, target, configuration, files -> progress(System.err, files));
      return ExplainedPlace.lines(found);
    } catch (CrawlException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } finally {
      progress(System.err, -1);
    }
  }

  /**
   * A line that is written over, where a person looks on; how many files there are nobody knows.
   */
  @SuppressWarnings("SystemConsoleNull")
  private static void progress(PrintStream to, long files) {
    if (System.console() != null) {
      to.print(
          files < 0
              ? "\r\033[K"
              : String.format(Locale.ROOT, "\r%,d files looked at ...\033[K", files));
      to.flush();
    }
  }

  private static int follow(String crawler, Settings settings, String url, LocalKey key)
      throws IOException, InterruptedException {
    Path log = CrawlerRoom.log(settings.data(), Caller.DEFAULT_ACCOUNT, REGION, crawler);
    try (GlueClient glue =
        GlueClient.builder()
            .endpointOverride(URI.create(url))
            .region(Region.of(REGION))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key.id(), key.secret())))
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      return new FollowedCrawl(glue, log, System.out).run(crawler) ? 0 : 1;
    } catch (GlueException e) {
      throw new IllegalArgumentException(e.awsErrorDetails().errorMessage(), e);
    }
  }
}
