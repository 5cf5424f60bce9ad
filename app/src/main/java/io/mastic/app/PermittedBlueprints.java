package io.mastic.app;

import io.mastic.kernel.Caller;
import io.mastic.kernel.access.AccessDeniedException;
import io.mastic.kernel.access.Ask;
import io.mastic.kernel.access.Authorizer;
import io.mastic.objects.ObjectStore;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Uri;
import io.mastic.wire.json.JsonService;
import io.mastic.wire.json.JsonServiceException;
import io.mastic.workflows.blueprint.BlueprintErrands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * What blueprints need of S3, IAM and Glue, only for who may have it.
 *
 * @param glue known once all rooms are open
 */
record PermittedBlueprints(Authorizer authorizer, ObjectStore objects, Supplier<JsonService> glue)
    implements BlueprintErrands {

  @Override
  public byte[] fetch(String location, int most) {
    S3Uri place = S3Uri.parse(location);
    check(location, place);
    byte[] found;
    try (InputStream bytes = objects.read(place.bucket(), place.key(), 0, -1)) {
      found = bytes.readNBytes(most + 1);
    } catch (ObjectStoreException e) {
      throw new IllegalArgumentException(
          "Unable to access object at location " + location + ": " + e.code(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (found.length > most) {
      throw new IllegalArgumentException(
          "The object at location " + location + " is larger than " + (most >> 20) + " MiB");
    }
    return found;
  }

  private void check(String location, S3Uri place) {
    try {
      String arn = "arn:aws:s3:::" + place.bucket() + "/" + place.key();
      authorizer.check(new Ask(Caller.current(), "s3", "GetObject", List.of(arn)));
    } catch (AccessDeniedException e) {
      throw new IllegalArgumentException("Access denied on object at location " + location, e);
    }
  }

  @Override
  public void passRole(String roleArn) {
    authorizer.check(new Ask(Caller.current(), "iam", "PassRole", List.of(roleArn)));
  }

  @Override
  public void call(String operation, String request) {
    try {
      byte[] unused = glue.get().call(operation, request.getBytes(StandardCharsets.UTF_8));
    } catch (AccessDeniedException | JsonServiceException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
