package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code Custom::CDKBucketDeployment} of CDK ({@code s3deploy.BucketDeployment}): what is in
 * archives comes into a bucket.
 */
final class DeployedFilesType implements ResourceType {

  private static final String OWNED = "aws-cdk:cr-owned:";

  private final Services services;

  DeployedFilesType(Services services) {
    this.services = services;
  }

  @Override
  public String name() {
    return "Custom::CDKBucketDeployment";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .inPlace("DestinationBucketKeyPrefix", "DestinationBucketName", "Extract", "Prune")
        .inPlace("RetainOnDelete", "SourceBucketNames", "SourceMarkers", "SourceMarkersConfig")
        .inPlace("SourceObjectKeys")
        .kept("no function is asked", "ServiceToken")
        .kept("there are no distributions", "WaitForDistributionInvalidation")
        .kept("the keys of the archives are in the template", "OutputObjectKeys")
        .required("DestinationBucketName", "ServiceToken", "SourceBucketNames", "SourceObjectKeys");
  }

  @Override
  public Set<String> attributes() {
    return Set.of("DestinationBucketArn");
  }

  @Override
  public boolean varies(String attribute) {
    return true;
  }

  @Override
  public List<String> faults(ObjectNode properties) {
    List<String> faults = new ArrayList<>(properties().faults(properties));
    int archives = properties.path("SourceObjectKeys").size();
    if (properties.path("SourceBucketNames").size() != archives) {
      faults.add("#/SourceBucketNames: there must be as many as SourceObjectKeys");
    }
    return faults;
  }

  @Override
  public Place place() {
    return Place.OUTSIDE;
  }

  @Override
  public ResourceState create(Wish wish) {
    deploy(wish.properties());
    return state(wish, wish.name());
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    deploy(wish.properties());
    if (!FileTarget.of(wish.properties()).equals(FileTarget.of(now.properties()))) {
      delete(now);
    }
    return state(wish, now.physicalId());
  }

  private static ResourceState state(Wish wish, String id) {
    String bucket = FileTarget.of(wish.properties()).bucket();
    return new ResourceState(
        id, wish.properties(), Map.of("DestinationBucketArn", "arn:aws:s3:::" + bucket));
  }

  private void deploy(ObjectNode properties) {
    FileTarget to = FileTarget.of(properties);
    services.permit("s3", "PutObject", to.arn());
    FileDeployment files = new FileDeployment(services.objects(), to);
    try {
      for (int i = 0; i < properties.path("SourceObjectKeys").size(); i++) {
        String bucket = properties.path("SourceBucketNames").path(i).asText();
        String key = properties.path("SourceObjectKeys").path(i).asText();
        services.permit("s3", "GetObject", "arn:aws:s3:::" + bucket + "/" + key);
        SourceMarkers markers =
            SourceMarkers.of(
                properties.path("SourceMarkers").path(i),
                properties.path("SourceMarkersConfig").path(i));
        if (properties.path("Extract").asBoolean(true)) {
          files.extract(bucket, key, markers);
        } else {
          files.copy(bucket, key);
        }
      }
      if (properties.path("Prune").asBoolean(true)) {
        services.permit("s3", "DeleteObject", to.arn());
        files.prune();
      }
    } catch (ObjectStoreException e) {
      throw refused(e);
    }
  }

  private static ResourceException refused(ObjectStoreException e) {
    return ResourceException.handler(String.valueOf(e.getMessage()), HandlerErrors.of(e.code()), e);
  }

  /** By default files stay, and so they do where a bucket says that somebody deploys to it. */
  @Override
  public void delete(ResourceState now) {
    FileTarget from = FileTarget.of(now.properties());
    S3Store objects = services.objects();
    try {
      if (!now.properties().path("RetainOnDelete").asBoolean(true)
          && objects.bucketExists(from.bucket())
          && objects
              .findSetting(from.bucket(), "tagging")
              .filter(tags -> tags.contains(OWNED + from.label()))
              .isEmpty()) {
        services.permit("s3", "DeleteObject", from.arn());
        new FileDeployment(objects, from).prune();
      }
    } catch (ObjectStoreException e) {
      throw refused(e);
    }
  }
}
