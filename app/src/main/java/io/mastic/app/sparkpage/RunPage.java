package io.mastic.app.sparkpage;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.jobs.launch.directory.RunPlace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a run's driver shows itself, as the driver has noted it.
 *
 * @param key which it lets in
 */
record RunPage(URI address, String key) {

  private static final Pattern ADDRESS =
      Pattern.compile("http://([0-9.]+|\\[[0-9a-fA-F:]+]):[0-9]{1,5}");
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

  /** The page of a run that has one; drivers are on this machine, and nowhere else is asked. */
  static Optional<RunPage> of(RunPlace place, String runId) {
    return place
        .of(runId)
        .note("page.json")
        .filter(
            note ->
                ADDRESS.matcher(text(note, "address")).matches()
                    && KEY.matcher(text(note, "key")).matches())
        .map(note -> new RunPage(URI.create(text(note, "address")), text(note, "key")))
        .filter(RunPage::isHere);
  }

  private static String text(JsonNode note, String name) {
    return note.path(name).asText();
  }

  private boolean isHere() {
    try {
      // An address in figures: nobody is asked for it.
      InetAddress host = InetAddress.getByName(address.getHost());
      return host.isLoopbackAddress() || NetworkInterface.getByInetAddress(host) != null;
    } catch (IOException e) {
      return false;
    }
  }
}
