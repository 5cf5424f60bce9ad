package io.mastic.objects.s3.object;

import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Errors;
import io.mastic.objects.s3.answer.S3Xml;
import io.mastic.objects.s3.request.S3Request;
import io.mastic.objects.s3.request.UriText;
import io.mastic.objects.s3.request.XmlNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Tags in headers and documents, within S3's limits. */
public final class ObjectTags {

  private static final String SET = "TagSet";
  private static final int MOST_ON_OBJECT = 10;
  private static final int MOST_ON_BUCKET = 50;
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 256;

  /** Letters, digits and blanks of all scripts, and some signs: as S3 documents it. */
  private static final Pattern LEGIBLE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

  private ObjectTags() {}

  public static Map<String, String> ofHeader(S3Request request) {
    String header = request.header("x-amz-tagging").orElse("");
    Map<String, String> tags = UriText.parameters(header);
    if (header.chars().filter(c -> c == '&').count() >= Math.max(1, tags.size())) {
      throw S3Errors.invalidArgument(
          "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query"
              + " parameters without tag name duplicates.",
          "x-amz-tagging",
          header);
    }
    return checked(tags, MOST_ON_OBJECT);
  }

  static Map<String, String> ofObject(XmlNode tagging) {
    return checked(of(tagging, SET), MOST_ON_OBJECT);
  }

  public static Map<String, String> ofBucket(XmlNode tagging) {
    return ofBucket(tagging, SET);
  }

  /**
   * @param set the element that holds the tags
   */
  public static Map<String, String> ofBucket(XmlNode around, String set) {
    return checked(of(around, set), MOST_ON_BUCKET);
  }

  public static S3Xml document(Map<String, String> tags) {
    return S3Xml.document("Tagging")
        .child(
            "TagSet",
            set ->
                tags.forEach(
                    (key, value) ->
                        set.child("Tag", tag -> tag.put("Key", key).put("Value", value))));
  }

  private static Map<String, String> of(XmlNode tagging, String name) {
    Map<String, String> tags = new LinkedHashMap<>();
    tagging
        .all(name)
        .flatMap(set -> set.all("Tag"))
        .forEach(
            tag -> {
              if (tags.put(tag.text("Key"), tag.text("Value")) != null) {
                throw S3Errors.invalidTag(
                    "Cannot provide multiple Tags with the same key", "TagKey", tag.text("Key"));
              }
            });
    return tags;
  }

  private static Map<String, String> checked(Map<String, String> tags, int most) {
    if (tags.size() > most) {
      throw new ObjectStoreException(
          400,
          "BadRequest",
          most == MOST_ON_BUCKET
              ? "Bucket tag count cannot be greater than " + most
              : "Object tags cannot be greater than " + most);
    }
    tags.forEach(
        (key, value) -> {
          if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
            throw S3Errors.invalidTag(
                "System tags cannot be added/updated by requester", "TagKey", key);
          }
          if (key.isEmpty() || key.length() > LONGEST_KEY || !isLegible(key)) {
            throw S3Errors.invalidTag("The TagKey you have provided is invalid", "TagKey", key);
          }
          if (value.length() > LONGEST_VALUE || !isLegible(value)) {
            throw S3Errors.invalidTag(
                "The TagValue you have provided is invalid", "TagValue", value);
          }
        });
    return tags;
  }

  private static boolean isLegible(String text) {
    return LEGIBLE.matcher(text).matches();
  }
}
