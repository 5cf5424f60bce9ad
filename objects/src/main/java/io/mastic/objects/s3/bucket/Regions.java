package io.mastic.objects.s3.bucket;

import io.mastic.objects.ObjectStoreException;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** Where a bucket is made: the caller's region, which it must name unless it is S3's first. */
final class Regions {

  static final String FIRST = "us-east-1";

  private static final Map<String, String> OLD_NAMES = Map.of("EU", "eu-west-1");

  private Regions() {}

  /**
   * @param wanted a bucket's LocationConstraint
   * @param asked the region that was asked to make it
   * @throws ObjectStoreException InvalidLocationConstraint, IllegalLocationConstraintException
   */
  static String of(Optional<String> wanted, String asked) {
    if (wanted.isEmpty()) {
      if (!asked.equals(FIRST)) {
        throw illegal("unspecified");
      }
      return FIRST;
    }
    String region = OLD_NAMES.getOrDefault(wanted.get(), wanted.get());
    if (region.equals(FIRST) && !asked.equals(FIRST)) {
      throw illegal(region);
    }
    if (region.equals(FIRST) || !Region.regions().contains(Region.of(region))) {
      throw new ObjectStoreException(
          400,
          "InvalidLocationConstraint",
          "The specified location-constraint is not valid: " + wanted.get());
    }
    if (!asked.equals(FIRST) && !asked.equals(region)) {
      throw illegal(region);
    }
    return region;
  }

  private static ObjectStoreException illegal(String constraint) {
    return new ObjectStoreException(
        400,
        "IllegalLocationConstraintException",
        "The "
            + constraint
            + " location constraint is incompatible for the region specific endpoint this request"
            + " was sent to.");
  }
}
