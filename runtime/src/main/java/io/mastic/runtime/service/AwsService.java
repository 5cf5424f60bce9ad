package io.mastic.runtime.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * A service of AWS that speaks JSON, at its place: it travels with the tasks that call it.
 *
 * @param target what comes before an operation's name in X-Amz-Target
 * @param role in which to call; null for this process's own credentials
 */
public record AwsService(
    String name,
    String target,
    URI endpoint,
    String region,
    @Nullable AwsRole role,
    Retries retries)
    implements Serializable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final class Http {
    private static final SdkHttpClient SHARED = UrlConnectionHttpClient.create();
  }

  /**
   * How often and how soon a call is made again that may succeed a moment later.
   *
   * @param times beyond the first
   * @param first in milliseconds; each further pause is twice as long
   * @param longest in milliseconds
   */
  public record Retries(int times, long first, long longest) implements Serializable {

    public static final Retries USUAL = new Retries(5, 100, 5000);

    long pause(int retry) {
      return Math.min(longest, first << Math.min(retry, 20));
    }
  }

  /** Where that service is: as the environment says, as other clients of AWS find it. */
  public static URI endpoint(String service, String region) {
    String own = System.getenv("AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT));
    String all = System.getenv("AWS_ENDPOINT_URL");
    return URI.create(
        own != null
            ? own
            : all != null ? all : "https://" + service + "." + region + ".amazonaws.com");
  }

  /** This process's region. */
  public static String ownRegion() {
    return new DefaultAwsRegionProviderChain().getRegion().id();
  }

  public static ObjectNode request() {
    return JSON.createObjectNode();
  }

  /**
   * @throws AwsException if the service refuses, also after the retries
   * @throws UncheckedIOException if it does not answer
   */
  public JsonNode call(String operation, ObjectNode request) {
    byte[] body = request.toString().getBytes(StandardCharsets.UTF_8);
    for (int retry = 0; ; retry++) {
      try {
        return JSON.readTree(
            send(
                name + " " + operation,
                builder().putHeader("X-Amz-Target", target + "." + operation),
                body));
      } catch (AwsException refused) {
        if (retry >= retries.times() || !refused.isPassing()) {
          throw refused;
        }
      } catch (IOException e) {
        if (retry >= retries.times()) {
          throw new UncheckedIOException(
              name + " at " + endpoint + " does not answer: " + e.getMessage(), e);
        }
      }
      pause(retries.pause(retry));
    }
  }

  private SdkHttpRequest.Builder builder() {
    return SdkHttpRequest.builder()
        .uri(endpoint)
        .encodedPath("/")
        .method(SdkHttpMethod.POST)
        .putHeader(
            "Content-Type",
            name.equals("dynamodb") ? "application/x-amz-json-1.0" : "application/x-amz-json-1.1");
  }

  private String send(String call, SdkHttpRequest.Builder request, byte[] body) throws IOException {
    return send(call, request.build(), body, new Signing(name, region, role));
  }

  /**
   * In whose name a request is signed.
   *
   * @param role null for this process's own credentials
   */
  record Signing(String service, String region, @Nullable AwsRole role) {}

  static String send(String call, SdkHttpRequest request, byte[] body, Signing signing)
      throws IOException {
    ContentStreamProvider payload = () -> new ByteArrayInputStream(body);
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(AwsRole.credentials(signing.role()))
                        .request(request)
                        .payload(payload)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, signing.service())
                        .putProperty(AwsV4HttpSigner.REGION_NAME, signing.region()));
    HttpExecuteRequest.Builder execute = HttpExecuteRequest.builder().request(signed.request());
    signed.payload().ifPresent(execute::contentStreamProvider);
    HttpExecuteResponse response = Http.SHARED.prepareRequest(execute.build()).call();
    String text = "";
    Optional<AbortableInputStream> stream = response.responseBody();
    if (stream.isPresent()) {
      try (AbortableInputStream in = stream.get()) {
        text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
    if (response.httpResponse().isSuccessful()) {
      return text;
    }
    throw refusal(call, text, response.httpResponse().statusCode());
  }

  private static AwsException refusal(String call, String text, int status) {
    try {
      JsonNode told = JSON.readTree(text);
      String code = told.path("__type").asText("").replaceFirst(".*#", "");
      String message = told.path("message").asText(told.path("Message").asText(""));
      return new AwsException(call, code.isEmpty() ? "status " + status : code, message, status);
    } catch (IOException notJson) {
      return new AwsException(call, "status " + status, text.strip(), status);
    }
  }

  /** Waits; an interruption ends the wait and stays noted. */
  public static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a service", e);
    }
  }
}
