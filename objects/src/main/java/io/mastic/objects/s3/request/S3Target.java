package io.mastic.objects.s3.request;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request is about: all buckets, one, or an object.
 *
 * @param bucket empty for the service itself
 * @param key empty for a bucket
 */
public record S3Target(String bucket, String key) {

  /** {@code bucket.localhost}, {@code bucket.s3.amazonaws.com} and their like. */
  private static final Pattern VIRTUAL_HOST =
      Pattern.compile("(?i)(.+?)\\.(?:localhost|s3[.-].*)(?::\\d+)?");

  public static S3Target parse(String rawPath, Optional<String> host) {
    String path = rawPath.startsWith("/") ? rawPath.substring(1) : rawPath;
    Matcher virtual = VIRTUAL_HOST.matcher(host.orElse(""));
    if (virtual.matches()) {
      return new S3Target(virtual.group(1), UriText.decode(path));
    }
    int slash = path.indexOf('/');
    return slash < 0
        ? new S3Target(UriText.decode(path), "")
        : new S3Target(
            UriText.decode(path.substring(0, slash)), UriText.decode(path.substring(slash + 1)));
  }
}
