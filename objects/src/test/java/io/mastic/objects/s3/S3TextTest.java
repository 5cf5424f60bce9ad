package io.mastic.objects.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.s3.answer.S3Xml;
import io.mastic.objects.s3.request.S3Target;
import io.mastic.objects.s3.request.XmlNode;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3TextTest {

  @ParameterizedTest
  @CsvSource({
    "/, '', ''",
    "/b, b, ''",
    "/b/, b, ''",
    "/b/k, b, k",
    "/b//k, b, /k",
    "/b/../x, b, ../x",
    "/b/%2e%2e/x, b, ../x",
    "/b/a+b%2Bc%20d, b, a+b+c d",
    "/b/%C3%A9, b, é"
  })
  void pathsAreKeysByteForByte(String path, String bucket, String key) {
    assertThat(S3Target.parse(path, Optional.of("127.0.0.1:4566")))
        .isEqualTo(new S3Target(bucket, key));
  }

  @Test
  void theHostMayNameTheBucket() {
    assertThat(S3Target.parse("/k", Optional.of("b.localhost:4566")))
        .isEqualTo(new S3Target("b", "k"));
    assertThat(S3Target.parse("/k", Optional.of("localhost:4566")))
        .isEqualTo(new S3Target("k", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/b/%", "/b/%4", "/b/%zz", "/b/%ff%fe"})
  void brokenEncodingIsRefused(String path) {
    assertThatThrownBy(() -> S3Target.parse(path, Optional.empty()))
        .isInstanceOf(ObjectStoreException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no xml",
        "<a>",
        "<a></b>",
        "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>",
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
        "<a/><b/>"
      })
  void documentsThatAreNoneAreRefused(String document) {
    assertThatThrownBy(() -> parse(document)).isInstanceOf(ObjectStoreException.class);
  }

  @Test
  void aDocumentNestedWithoutEndIsRefused() {
    assertThatThrownBy(() -> parse("<a>".repeat(10_000) + "</a>".repeat(10_000)))
        .isInstanceOf(ObjectStoreException.class);
  }

  @Test
  void whatIsWrittenIsReadBack() {
    String text = "<&>\"' é😀\t\n";
    String document = S3Xml.document("Root").put("Key", text).toString();
    assertThat(parse(document).text("Key")).isEqualTo(text);
  }

  private static XmlNode parse(String document) {
    return XmlNode.parse(new ByteArrayInputStream(document.getBytes(UTF_8)));
  }
}
