package io.mastic.jobs.launch.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a Spark master says of its cluster.
 *
 * @param workers those that live
 * @param applications by their ids, how many cores each has been given
 */
record MasterStanding(
    boolean isActive, List<WorkerStanding> workers, Map<String, Integer> applications)
    implements ClusterStanding {

  /** A worker, in cores and MiB. */
  record WorkerStanding(int cores, int coresUsed, long memory, long memoryUsed) {

    private int holds(Executors asked, int fewerCores, long lessMemory) {
      int byCores = (cores - fewerCores) / asked.cores();
      long byMemory = (memory - lessMemory) / asked.heapMib();
      return (int) Math.max(0, Math.min(byCores, byMemory));
    }
  }

  /** Reads what the master's page has under {@code /json/}. */
  static MasterStanding of(JsonNode json) {
    List<WorkerStanding> workers = new ArrayList<>();
    for (JsonNode worker : json.path("workers")) {
      if (worker.path("state").asText().equals("ALIVE")) {
        workers.add(
            new WorkerStanding(
                worker.path("cores").asInt(),
                worker.path("coresused").asInt(),
                worker.path("memory").asLong(),
                worker.path("memoryused").asLong()));
      }
    }
    Map<String, Integer> applications = new LinkedHashMap<>();
    for (JsonNode application : json.path("activeapps")) {
      applications.put(application.path("id").asText(), application.path("cores").asInt());
    }
    return new MasterStanding(
        json.path("status").asText().equals("ALIVE"),
        List.copyOf(workers),
        Map.copyOf(applications));
  }

  @Override
  public int ever(Executors asked) {
    return workers.stream().mapToInt(worker -> worker.holds(asked, 0, 0)).sum();
  }

  @Override
  public int now(Executors asked) {
    return workers.stream()
        .mapToInt(worker -> worker.holds(asked, worker.coresUsed(), worker.memoryUsed()))
        .sum();
  }

  @Override
  public int given(String application, Executors asked) {
    return applications.getOrDefault(application, Integer.MAX_VALUE) / asked.cores();
  }

  @Override
  public String size() {
    int cores = workers.stream().mapToInt(WorkerStanding::cores).sum();
    long memory = workers.stream().mapToLong(WorkerStanding::memory).sum();
    return workers.size()
        + (workers.size() == 1 ? " worker with " : " workers with ")
        + cores
        + (cores == 1 ? " core and " : " cores and ")
        + memory
        + " MiB";
  }
}
