package io.mastic.objects.remote;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Where the remote S3 is and who asks.
 *
 * @param endpoint null for AWS itself
 * @param accessKey null takes AWS's usual chain: environment, profile, role
 */
public record RemoteSettings(
    @Nullable URI endpoint, String region, @Nullable String accessKey, @Nullable String secretKey) {

  AwsCredentialsProvider credentials() {
    return accessKey == null || secretKey == null
        ? DefaultCredentialsProvider.builder().build()
        : StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
  }

  URI baseUri() {
    return endpoint == null ? URI.create("https://s3." + region + ".amazonaws.com") : endpoint;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return baseUri() + " in " + region;
  }
}
