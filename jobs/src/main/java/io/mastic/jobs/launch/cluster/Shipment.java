package io.mastic.jobs.launch.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What executors are, and what they are sent: they share no disk with the driver.
 *
 * @param conf Spark's properties that ask for them
 * @param python the name of their interpreter
 * @param archives of Python modules
 * @param files of the run's own that lie in their working directory
 */
public record Shipment(
    Map<String, String> conf, String python, List<Path> archives, List<Path> files) {

  /** Writes it into {@code run.json}. */
  public void writeInto(ObjectNode json) {
    ObjectNode asked = json.putObject("conf");
    conf.forEach(asked::put);
    json.put("python", python);
    var ofArchives = json.putArray("archives");
    archives.forEach(archive -> ofArchives.add(archive.toString()));
    var ofFiles = json.putArray("files");
    files.forEach(file -> ofFiles.add(file.toString()));
  }
}
