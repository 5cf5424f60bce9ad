package io.mastic.app;

import io.mastic.app.console.ActivityPage;
import io.mastic.app.console.ConsoleFiles;
import io.mastic.app.console.CrawlsPage;
import io.mastic.app.console.DryRunPage;
import io.mastic.app.console.KeysPage;
import io.mastic.app.console.LineagePage;
import io.mastic.app.console.LogFilePage;
import io.mastic.app.console.LogGrowthPage;
import io.mastic.app.console.LogLinesPage;
import io.mastic.app.console.LogSearchPage;
import io.mastic.app.console.PreviewPage;
import io.mastic.app.console.ProgressPage;
import io.mastic.app.console.RunRecords;
import io.mastic.app.console.RunsPage;
import io.mastic.app.console.S3LinkPage;
import io.mastic.app.console.SchedulePage;
import io.mastic.app.console.ScriptPage;
import io.mastic.app.console.ServerPage;
import io.mastic.app.console.TaggedPage;
import io.mastic.app.data.DataNames;
import io.mastic.app.logging.AuditTo;
import io.mastic.app.pages.SignInLinkPage;
import io.mastic.app.sparkpage.SparkPages;
import io.mastic.catalog.tag.Tags;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.logs.SharedLogs;
import io.mastic.jobs.run.RunStore;
import io.mastic.kernel.Db;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.key.AccessKey;
import io.mastic.kernel.signin.SignIns;
import io.mastic.wire.Auth;
import io.mastic.wire.page.OwnPage;
import io.mastic.wire.page.SignInCookie;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The web console of a server. */
final class ConsolePages {

  private ConsolePages() {}

  static List<OwnPage> of(Settings settings, Home home, Db db, Wiring wiring, SignIns signIns) {
    Function<HttpRequest, Optional<AccessKey>> keys =
        request ->
            SignInCookie.token(request)
                .flatMap(signIns::find)
                .flatMap(signIn -> wiring.keys().find(signIn.keyId()));
    List<OwnPage> pages = new ArrayList<>(ConsoleFiles.of(home.console()));
    RunStore runs = new RunStore(db);
    RunRecords records = new RunRecords(runs, RunPlace.in(settings.data()), new SharedLogs(db));
    pages.addAll(
        List.of(
            new SignInLinkPage(signIns),
            new ServerPage(facts(settings)),
            new RunsPage(runs, Clock.systemUTC()),
            new ProgressPage(records),
            new ScriptPage(records),
            new LineagePage(records, Clock.systemUTC()),
            new LogLinesPage(wiring.transcripts().logs()),
            new LogSearchPage(wiring.transcripts().logs()),
            new LogFilePage(wiring.transcripts().logs()),
            new LogGrowthPage(wiring.transcripts().logs(), wiring.transcripts().times()),
            new PreviewPage(wiring.engine().crawlers().previews()),
            new DryRunPage(wiring.engine().crawlers().dryRuns()),
            new CrawlsPage(wiring.engine().crawlers().history()),
            new KeysPage(wiring.keys()),
            new TaggedPage(new Tags(db)),
            new S3LinkPage(keys),
            new SchedulePage(Clock.systemUTC()),
            new ActivityPage(audit(settings))));
    pages.addAll(
        SparkPages.of(
            runs,
            RunPlace.in(settings.data()),
            Clock.systemUTC(),
            settings.door().auth() == Auth.VERIFY));
    return pages;
  }

  /** The record of changes, where a file keeps it. */
  private static Optional<Path> audit(Settings settings) {
    return settings.records().audit() == AuditTo.FILE
        ? Optional.of(settings.data().resolve(DataNames.LOGS).resolve("audit.log"))
        : Optional.empty();
  }

  private static Map<String, String> facts(Settings settings) {
    String remote = settings.storage().remoteS3();
    return Map.of(
        "Version",
        Version.MASTIC,
        "Java",
        System.getProperty("java.version", ""),
        "Auth",
        settings.door().auth().name().toLowerCase(Locale.ROOT),
        "Objects",
        remote == null ? "in the data directory" : remote,
        "Database",
        settings.storage().database() == null ? "SQLite" : "PostgreSQL");
  }
}
