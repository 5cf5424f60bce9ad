package io.mastic.objects.s3.object;

import io.mastic.objects.Deletion;
import io.mastic.objects.NewObject;
import io.mastic.objects.ObjectFacts;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Errors;
import io.mastic.objects.S3Store;
import io.mastic.objects.StoredObject;
import io.mastic.objects.WriteCondition;
import io.mastic.objects.s3.answer.S3Answer;
import io.mastic.objects.s3.answer.S3Xml;
import io.mastic.objects.s3.lifecycle.Expiration;
import io.mastic.objects.s3.news.ObjectChange;
import io.mastic.objects.s3.news.ObjectTeller;
import io.mastic.objects.s3.request.CheckedBody;
import io.mastic.objects.s3.request.OwnerOnly;
import io.mastic.objects.s3.request.RequestDocuments;
import io.mastic.objects.s3.request.S3Request;
import io.mastic.objects.s3.request.XmlNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Objects put and deleted. */
public final class WriteOperations {

  private static final int MOST_DELETES = 1000;

  private final S3Store store;

  private final ObjectTeller teller;

  public WriteOperations(S3Store store, ObjectTeller teller) {
    this.store = store;
    this.teller = teller;
  }

  public void put(S3Request request, S3Answer answer) {
    OwnerOnly.require(request);
    ObjectFacts given =
        ObjectFacts.ofHeaders(Encryption.added(store, request, KeptHeaders.of(request)))
            .withTags(ObjectTags.ofHeader(request));
    CheckedBody body = new CheckedBody(request);
    StoredObject object =
        store.put(
            request.bucket(),
            request.key(),
            new NewObject(body, () -> checked(given, body), condition(request)));
    teller.created(request.bucket(), object, ObjectChange.What.PUT);
    answer.header("ETag", "\"" + object.info().etag() + "\"");
    VersionParameter.header(answer, object.versionId());
    Encryption.show(store, object.facts(), answer);
    Expiration.show(store, request.bucket(), object, answer);
    Checksums.header(answer, object.facts());
    answer.empty(200);
  }

  private static ObjectFacts checked(ObjectFacts facts, CheckedBody body) {
    Map<String, String> checksums = body.checksums();
    return checksums.isEmpty() ? facts : facts.withChecksums(checksums, "FULL_OBJECT");
  }

  public static WriteCondition condition(S3Request request) {
    Optional<String> none = request.header("if-none-match");
    if (none.isPresent() && !none.get().equals("*")) {
      throw S3Errors.notImplemented("If-None-Match with an ETag on a write");
    }
    return new WriteCondition(request.header("if-match").orElse(null), none.orElse(null));
  }

  public void delete(S3Request request, S3Answer answer) {
    Deletion deletion =
        delete(request.bucket(), request.key(), VersionParameter.of(request), condition(request));
    VersionParameter.header(answer, deletion.versionId());
    if (deletion.isMarker()) {
      answer.header("x-amz-delete-marker", "true");
    }
    answer.empty(204);
  }

  private Deletion delete(
      String bucket, String key, Optional<String> id, WriteCondition condition) {
    Deletion deletion =
        id.isPresent()
            ? store.versions().delete(bucket, key, id.get())
            : store.delete(bucket, key, condition);
    teller.deleted(bucket, key, id.isEmpty() && deletion.isMarker());
    return deletion;
  }

  public void deleteMany(S3Request request, S3Answer answer) throws IOException {
    XmlNode document = RequestDocuments.xml(request);
    List<XmlNode> objects = document.all("Object").toList();
    if (objects.isEmpty() || objects.size() > MOST_DELETES) {
      throw S3Errors.malformedXml();
    }
    if (!store.bucketExists(request.bucket())) {
      throw ObjectStoreException.noSuchBucket(request.bucket());
    }
    boolean quiet = document.find("Quiet").orElse("").equals("true");
    S3Xml xml = S3Xml.document("DeleteResult");
    for (XmlNode object : objects) {
      deleteOne(request.bucket(), object, quiet, xml);
    }
    answer.xml(200, xml);
  }

  private void deleteOne(String bucket, XmlNode object, boolean quiet, S3Xml xml) {
    String key = object.text("Key");
    Optional<String> id = object.find("VersionId").filter(text -> !text.isEmpty());
    try {
      if (object.find("Size").isPresent() || object.find("LastModifiedTime").isPresent()) {
        throw S3Errors.notImplemented("a condition that only directory buckets have");
      }
      Deletion deletion =
          delete(bucket, key, id, new WriteCondition(object.find("ETag").orElse(null), null));
      if (!quiet) {
        xml.child("Deleted", one -> put(one.put("Key", key), id, deletion));
      }
    } catch (ObjectStoreException e) {
      xml.child(
          "Error",
          one ->
              one.put("Key", key)
                  .put("VersionId", id)
                  .put("Code", e.code())
                  .put("Message", Optional.ofNullable(e.getMessage())));
    }
  }

  private static S3Xml put(S3Xml one, Optional<String> id, Deletion deletion) {
    one.put("VersionId", id);
    return deletion.isMarker()
        ? one.put("DeleteMarker", true)
            .put("DeleteMarkerVersionId", Optional.ofNullable(deletion.versionId()))
        : one;
  }
}
