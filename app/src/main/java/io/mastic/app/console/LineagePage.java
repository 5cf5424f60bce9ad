package io.mastic.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.jobs.process.RunState;
import io.mastic.jobs.run.Run;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /_/api/lineage?location=}: which of the latest runs read or wrote files at or below a
 * location. The answer is {@code {"Looked", "Runs": [{"Id", "JobName", "State", "StartedOn", "Way",
 * "Location", "Files", "Rows"}]}}: {@code Way} is read or written, {@code Looked} how many runs
 * were looked at.
 */
public record LineagePage(RunRecords records, Clock clock) implements OwnPage {

  private static final int LOOKED = 200;
  private static final Duration BACK = Duration.ofDays(31);

  @Override
  public String name() {
    return "api/lineage";
  }

  @Override
  public Audience audience() {
    return Audience.SIGNED_IN;
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    PageAnswer.get(request, response, parameters -> find(request, parameters));
  }

  private Map<String, Object> find(HttpRequest request, PageQuery parameters) {
    request.authorize("glue", "GetJobRuns", List.of());
    String location = bare(parameters.text("location"));
    List<Run> runs =
        records
            .runs()
            .listRecent(
                request.caller(),
                Arrays.asList(RunState.values()),
                clock.instant().minus(BACK),
                LOOKED);
    List<Map<String, Object>> found = new ArrayList<>();
    for (Run run : runs) {
      records
          .progress(run)
          .ifPresent(
              progress -> {
                found.addAll(flows(run, "read", progress.path("sources"), location));
                found.addAll(flows(run, "written", progress.path("sinks"), location));
              });
    }
    return Map.of("Looked", runs.size(), "Runs", found);
  }

  private static List<Map<String, Object>> flows(
      Run run, String way, JsonNode flows, String location) {
    List<Map<String, Object>> found = new ArrayList<>();
    for (JsonNode flow : flows) {
      String there = bare(flow.path("location").asText());
      if (there.equals(location) || there.startsWith(location + "/")) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("Id", run.id());
        one.put("JobName", run.jobName());
        one.put("State", run.state().name());
        one.put("StartedOn", run.times().startedAt().toEpochMilli());
        one.put("Way", way);
        one.put("Location", flow.path("location").asText());
        one.put("Files", flow.path("files").asLong());
        one.put("Rows", flow.path("rows").asLong());
        found.add(one);
      }
    }
    return found;
  }

  /** Bucket and key: the schemes of S3 are one, and a slash at the end says nothing. */
  private static String bare(String location) {
    String rest = location.replaceFirst("^s3[an]?://", "");
    return rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
  }
}
