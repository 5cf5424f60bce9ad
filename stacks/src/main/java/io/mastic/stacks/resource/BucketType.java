package io.mastic.stacks.resource;

import io.mastic.kernel.Caller;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Store;
import io.mastic.objects.s3.bucket.AssetsBucket;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code AWS::S3::Bucket}. */
final class BucketType implements ResourceType {

  private final Services services;

  BucketType(Services services) {
    this.services = services;
  }

  @Override
  public String name() {
    return "AWS::S3::Bucket";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .replaces("BucketName")
        .inPlace("BucketEncryption", "OwnershipControls", "PublicAccessBlockConfiguration")
        .inPlace("Tags", "VersioningConfiguration")
        .kept(
            "a stack puts no rules: PutBucketLifecycleConfiguration does, and they act",
            "LifecycleConfiguration")
        .kept("buckets have no access control lists that act", "AccessControl");
  }

  @Override
  public Set<String> attributes() {
    return Set.of("Arn", "DomainName", "DualStackDomainName", "RegionalDomainName", "WebsiteURL");
  }

  @Override
  public Place place() {
    return Place.OUTSIDE;
  }

  @Override
  public boolean takesTags() {
    return true;
  }

  private static String bucket(Wish wish) {
    String given = wish.properties().path("BucketName").asText();
    return given.isEmpty() ? wish.name().toLowerCase(Locale.ROOT) : given;
  }

  @Override
  public Optional<ResourceState> intended(Wish wish) {
    String bucket = bucket(wish);
    services.permit("s3", "CreateBucket", "arn:aws:s3:::" + bucket);
    // CDK's bucket for assets is there once it was used; bootstrapping takes it over.
    if (services.objects().bucketExists(bucket) && !AssetsBucket.is(bucket, Caller.current())) {
      throw ResourceException.handler(bucket + " already exists", "AlreadyExists", null);
    }
    return Optional.of(state(bucket, wish));
  }

  @Override
  public ResourceState create(Wish wish) {
    String bucket = bucket(wish);
    S3Store objects = services.objects();
    services.permit("s3", "CreateBucket", "arn:aws:s3:::" + bucket);
    try {
      if (!objects.bucketExists(bucket)) {
        objects.createBucket(bucket, Caller.current().region());
      }
      BucketSettings.put(objects, bucket, wish);
    } catch (ObjectStoreException e) {
      throw ResourceException.handler(
          String.valueOf(e.getMessage()), HandlerErrors.of(e.code()), e);
    }
    return state(bucket, wish);
  }

  private static ResourceState state(String bucket, Wish wish) {
    String region = Caller.current().region();
    return new ResourceState(
        bucket,
        wish.properties(),
        Map.of(
            "Arn", "arn:aws:s3:::" + bucket,
            "DomainName", bucket + ".s3.amazonaws.com",
            "DualStackDomainName", bucket + ".s3.dualstack." + region + ".amazonaws.com",
            "RegionalDomainName", bucket + ".s3." + region + ".amazonaws.com",
            "WebsiteURL", "http://" + bucket + ".s3-website-" + region + ".amazonaws.com"));
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    services.permit("s3", "PutBucketTagging", "arn:aws:s3:::" + now.physicalId());
    try {
      BucketSettings.put(services.objects(), now.physicalId(), wish);
    } catch (ObjectStoreException e) {
      throw ResourceException.handler(
          String.valueOf(e.getMessage()), HandlerErrors.of(e.code()), e);
    }
    return new ResourceState(now.physicalId(), wish.properties(), now.attributes());
  }

  @Override
  public Optional<Sighting> look(ResourceState now) {
    services.permit("s3", "ListBucket", "arn:aws:s3:::" + now.physicalId());
    return Optional.of(
        services.objects().bucketExists(now.physicalId())
            ? new Sighting.There(Documents.of(), Set.of())
            : new Sighting.Gone());
  }

  @Override
  public void delete(ResourceState now) {
    services.permit("s3", "DeleteBucket", "arn:aws:s3:::" + now.physicalId());
    try {
      services.objects().deleteBucket(now.physicalId());
    } catch (ObjectStoreException e) {
      if (!e.code().equals("NoSuchBucket")) {
        throw ResourceException.handler(
            String.valueOf(e.getMessage()), HandlerErrors.of(e.code()), e);
      }
    }
  }
}
