package io.mastic.runtime.service;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * A role that another account lends for a table or a stream.
 *
 * @param endpoint of the STS that gives it
 */
public record AwsRole(String arn, String session, URI endpoint, String region)
    implements Serializable {

  private static final Duration BEFORE_THE_END = Duration.ofMinutes(5);
  private static final Map<AwsRole, AwsSessionCredentials> TAKEN = new HashMap<>();

  private static final class Own {
    private static final DefaultCredentialsProvider PROVIDER =
        DefaultCredentialsProvider.builder().build();
  }

  /** Those of the role, else this process's own. */
  static AwsCredentialsIdentity credentials(@Nullable AwsRole role) {
    return role == null ? Own.PROVIDER.resolveCredentials() : role.taken();
  }

  private AwsSessionCredentials taken() {
    synchronized (TAKEN) {
      AwsSessionCredentials fresh = fresh(TAKEN.get(this));
      TAKEN.put(this, fresh);
      return fresh;
    }
  }

  private AwsSessionCredentials fresh(@Nullable AwsSessionCredentials before) {
    if (before != null
        && before
            .expirationTime()
            .map(end -> end.isAfter(Instant.now().plus(BEFORE_THE_END)))
            .orElse(false)) {
      return before;
    }
    return assume();
  }

  private AwsSessionCredentials assume() {
    String body =
        "Action=AssumeRole&Version=2011-06-15&RoleArn="
            + URLEncoder.encode(arn, StandardCharsets.UTF_8)
            + "&RoleSessionName="
            + URLEncoder.encode(session, StandardCharsets.UTF_8);
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .uri(endpoint)
            .encodedPath("/")
            .method(SdkHttpMethod.POST)
            .putHeader("Content-Type", "application/x-www-form-urlencoded")
            .build();
    try {
      String xml =
          AwsService.send(
              "sts AssumeRole of " + arn,
              request,
              body.getBytes(StandardCharsets.UTF_8),
              new AwsService.Signing("sts", region, null));
      return AwsSessionCredentials.builder()
          .accessKeyId(element(xml, "AccessKeyId"))
          .secretAccessKey(element(xml, "SecretAccessKey"))
          .sessionToken(element(xml, "SessionToken"))
          .expirationTime(Instant.parse(element(xml, "Expiration")))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException("The role " + arn + " cannot be taken", e);
    }
  }

  private String element(String xml, String name) {
    Matcher found = Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(xml);
    if (!found.find()) {
      throw new IllegalStateException("STS gave no " + name + " for the role " + arn);
    }
    return found.group(1);
  }
}
