package io.mastic.objects.s3.bucket;

import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Store;
import io.mastic.objects.StoredObject;
import io.mastic.objects.s3.answer.Owner;
import io.mastic.objects.s3.answer.S3Answer;
import io.mastic.objects.s3.answer.S3Xml;
import io.mastic.objects.s3.object.VersionParameter;
import io.mastic.objects.s3.request.OwnerOnly;
import io.mastic.objects.s3.request.RequestDocuments;
import io.mastic.objects.s3.request.S3Request;
import io.mastic.objects.s3.request.XmlNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Access control lists, which S3 itself has switched off for new buckets: the owner has full
 * control. A bucket keeps a list given as a document; what would open something to others is
 * refused, with the code that S3 gives where lists are off.
 */
public final class AclOperations {

  private static final String SETTING = "acl";

  private final S3Store store;

  public AclOperations(S3Store store) {
    this.store = store;
  }

  public void readOfBucket(S3Request request, S3Answer answer) throws IOException {
    Optional<String> kept = store.findSetting(request.bucket(), SETTING);
    answer.text(200, "application/xml", kept.orElse(ownerOnly(request).toString()));
  }

  public void putOfBucket(S3Request request, S3Answer answer) throws IOException {
    String document = RequestDocuments.text(request);
    if (document.isBlank()) {
      OwnerOnly.require(request);
      store.deleteSetting(request.bucket(), SETTING);
    } else {
      if (request.header("x-amz-acl").isPresent()) {
        throw new ObjectStoreException(
            400, "UnexpectedContent", "This request does not support content");
      }
      OwnerOnly.require(request);
      XmlNode.parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
      store.putSetting(request.bucket(), SETTING, document);
    }
    answer.empty(200);
  }

  public void readOfObject(S3Request request, S3Answer answer) throws IOException {
    requireObject(request);
    answer.xml(200, ownerOnly(request));
  }

  public void putOfObject(S3Request request, S3Answer answer) throws IOException {
    requireObject(request);
    if (!RequestDocuments.text(request).isBlank()) {
      throw OwnerOnly.listsAreOff();
    }
    OwnerOnly.require(request);
    answer.empty(200);
  }

  private void requireObject(S3Request request) {
    StoredObject unused = VersionParameter.load(store, request);
  }

  private static S3Xml ownerOnly(S3Request request) {
    String id = Owner.id(request.http().caller());
    String type =
        " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"CanonicalUser\"";
    return Owner.put(S3Xml.document("AccessControlPolicy"), request.http().caller())
        .child(
            "AccessControlList",
            list ->
                list.child(
                    "Grant",
                    grant ->
                        grant
                            .child("Grantee", type, grantee -> grantee.put("ID", id))
                            .put("Permission", "FULL_CONTROL")));
  }
}
