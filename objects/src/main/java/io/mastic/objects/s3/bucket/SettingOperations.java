package io.mastic.objects.s3.bucket;

import io.mastic.kernel.Json;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Errors;
import io.mastic.objects.S3Store;
import io.mastic.objects.s3.answer.S3Answer;
import io.mastic.objects.s3.answer.S3Xml;
import io.mastic.objects.s3.lifecycle.LifecycleDocument;
import io.mastic.objects.s3.news.ObjectTeller;
import io.mastic.objects.s3.object.ObjectTags;
import io.mastic.objects.s3.request.RequestDocuments;
import io.mastic.objects.s3.request.S3Request;
import io.mastic.objects.s3.request.XmlNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Settings of buckets: kept as given, given back as kept. */
public final class SettingOperations {

  /** Which objects are too small to move stands beside the lifecycle, in a header of its own. */
  private static final String LEAST_SIZE = LifecycleDocument.LEAST_SIZE;

  private static final String DEFAULT_LEAST = "all_storage_classes_128K";

  private final S3Store store;

  private final ObjectTeller teller;

  public SettingOperations(S3Store store, ObjectTeller teller) {
    this.store = store;
    this.teller = teller;
  }

  public void read(Setting setting, S3Request request, S3Answer answer) throws IOException {
    String document =
        store
            .findSetting(request.bucket(), setting.resource())
            .or(() -> setting.initial(!store.keepsVersions()))
            .orElseThrow(
                () -> new ObjectStoreException(404, setting.unsetCode(), setting.unsetMessage()));
    if (setting == Setting.LIFECYCLE) {
      answer.header(LEAST_SIZE, leastSize(request.bucket()).orElse(DEFAULT_LEAST));
    }
    boolean json = setting == Setting.POLICY;
    answer.text(200, json ? "application/json" : "application/xml", document);
  }

  public void put(Setting setting, S3Request request, S3Answer answer) throws IOException {
    String document = RequestDocuments.text(request);
    check(setting, document);
    if (setting == Setting.LIFECYCLE && store.keepsVersions()) {
      LifecycleDocument.check(document);
    }
    if (setting == Setting.VERSIONING && !store.keepsVersions()) {
      throw elsewhere("the versioning of the bucket");
    }
    if (setting == Setting.NOTIFICATION) {
      if (request.header("x-amz-skip-destination-validation").orElse("").equals("true")) {
        ObjectTeller.checked(document);
      } else {
        teller.configured(request.bucket(), document);
      }
    }
    if (setting == Setting.LIFECYCLE) {
      answer.header(LEAST_SIZE, keptLeastSize(request));
    }
    store.putSetting(request.bucket(), setting.resource(), document);
    answer.empty(setting == Setting.POLICY || setting == Setting.TAGGING ? 204 : 200);
  }

  private Optional<String> leastSize(String bucket) {
    return store.keepsVersions() ? store.findSetting(bucket, LEAST_SIZE) : Optional.empty();
  }

  private String keptLeastSize(S3Request request) {
    String size = request.header(LEAST_SIZE).orElse(DEFAULT_LEAST);
    if (!size.equals(DEFAULT_LEAST) && !size.equals(LifecycleDocument.LEAST_VARIES)) {
      throw new ObjectStoreException(
          400, "InvalidArgument", "Invalid transition default minimum object size: " + size);
    }
    if (store.keepsVersions()) {
      store.putSetting(request.bucket(), LEAST_SIZE, size);
    } else if (!size.equals(DEFAULT_LEAST)) {
      throw elsewhere("the least size of what the bucket's lifecycle moves");
    }
    return size;
  }

  private static ObjectStoreException elsewhere(String what) {
    return new ObjectStoreException(
        501,
        "NotImplemented",
        "This server keeps its objects in an S3 elsewhere: set " + what + " there");
  }

  public void delete(Setting setting, S3Request request, S3Answer answer) {
    store.deleteSetting(request.bucket(), setting.resource());
    answer.empty(204);
  }

  public void policyStatus(S3Request request, S3Answer answer) throws IOException {
    Optional<String> policy = store.findSetting(request.bucket(), Setting.POLICY.resource());
    if (policy.isEmpty()) {
      throw new ObjectStoreException(
          404, Setting.POLICY.unsetCode(), Setting.POLICY.unsetMessage());
    }
    // Nobody gets in here without a key of the server, whatever the policy says.
    answer.xml(200, S3Xml.document("PolicyStatus").put("IsPublic", false));
  }

  private static void check(Setting setting, String document) {
    if (setting == Setting.POLICY) {
      checkPolicy(document);
      return;
    }
    XmlNode xml =
        XmlNode.parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    if (setting == Setting.VERSIONING && !isVersioning(xml)) {
      throw new ObjectStoreException(
          400,
          "IllegalVersioningConfigurationException",
          "The Versioning element must be specified");
    }
    if (setting == Setting.VERSIONING && xml.find("MfaDelete").orElse("").equals("Enabled")) {
      throw S3Errors.notImplemented("MfaDelete; nobody has a device to delete by");
    }
    if (setting == Setting.TAGGING) {
      ObjectTags.ofBucket(xml);
    }
  }

  private static boolean isVersioning(XmlNode xml) {
    String status = xml.find("Status").orElse("");
    return status.equals("Enabled") || status.equals("Suspended");
  }

  private static void checkPolicy(String document) {
    try {
      if (Json.read(document).isObject()) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // The same answer as for JSON that is no object.
    }
    throw new ObjectStoreException(400, "MalformedPolicy", "This policy contains invalid Json");
  }
}
