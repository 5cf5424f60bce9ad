package io.mastic.app.doctor;

import io.mastic.app.data.Running;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is looked at.
 *
 * @param data the data directory
 * @param port where a server would listen, if none runs
 * @param s3 the endpoint that keeps the objects; null for folders
 */
public record Examination(
    Path data, String host, int port, @Nullable String s3, String python, String sparkMissing) {

  public List<Finding> run() throws IOException {
    List<Finding> findings = new ArrayList<>();
    findings.add(Machine.java());
    findings.addAll(Machine.python(python));
    findings.add(Machine.spark(sparkMissing));
    findings.addAll(new DataFindings(data).all());
    if (Running.find(data).isEmpty()) {
      findings.add(Machine.port(host, port));
    }
    findings.add(s3 == null ? Machine.clock(data) : Machine.clock(URI.create(s3)));
    return findings;
  }
}
