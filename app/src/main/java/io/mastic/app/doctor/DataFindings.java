package io.mastic.app.doctor;

import io.mastic.app.data.DataNames;
import io.mastic.app.data.DirectoryFormat;
import io.mastic.app.data.Permissions;
import io.mastic.app.data.Running;
import io.mastic.app.data.Trees;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a data directory stands, and the server that works on it. */
final class DataFindings {

  private static final long MEGABYTE = 1024 * 1024;
  private static final long LITTLE = 512;
  private static final long SOME = 4096;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path data;

  DataFindings(Path data) {
    this.data = data;
  }

  List<Finding> all() throws IOException {
    List<Finding> findings = new ArrayList<>();
    if (!Files.isDirectory(data)) {
      findings.add(Finding.ok("data", data + " is not there; the first start makes it"));
      return findings;
    }
    findings.add(format());
    findings.add(permissions());
    findings.add(disk());
    findings.add(server());
    if (Files.exists(data.resolve(DataNames.DATABASE))) {
      findings.addAll(database());
    }
    return findings;
  }

  private Finding format() {
    try {
      int format = DirectoryFormat.check(data);
      return Finding.ok(
          "data",
          data
              + ", format "
              + format
              + (format < DirectoryFormat.CURRENT ? "; the next start brings it up to date" : ""));
    } catch (IOException e) {
      return Finding.fail("data", String.valueOf(e.getMessage()), "Start the newer Mastic.");
    }
  }

  private Finding permissions() throws IOException {
    List<Path> open = Permissions.open(data);
    return open.isEmpty()
        ? Finding.ok("permissions", "nobody else can look into it")
        : Finding.warn(
            "permissions",
            "others can look into " + open.get(0) + (open.size() > 1 ? " and more" : ""),
            "Keys and passwords are in there. The next start closes it; now: chmod -R go= " + data);
  }

  private Finding disk() throws IOException {
    long free = Files.getFileStore(data).getUsableSpace() / MEGABYTE;
    String says = free + " MB are free";
    if (free < LITTLE) {
      return Finding.fail("disk", says, "Make room: a full disk stops the database.");
    }
    return free < SOME
        ? Finding.warn("disk", says, "A few Spark runs fill that; make room.")
        : Finding.ok("disk", says);
  }

  private Finding server() {
    Optional<Running> server = Running.find(data);
    if (server.isEmpty()) {
      return Finding.ok("server", "none runs on this directory");
    }
    String who = "process " + server.get().pid() + " at " + server.get().url();
    try {
      HttpResponse<String> health =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(server.get().url() + "/_/health"))
                      .timeout(PATIENCE)
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      return health.statusCode() == 200
          ? Finding.ok("server", who + " is healthy")
          : Finding.fail(
              "server", who + " says " + health.body().strip(), "See docs/operating.md, Health.");
    } catch (IOException e) {
      return Finding.fail(
          "server", who + " does not answer: " + e.getMessage(), "Look at its log; start it anew.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.warn("server", "interrupted", "Ask again.");
    }
  }

  private List<Finding> database() {
    String url = "jdbc:sqlite:" + data.resolve(DataNames.DATABASE);
    List<Finding> findings = new ArrayList<>();
    try (Connection database = DriverManager.getConnection(url);
        var statement = database.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 10000");
      statement.execute("PRAGMA query_only = ON");
      try (ResultSet result = statement.executeQuery("PRAGMA integrity_check(1)")) {
        String answer = result.next() ? result.getString(1) : "no answer";
        findings.add(
            answer.equals("ok")
                ? Finding.ok("database", "is whole")
                : Finding.fail("database", "is damaged: " + answer, "Restore a backup."));
      }
      findings.add(runFolders(ids(database)));
    } catch (SQLException | IOException e) {
      findings.add(
          Finding.fail("database", "cannot be read: " + e.getMessage(), "Restore a backup."));
    }
    return findings;
  }

  private static Set<String> ids(Connection database) throws SQLException {
    Set<String> ids = new HashSet<>();
    for (String table : List.of("job_run", "spark_work")) {
      try (var statement = database.createStatement();
          ResultSet rows = statement.executeQuery("SELECT id FROM " + table)) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
    }
    return ids;
  }

  private Finding runFolders(Set<String> known) throws IOException {
    List<Path> orphans =
        Trees.list(data.resolve(DataNames.RUNS)).stream()
            .filter(run -> !known.contains(run.getFileName().toString()))
            .toList();
    return orphans.isEmpty()
        ? Finding.ok("runs", "each folder has its run")
        : Finding.warn(
            "runs",
            orphans.size()
                + " folders in runs have no run in the database (./mastic run makes such)",
            "Remove them if nothing in them is wanted, for example: rm -r " + orphans.get(0));
  }
}
