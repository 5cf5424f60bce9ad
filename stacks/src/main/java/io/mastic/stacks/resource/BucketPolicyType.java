package io.mastic.stacks.resource;

import io.mastic.objects.ObjectStoreException;
import java.util.Map;

/** {@code AWS::S3::BucketPolicy}: kept with its bucket, as S3's API keeps it here. */
final class BucketPolicyType implements ResourceType {

  private static final String SETTING = "policy";

  private final Services services;

  BucketPolicyType(Services services) {
    this.services = services;
  }

  @Override
  public String name() {
    return "AWS::S3::BucketPolicy";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .replaces("Bucket")
        .inPlace("PolicyDocument")
        .required("Bucket", "PolicyDocument");
  }

  @Override
  public Place place() {
    return Place.OUTSIDE;
  }

  @Override
  public ResourceState create(Wish wish) {
    return put(wish);
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    return put(wish);
  }

  private ResourceState put(Wish wish) {
    String bucket = wish.properties().path("Bucket").asText();
    services.permit("s3", "PutBucketPolicy", "arn:aws:s3:::" + bucket);
    try {
      services
          .objects()
          .putSetting(bucket, SETTING, wish.properties().path("PolicyDocument").toString());
    } catch (ObjectStoreException e) {
      throw ResourceException.handler(
          String.valueOf(e.getMessage()), HandlerErrors.of(e.code()), e);
    }
    return new ResourceState(bucket, wish.properties(), Map.of());
  }

  @Override
  public void delete(ResourceState now) {
    services.permit("s3", "DeleteBucketPolicy", "arn:aws:s3:::" + now.physicalId());
    try {
      services.objects().deleteSetting(now.physicalId(), SETTING);
    } catch (ObjectStoreException e) {
      if (!e.code().equals("NoSuchBucket")) {
        throw ResourceException.handler(
            String.valueOf(e.getMessage()), HandlerErrors.of(e.code()), e);
      }
    }
  }
}
