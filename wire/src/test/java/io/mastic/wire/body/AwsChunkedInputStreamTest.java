package io.mastic.wire.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.kernel.http.BodyMismatchException;
import io.mastic.wire.signature.ChunkSigner;
import io.mastic.wire.signature.SigningKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example of S3's API reference, and what can go wrong with it. */
class AwsChunkedInputStreamTest {

  private static final String FIRST =
      "10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n";
  private static final String SECOND =
      "400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n";
  private static final String LAST =
      "0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n";
  private static final String EXAMPLE =
      FIRST + "a".repeat(65_536) + "\r\n" + SECOND + "a".repeat(1024) + "\r\n" + LAST;

  private static ChunkSigner exampleSigner() {
    String scope = "20130524/us-east-1/s3/aws4_request";
    byte[] key = SigningKeys.derive("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", scope);
    return new ChunkSigner(
        key,
        "20130524T000000Z",
        scope,
        "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");
  }

  private static String read(String framed, @Nullable ChunkSigner signer, long announced)
      throws IOException {
    try (AwsChunkedInputStream in = stream(framed, signer, announced)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static AwsChunkedInputStream stream(
      String framed, @Nullable ChunkSigner signer, long announced) {
    byte[] bytes = framed.getBytes(StandardCharsets.ISO_8859_1);
    return new AwsChunkedInputStream(new ByteArrayInputStream(bytes), signer, announced);
  }

  @Test
  void readsAwssExample() throws IOException {
    assertThat(read(EXAMPLE, exampleSigner(), 66_560)).isEqualTo("a".repeat(66_560));
  }

  @Test
  void noticesAnyChange() {
    for (String wrong :
        new String[] {
          EXAMPLE.replaceFirst("aaaa", "aaab"),
          EXAMPLE.replace(SECOND, SECOND.replace("0055", "0056")),
          EXAMPLE.replace(LAST, LAST.replace("b6c6", "b6c7")),
          EXAMPLE.replace(SECOND + "a".repeat(1024) + "\r\n", ""),
          EXAMPLE.replaceAll(";chunk-signature=[0-9a-f]+", "")
        }) {
      assertThatThrownBy(() -> read(wrong, exampleSigner(), 66_560))
          .isInstanceOf(BodyMismatchException.class);
    }
  }

  @Test
  void keepsTrailers() throws IOException {
    AwsChunkedInputStream in =
        stream("3\r\nabc\r\n0\r\nX-Amz-Checksum-CRC32: u/Y=\r\n\r\n", null, 3);
    assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("abc");
    assertThat(in.trailers()).isEqualTo(Map.of("x-amz-checksum-crc32", "u/Y="));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "3\r\nab",
        "3\r\nabc\r\n",
        "x\r\nabc\r\n0\r\n\r\n",
        "-3\r\nabc\r\n0\r\n\r\n",
        "+3\r\nabc\r\n0\r\n\r\n",
        "4\r\nabcd\r\n0\r\n\r\n",
        "2\r\nab\r\n0\r\n\r\n",
        "3\r\nabcX\r\n0\r\n\r\n",
        "fffffffffffffffff\r\nabc",
        "3\r\nabc\r\n0\r\nno colon\r\n\r\n"
      })
  void refusesMalformedFraming(String framed) {
    assertThatThrownBy(() -> read(framed, null, 3)).isInstanceOf(BodyMismatchException.class);
  }

  @Test
  void refusesAnEndlessLine() {
    assertThatThrownBy(() -> read("0".repeat(100_000), null, 3))
        .isInstanceOf(BodyMismatchException.class);
  }
}
