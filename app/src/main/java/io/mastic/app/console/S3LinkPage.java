package io.mastic.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Json;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.key.AccessKey;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * {@code POST /_/api/s3-link} with {@code {"Method", "Path", "Query": {}}}: {@code {"Url"}}, a
 * request to S3 signed with the key of who has signed in, good for 15 minutes. So a browser lists,
 * reads and writes objects by the S3 that every client uses, and never knows the key.
 *
 * @param keys the access key behind a request's sign-in; nothing where nobody signs
 */
public record S3LinkPage(Function<HttpRequest, Optional<AccessKey>> keys) implements OwnPage {

  private static final Set<String> METHODS = Set.of("GET", "HEAD", "PUT", "POST", "DELETE");
  private static final Duration LIFE = Duration.ofMinutes(15);

  @Override
  public String name() {
    return "api/s3-link";
  }

  @Override
  public Audience audience() {
    return Audience.SIGNED_IN;
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    if (!request.method().equals("POST")) {
      response.header("Allow", "POST");
      PageAnswer.say(response, 405, "A link is asked for by POST.");
      return;
    }
    try {
      JsonNode wanted = Json.read(new String(request.bytes(), StandardCharsets.UTF_8));
      PageAnswer.json(response, Map.of("Url", url(request, wanted)));
    } catch (IllegalArgumentException e) {
      PageAnswer.say(response, 400, String.valueOf(e.getMessage()));
    }
  }

  private String url(HttpRequest request, JsonNode wanted) {
    String method = wanted.path("Method").asText();
    String path = wanted.path("Path").asText();
    if (!METHODS.contains(method) || !path.startsWith("/") || path.startsWith("/_/")) {
      throw new IllegalArgumentException("That is no request to S3.");
    }
    URI host = URI.create("http://" + request.header("host").orElse("localhost"));
    SdkHttpRequest.Builder unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(method))
            .protocol("http")
            .host(host.getHost())
            .encodedPath(SdkHttpUtils.urlEncodeIgnoreSlashes(path));
    if (host.getPort() > 0) {
      unsigned.port(host.getPort());
    }
    for (Map.Entry<String, JsonNode> one : wanted.path("Query").properties()) {
      unsigned.putRawQueryParameter(one.getKey(), one.getValue().asText());
    }
    SdkHttpRequest signed =
        keys.apply(request)
            .map(key -> sign(unsigned.build(), key, request.caller().region()))
            .orElseGet(unsigned::build);
    return signed.encodedPath() + signed.encodedQueryParameters().map(q -> "?" + q).orElse("");
  }

  /** A byte in each character. */
  private static SdkHttpRequest sign(SdkHttpRequest request, AccessKey key, String region) {
    return AwsV4HttpSigner.create()
        .sign(
            sign ->
                sign.identity(AwsCredentialsIdentity.create(key.id(), key.secret()))
                    .request(request)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                    .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                    .putProperty(
                        AwsV4HttpSigner.AUTH_LOCATION, AwsV4HttpSigner.AuthLocation.QUERY_STRING)
                    .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, LIFE)
                    .putProperty(HttpSigner.SIGNING_CLOCK, Clock.systemUTC()))
        .request();
  }
}
