package io.mastic.sessions.driver;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.jobs.launch.directory.RunDirectory;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where on this machine a session's process listens, and the token by which it knows who may talk
 * to it; as a note in its directory says.
 */
public record Address(int port, String token) {

  private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{64}");
  private static final int LEAST_PORT = 1024;
  private static final int MOST_PORT = 65_535;

  /**
   * Where the driver listens for the server; empty until it does. What runs in the session can
   * write that file, too.
   */
  static Optional<Address> ofDriver(RunDirectory run) {
    return run.note("session.json").flatMap(Address::read);
  }

  /** Where clients of Spark Connect are listened for; empty until they are. */
  public static Optional<Address> ofConnect(RunDirectory run) {
    return run.note("connect.json").flatMap(Address::read);
  }

  static Optional<Address> read(JsonNode note) {
    int port = note.path("port").asInt();
    String token = note.path("token").asText();
    boolean sound = port >= LEAST_PORT && port <= MOST_PORT && TOKEN.matcher(token).matches();
    return sound ? Optional.of(new Address(port, token)) : Optional.empty();
  }

  /** The token is a secret. */
  @Override
  public String toString() {
    return "Address[" + port + "]";
  }
}
