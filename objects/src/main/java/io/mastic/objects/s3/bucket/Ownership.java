package io.mastic.objects.s3.bucket;

import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Errors;
import io.mastic.objects.S3Store;
import io.mastic.objects.s3.answer.S3Xml;
import io.mastic.objects.s3.request.OwnerOnly;
import io.mastic.objects.s3.request.S3Request;
import java.util.Optional;
import java.util.Set;

/** Whose the objects of a new bucket are, as the request that makes it says. */
record Ownership(Optional<String> kind) {

  private static final String ENFORCED = "BucketOwnerEnforced";
  private static final Set<String> KINDS = Set.of(ENFORCED, "BucketOwnerPreferred", "ObjectWriter");

  /**
   * @throws ObjectStoreException for a kind that is none, and for lists that let others in
   */
  static Ownership of(S3Request request) {
    Optional<String> kind = request.header("x-amz-object-ownership");
    if (kind.isPresent() && !KINDS.contains(kind.get())) {
      throw S3Errors.invalidArgument(
          "Invalid x-amz-object-ownership header: " + kind.get(),
          "x-amz-object-ownership",
          kind.get());
    }
    if (OwnerOnly.asksForMore(request)) {
      throw kind.orElse(ENFORCED).equals(ENFORCED)
          ? new ObjectStoreException(
              400,
              "InvalidBucketAclWithObjectOwnership",
              "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting")
          : S3Errors.notImplemented("an access control list that lets others in");
    }
    return new Ownership(kind);
  }

  void keep(S3Store store, String bucket) {
    kind.ifPresent(
        name ->
            store.putSetting(
                bucket,
                Setting.OWNERSHIP_CONTROLS.resource(),
                S3Xml.document("OwnershipControls")
                    .child("Rule", rule -> rule.put("ObjectOwnership", name))
                    .toString()));
  }
}
