package io.mastic.objects.remote;

import io.mastic.objects.ObjectStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * A bucket's sub-resources as the documents that they are; the typed client would re-write them.
 */
final class RawS3 {

  private static final Pattern CODE = Pattern.compile("<Code>([^<]*)</Code>");
  private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]*)</Message>");

  private final RemoteSettings settings;
  private final SdkHttpClient http;

  RawS3(RemoteSettings settings, SdkHttpClient http) {
    this.settings = settings;
    this.http = http;
  }

  String exchange(SdkHttpMethod method, String bucket, String resource, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .method(method)
            .uri(settings.baseUri())
            .encodedPath("/" + bucket)
            .putRawQueryParameter(resource, "");
    if (method == SdkHttpMethod.PUT) {
      request
          .putHeader("Content-Length", Integer.toString(bytes.length))
          .putHeader(
              "Content-Type", resource.equals("policy") ? "application/json" : "application/xml")
          .putHeader("Content-MD5", md5(bytes));
    }
    ContentStreamProvider payload = ContentStreamProvider.fromByteArray(bytes);
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(settings.credentials().resolveCredentials())
                        .request(request.build())
                        .payload(payload)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, settings.region())
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false))
            .request();
    HttpExecuteRequest.Builder call = HttpExecuteRequest.builder().request(signed);
    if (method == SdkHttpMethod.PUT) {
      call.contentStreamProvider(payload);
    }
    try {
      return answer(http.prepareRequest(call.build()).call());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String answer(HttpExecuteResponse response) throws IOException {
    String text = "";
    if (response.responseBody().isPresent()) {
      try (AbortableInputStream in = response.responseBody().get()) {
        text = new String(((InputStream) in).readAllBytes(), StandardCharsets.UTF_8);
      }
    }
    int status = response.httpResponse().statusCode();
    if (status >= 300) {
      throw new ObjectStoreException(
          status, first(CODE, text, "InternalError"), first(MESSAGE, text, "HTTP " + status));
    }
    return text;
  }

  private static String first(Pattern pattern, String text, String fallback) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : fallback;
  }

  private static String md5(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
