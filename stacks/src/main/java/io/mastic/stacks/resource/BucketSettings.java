package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.neighbours.query.XmlElements;
import io.mastic.objects.S3Store;
import java.util.Map;

/** The settings of a bucket, as the documents in which S3's API has them. */
final class BucketSettings {

  private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

  private BucketSettings() {}

  /** Makes them those that are wanted. */
  static void put(S3Store objects, String bucket, Wish wish) {
    ObjectNode properties = wish.properties();
    set(objects, bucket, "versioning", versioning(properties));
    set(objects, bucket, "publicAccessBlock", publicAccess(properties));
    set(objects, bucket, "ownershipControls", ownership(properties));
    set(objects, bucket, "encryption", encryption(properties));
    set(objects, bucket, "tagging", tagging(GlueTags.of(properties, wish.tags())));
  }

  private static void set(S3Store objects, String bucket, String setting, String document) {
    if (!document.isEmpty()) {
      objects.putSetting(bucket, setting, document);
    } else if (objects.findSetting(bucket, setting).isPresent()) {
      objects.deleteSetting(bucket, setting);
    }
  }

  private static String document(String root, XmlElements content) {
    return "<" + root + NAMESPACE + ">" + content + "</" + root + ">";
  }

  private static String versioning(ObjectNode properties) {
    JsonNode status = properties.path("VersioningConfiguration").path("Status");
    return status.isMissingNode()
        ? ""
        : document("VersioningConfiguration", new XmlElements().text("Status", status.asText()));
  }

  private static String publicAccess(ObjectNode properties) {
    JsonNode block = properties.path("PublicAccessBlockConfiguration");
    if (!block.isObject()) {
      return "";
    }
    XmlElements xml = new XmlElements();
    for (String name :
        new String[] {
          "BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"
        }) {
      xml.text(name, block.path(name).asText("false"));
    }
    return document("PublicAccessBlockConfiguration", xml);
  }

  private static String ownership(ObjectNode properties) {
    JsonNode rules = properties.path("OwnershipControls").path("Rules");
    XmlElements xml = new XmlElements();
    rules.forEach(
        rule ->
            xml.element(
                "Rule",
                each -> each.text("ObjectOwnership", rule.path("ObjectOwnership").asText())));
    return rules.isArray() ? document("OwnershipControls", xml) : "";
  }

  private static String encryption(ObjectNode properties) {
    JsonNode rules = properties.path("BucketEncryption").path("ServerSideEncryptionConfiguration");
    XmlElements xml = new XmlElements();
    rules.forEach(
        rule ->
            xml.element(
                "Rule",
                each -> {
                  JsonNode by = rule.path("ServerSideEncryptionByDefault");
                  each.element(
                      "ApplyServerSideEncryptionByDefault",
                      apply ->
                          apply
                              .text("SSEAlgorithm", by.path("SSEAlgorithm").asText())
                              .text("KMSMasterKeyID", by.path("KMSMasterKeyID").asText(null)));
                  each.text("BucketKeyEnabled", rule.path("BucketKeyEnabled").asText("false"));
                }));
    return rules.isArray() ? document("ServerSideEncryptionConfiguration", xml) : "";
  }

  private static String tagging(Map<String, String> tags) {
    XmlElements xml = new XmlElements();
    xml.element(
        "TagSet",
        set ->
            tags.forEach(
                (key, value) ->
                    set.element("Tag", tag -> tag.text("Key", key).text("Value", value))));
    return tags.isEmpty() ? "" : document("Tagging", xml);
  }
}
