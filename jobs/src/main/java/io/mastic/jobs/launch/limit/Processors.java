package io.mastic.jobs.launch.limit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which processors a run is put on. */
final class Processors {

  private static final String ALLOWED = "Cpus_allowed_list:";

  private Processors() {}

  /** As many as that, rounded up, of those that this server may use; other runs get others. */
  static String some(double cpus, String runId) throws IOException {
    String allowed =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith(ALLOWED))
            .findFirst()
            .orElseThrow(
                () -> new IOException("the kernel does not say which processors there are"));
    return some((int) Math.ceil(cpus), runId, numbers(allowed.substring(ALLOWED.length()).strip()));
  }

  static String some(int wanted, String runId, List<Integer> there) {
    int first = Math.floorMod(runId.hashCode(), there.size());
    return IntStream.range(0, Math.min(wanted, there.size()))
        .map(i -> there.get((first + i) % there.size()))
        .sorted()
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(","));
  }

  /** The numbers in a list as the kernel writes it: {@code 0-3,8}. */
  static List<Integer> numbers(String list) {
    List<Integer> numbers = new ArrayList<>();
    for (String range : list.split(",", -1)) {
      String[] ends = range.split("-", -1);
      int last = Integer.parseInt(ends[ends.length - 1]);
      for (int i = Integer.parseInt(ends[0]); i <= last; i++) {
        numbers.add(i);
      }
    }
    return numbers;
  }
}
