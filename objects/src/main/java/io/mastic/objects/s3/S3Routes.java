package io.mastic.objects.s3;

import static io.mastic.objects.s3.request.S3Route.Level.BUCKET;
import static io.mastic.objects.s3.request.S3Route.Level.OBJECT;
import static io.mastic.objects.s3.request.S3Route.Level.SERVICE;

import io.mastic.objects.S3Store;
import io.mastic.objects.s3.bucket.AclOperations;
import io.mastic.objects.s3.bucket.BucketOperations;
import io.mastic.objects.s3.bucket.ListOperations;
import io.mastic.objects.s3.bucket.Setting;
import io.mastic.objects.s3.bucket.SettingOperations;
import io.mastic.objects.s3.news.ObjectNews;
import io.mastic.objects.s3.news.ObjectTeller;
import io.mastic.objects.s3.news.UploadNews;
import io.mastic.objects.s3.object.CopyOperations;
import io.mastic.objects.s3.object.ObjectTagOperations;
import io.mastic.objects.s3.object.ReadOperations;
import io.mastic.objects.s3.object.WriteOperations;
import io.mastic.objects.s3.request.S3Route;
import io.mastic.objects.s3.upload.UploadOperations;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The operations of S3 that are there, and where each is answered. */
final class S3Routes {

  private final Map<S3Route, S3Operation> operations = new HashMap<>();

  S3Routes(S3Store store, ObjectNews news, UploadNews begun) {
    ObjectTeller teller = new ObjectTeller(store, news);
    BucketOperations buckets = new BucketOperations(store);
    on("GET", SERVICE, "", buckets::list);
    on("PUT", BUCKET, "", buckets::create);
    on("HEAD", BUCKET, "", buckets::head);
    on("DELETE", BUCKET, "", buckets::delete);
    on("GET", BUCKET, "location", buckets::location);

    ListOperations lists = new ListOperations(store);
    on("GET", BUCKET, "", lists::listObjects);
    on("GET", BUCKET, "list-type", lists::listObjectsV2);
    on("GET", BUCKET, "versions", lists::listVersions);

    ReadOperations reads = new ReadOperations(store);
    on("GET", OBJECT, "", reads::read);
    on("HEAD", OBJECT, "", reads::head);
    on("GET", OBJECT, "attributes", reads::attributes);

    WriteOperations writes = new WriteOperations(store, teller);
    on("PUT", OBJECT, "", writes::put);
    on("DELETE", OBJECT, "", writes::delete);
    on("POST", BUCKET, "delete", writes::deleteMany);

    CopyOperations copies = new CopyOperations(store, teller);
    on("PUT", OBJECT, "copy", copies::copy);
    on("PUT", OBJECT, "uploadId copy", copies::copyPart);

    UploadOperations uploads = new UploadOperations(store, teller, begun);
    on("POST", OBJECT, "uploads", uploads::create);
    on("PUT", OBJECT, "uploadId", uploads::putPart);
    on("POST", OBJECT, "uploadId", uploads::complete);
    on("DELETE", OBJECT, "uploadId", uploads::abort);
    on("GET", OBJECT, "uploadId", uploads::listParts);
    on("GET", BUCKET, "uploads", uploads::list);

    ObjectTagOperations tags = new ObjectTagOperations(store);
    on("GET", OBJECT, "tagging", tags::read);
    on("PUT", OBJECT, "tagging", tags::put);
    on("DELETE", OBJECT, "tagging", tags::delete);

    AclOperations acls = new AclOperations(store);
    on("GET", BUCKET, "acl", acls::readOfBucket);
    on("PUT", BUCKET, "acl", acls::putOfBucket);
    on("GET", OBJECT, "acl", acls::readOfObject);
    on("PUT", OBJECT, "acl", acls::putOfObject);

    SettingOperations settings = new SettingOperations(store, teller);
    on("GET", BUCKET, "policyStatus", settings::policyStatus);
    for (Setting setting : Setting.values()) {
      on("GET", BUCKET, setting.resource(), (q, a) -> settings.read(setting, q, a));
      // No object is ever locked: who asks for it is told.
      if (setting != Setting.OBJECT_LOCK) {
        on("PUT", BUCKET, setting.resource(), (q, a) -> settings.put(setting, q, a));
      }
      if (setting != Setting.VERSIONING) {
        on("DELETE", BUCKET, setting.resource(), (q, a) -> settings.delete(setting, q, a));
      }
    }
  }

  Optional<S3Operation> find(S3Route route) {
    return Optional.ofNullable(operations.get(route));
  }

  private void on(String method, S3Route.Level level, String resource, S3Operation operation) {
    operations.put(new S3Route(method, level, resource), operation);
  }
}
