package io.mastic.runtime.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** Messages of the schema registry's serializers. */
class RegisteredTest {

  private static final UUID VERSION = UUID.fromString("3b1f7b0e-7f5c-4c1e-9d3a-0a1b2c3d4e5f");
  private static final byte[] JSON = "{\"id\": 1}".getBytes(UTF_8);

  @Test
  void whatComesBeforeThePayload() {
    byte[] message = message(0, JSON);
    assertThat(Registered.is(message)).isTrue();
    assertThat(Registered.version(message)).isEqualTo(VERSION);
    assertThat(Registered.payload(message, "here")).isEqualTo(JSON);
    assertThat(Registered.payload(JSON, "here")).isEqualTo(JSON);
    assertThat(Registered.payload(null, "here")).isNull();
  }

  @Test
  void packed() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream zlib = new DeflaterOutputStream(out)) {
      zlib.write(JSON);
    }
    byte[] packed = out.toByteArray();
    assertThat(Registered.payload(message(5, packed), "here")).isEqualTo(JSON);
    byte[] half = Arrays.copyOf(packed, packed.length / 2);
    assertThat(Registered.payload(message(5, half), "here")).isNull();
    assertThat(Registered.payload(message(5, JSON), "here")).isNull();
  }

  private static byte[] message(int packing, byte[] payload) {
    return ByteBuffer.allocate(18 + payload.length)
        .put((byte) 3)
        .put((byte) packing)
        .putLong(VERSION.getMostSignificantBits())
        .putLong(VERSION.getLeastSignificantBits())
        .put(payload)
        .array();
  }
}
