package io.mastic.wire;

import io.mastic.wire.json.JsonService;
import java.nio.charset.StandardCharsets;

/** A service of AWS JSON that answers its own name. */
record EchoJson(String targetPrefix, String service) implements JsonService {

  @Override
  public byte[] call(String operation, byte[] body) {
    return ("{\"answered by\":\"" + targetPrefix + "\"}").getBytes(StandardCharsets.UTF_8);
  }
}
