package io.mastic.runtime.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
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

/** Calls of the run's own server that are not in AWS's model, signed like all others. */
public final class ServerCalls {

  private ServerCalls() {}

  /**
   * Sends one request of the AWS JSON 1.1 protocol to AWS_ENDPOINT_URL. Throws IOException on any
   * error answer.
   */
  public static String call(String target, String body) throws IOException {
    return call("glue", target, body);
  }

  /**
   * As above.
   *
   * @param service whose name the signature carries
   */
  public static String call(String service, String target, String body) throws IOException {
    String endpoint = System.getenv("AWS_ENDPOINT_URL");
    if (endpoint == null) {
      throw new IOException(
          "AWS_ENDPOINT_URL is not set: there is no server to call for " + target);
    }
    ContentStreamProvider payload =
        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .uri(URI.create(endpoint))
            .encodedPath("/")
            .method(SdkHttpMethod.POST)
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("X-Amz-Target", target)
            .build();
    try (SdkHttpClient http = UrlConnectionHttpClient.create();
        DefaultCredentialsProvider credentials = DefaultCredentialsProvider.builder().build()) {
      SignedRequest signed =
          AwsV4HttpSigner.create()
              .sign(
                  sign ->
                      sign.identity(credentials.resolveCredentials())
                          .request(request)
                          .payload(payload)
                          .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                          .putProperty(
                              AwsV4HttpSigner.REGION_NAME,
                              new DefaultAwsRegionProviderChain().getRegion().id()));
      HttpExecuteRequest.Builder call = HttpExecuteRequest.builder().request(signed.request());
      signed.payload().ifPresent(call::contentStreamProvider);
      return text(target, http.prepareRequest(call.build()).call());
    }
  }

  private static String text(String target, HttpExecuteResponse response) throws IOException {
    Optional<AbortableInputStream> stream = response.responseBody();
    String text = "";
    if (stream.isPresent()) {
      try (AbortableInputStream in = stream.get()) {
        text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
    if (!response.httpResponse().isSuccessful()) {
      throw new IOException(
          target + " answered " + response.httpResponse().statusCode() + ": " + text);
    }
    return text;
  }
}
