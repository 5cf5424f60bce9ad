package io.mastic.objects.s3.object;

import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.s3.answer.S3Xml;
import io.mastic.objects.s3.request.S3Request;
import io.mastic.objects.s3.request.UriText;
import io.mastic.objects.s3.request.XmlNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tags in headers and documents, within S3's limits. */
public final class ObjectTags {

  private static final int MOST_ON_OBJECT = 10;
  private static final int MOST_ON_BUCKET = 50;
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 256;

  private ObjectTags() {}

  public static Map<String, String> ofHeader(S3Request request) {
    return checked(UriText.parameters(request.header("x-amz-tagging").orElse("")), MOST_ON_OBJECT);
  }

  static Map<String, String> ofObject(XmlNode tagging) {
    return checked(of(tagging), MOST_ON_OBJECT);
  }

  public static Map<String, String> ofBucket(XmlNode tagging) {
    return checked(of(tagging), MOST_ON_BUCKET);
  }

  static S3Xml document(Map<String, String> tags) {
    return S3Xml.document("Tagging")
        .child(
            "TagSet",
            set ->
                tags.forEach(
                    (key, value) ->
                        set.child("Tag", tag -> tag.put("Key", key).put("Value", value))));
  }

  private static Map<String, String> of(XmlNode tagging) {
    Map<String, String> tags = new LinkedHashMap<>();
    tagging
        .all("TagSet")
        .flatMap(set -> set.all("Tag"))
        .forEach(
            tag -> {
              if (tags.put(tag.text("Key"), tag.text("Value")) != null) {
                throw invalid("Cannot provide multiple Tags with the same key");
              }
            });
    return tags;
  }

  private static Map<String, String> checked(Map<String, String> tags, int most) {
    if (tags.size() > most) {
      throw new ObjectStoreException(
          400, "BadRequest", "Object tags cannot be greater than " + most);
    }
    tags.forEach(
        (key, value) -> {
          if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw invalid("The TagKey you have provided is invalid");
          }
          if (value.length() > LONGEST_VALUE) {
            throw invalid("The TagValue you have provided is invalid");
          }
        });
    return tags;
  }

  private static ObjectStoreException invalid(String message) {
    return new ObjectStoreException(400, "InvalidTag", message);
  }
}
