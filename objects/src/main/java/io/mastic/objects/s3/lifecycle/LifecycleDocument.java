package io.mastic.objects.s3.lifecycle;

import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Errors;
import io.mastic.objects.s3.request.XmlNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** S3's document of a bucket's rules, with all that S3 checks before it takes one. */
public final class LifecycleDocument {

  /** As stores call the setting. */
  public static final String SETTING = "lifecycle";

  /** Beside the setting, and the header that it comes in: which objects are too small to move. */
  public static final String LEAST_SIZE = "x-amz-transition-default-minimum-object-size";

  /** A value of it: archives take objects of any size. */
  public static final String LEAST_VARIES = "varies_by_storage_class";

  private static final int MOST_RULES = 1000;
  private static final int LONGEST_ID = 255;
  private static final int MOST_KEPT = 100;

  /** Objects lie some days in their first class before these take them. */
  private static final Map<String, Integer> FEWEST_DAYS =
      Map.of(
          "STANDARD_IA", 30,
          "ONEZONE_IA", 30,
          "INTELLIGENT_TIERING", 0,
          "GLACIER_IR", 0,
          "GLACIER", 0,
          "DEEP_ARCHIVE", 0);

  private LifecycleDocument() {}

  /**
   * @throws ObjectStoreException for a document that S3 would not take
   */
  public static void check(String document) {
    List<LifecycleRule> unused = parse(document);
  }

  /** The rules that are enabled. */
  static List<LifecycleRule> parse(String document) {
    XmlNode xml =
        XmlNode.parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    List<XmlNode> all = xml.all("Rule").toList();
    if (all.isEmpty()) {
      throw S3Errors.malformedXml();
    }
    if (all.size() > MOST_RULES) {
      throw S3Errors.invalidRequest(
          "The number of lifecycle rules must not exceed the allowed limit of "
              + MOST_RULES
              + " rules");
    }
    Set<String> ids = new HashSet<>();
    List<LifecycleRule> enabled = new ArrayList<>();
    for (XmlNode rule : all) {
      String id = rule.find("ID").orElse("");
      if (id.length() > LONGEST_ID) {
        throw S3Errors.invalidArgument("ID length should not exceed allowed limit of 255");
      }
      if (!id.isEmpty() && !ids.add(id)) {
        throw S3Errors.invalidArgument(
            "Rule ID must be unique. Found same ID for more than one rule");
      }
      LifecycleRule read = rule(rule);
      switch (rule.text("Status")) {
        case "Enabled" -> enabled.add(read);
        case "Disabled" -> {
          // Checked, and not followed.
        }
        default -> throw S3Errors.malformedXml();
      }
    }
    return enabled;
  }

  private static LifecycleRule rule(XmlNode rule) {
    RuleFilter filter = filter(rule);
    Optional<XmlNode> expiration = rule.all("Expiration").findFirst();
    Optional<XmlNode> older = rule.all("NoncurrentVersionExpiration").findFirst();
    Optional<XmlNode> abort = rule.all("AbortIncompleteMultipartUpload").findFirst();
    List<LifecycleRule.Transition> transitions =
        rule.all("Transition").map(one -> transition(one, "Days", "Transition")).toList();
    List<LifecycleRule.Transition> olderTransitions =
        rule.all("NoncurrentVersionTransition")
            .map(one -> transition(one, "NoncurrentDays", "NoncurrentVersionTransition"))
            .toList();
    if (expiration.isEmpty()
        && older.isEmpty()
        && abort.isEmpty()
        && transitions.isEmpty()
        && olderTransitions.isEmpty()) {
      throw S3Errors.invalidRequest("At least one action needs to be specified in a rule");
    }
    boolean removesMarkers =
        expiration
            .flatMap(one -> one.find("ExpiredObjectDeleteMarker"))
            .filter("true"::equals)
            .isPresent();
    if (!filter.tags().isEmpty() && (removesMarkers || abort.isPresent())) {
      throw S3Errors.invalidRequest(
          (removesMarkers ? "ExpiredObjectDeleteMarker" : "AbortIncompleteMultipartUpload")
              + " cannot be specified with Tags.");
    }
    if (filter.hasSizes() && abort.isPresent()) {
      throw S3Errors.invalidRequest(
          "AbortIncompleteMultipartUpload cannot be specified with Object Size.");
    }
    When expires = expiration.map(one -> expiration(one)).orElse(null);
    checkOrder(expires, transitions);
    return new LifecycleRule(
        rule.find("ID").orElse(""),
        filter,
        new LifecycleRule.OfLatest(expires, removesMarkers, transitions),
        new LifecycleRule.OfOlder(
            older
                .map(one -> When.days(days(one, "NoncurrentDays", "NoncurrentVersionExpiration")))
                .orElse(null),
            older.map(LifecycleDocument::kept).orElse(0),
            olderTransitions),
        abort
            .map(one -> days(one, "DaysAfterInitiation", "AbortIncompleteMultipartUpload"))
            .orElse(null));
  }

  private static void checkOrder(
      @Nullable When expires, List<LifecycleRule.Transition> transitions) {
    for (LifecycleRule.Transition one : transitions) {
      Integer moved = one.when().days();
      if (expires == null) {
        continue;
      }
      if ((expires.days() == null) != (moved == null)) {
        throw S3Errors.invalidRequest(
            "Found mixed 'Date' and 'Days' based Expiration and Transition actions in lifecycle"
                + " rule");
      }
      if (expires.days() != null && moved != null && expires.days() <= moved) {
        throw S3Errors.invalidArgument(
            "'Days' in the Expiration action must be greater than 'Days' in the Transition"
                + " action");
      }
    }
  }

  private static @Nullable When expiration(XmlNode expiration) {
    boolean hasDays = expiration.find("Days").isPresent();
    boolean hasDate = expiration.find("Date").isPresent();
    Optional<String> marker = expiration.find("ExpiredObjectDeleteMarker");
    boolean ofMarkers =
        marker.isPresent() && (marker.get().equals("true") || (!hasDays && !hasDate));
    if ((ofMarkers ? 1 : 0) + (hasDays ? 1 : 0) + (hasDate ? 1 : 0) != 1) {
      throw S3Errors.malformedXml();
    }
    if (ofMarkers) {
      return null;
    }
    return hasDate
        ? new When(null, date(expiration))
        : When.days(days(expiration, "Days", "Expiration"));
  }

  private static LifecycleRule.Transition transition(XmlNode one, String member, String action) {
    String storageClass = one.text("StorageClass");
    Integer fewest = FEWEST_DAYS.get(storageClass);
    if (fewest == null) {
      throw S3Errors.malformedXml();
    }
    if (one.find("NewerNoncurrentVersions").isPresent()) {
      throw S3Errors.notImplemented("NewerNoncurrentVersions of a transition");
    }
    if (one.find("Date").isPresent()) {
      return new LifecycleRule.Transition(new When(null, date(one)), storageClass);
    }
    int days = number(one, member);
    if (days < 0) {
      throw S3Errors.invalidArgument(
          "'" + member + "' for " + action + " action must be nonnegative");
    }
    if (days < fewest) {
      throw S3Errors.invalidArgument(
          "'"
              + member
              + "' in "
              + action
              + " action must be greater than or equal to "
              + fewest
              + " for storageClass '"
              + storageClass
              + "'");
    }
    return new LifecycleRule.Transition(When.days(days), storageClass);
  }

  private static int days(XmlNode one, String member, String action) {
    int days = number(one, member);
    if (days <= 0) {
      throw S3Errors.invalidArgument(
          "'" + member + "' for " + action + " action must be a positive integer");
    }
    return days;
  }

  private static int number(XmlNode one, String member) {
    String text = one.text(member).strip();
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw S3Errors.malformedXml();
    }
  }

  private static int kept(XmlNode older) {
    Optional<String> given = older.find("NewerNoncurrentVersions");
    if (given.isEmpty()) {
      return 0;
    }
    int kept = number(older, "NewerNoncurrentVersions");
    if (kept < 1 || kept > MOST_KEPT) {
      throw S3Errors.invalidArgument(
          "'NewerNoncurrentVersions' for NoncurrentVersionExpiration action must be between 1 and"
              + " "
              + MOST_KEPT);
    }
    return kept;
  }

  private static Instant date(XmlNode one) {
    try {
      Instant date = Instant.parse(zoned(one.text("Date").strip()));
      if (date.equals(date.truncatedTo(ChronoUnit.DAYS))) {
        return date;
      }
    } catch (DateTimeException e) {
      throw S3Errors.malformedXml();
    }
    throw S3Errors.invalidArgument("'Date' must be at midnight GMT");
  }

  private static String zoned(String date) {
    return date.length() == 10 ? date + "T00:00:00Z" : date;
  }

  private static RuleFilter filter(XmlNode rule) {
    Optional<XmlNode> given = rule.all("Filter").findFirst();
    Optional<String> prefix = rule.find("Prefix");
    if (given.isPresent() == prefix.isPresent()) {
      throw S3Errors.malformedXml();
    }
    if (given.isEmpty()) {
      return new RuleFilter(prefix.orElse(""), Map.of(), null, null);
    }
    List<XmlNode> parts = given.get().children();
    if (parts.size() > 1) {
      throw S3Errors.malformedXml();
    }
    XmlNode and = given.get().all("And").findFirst().orElse(given.get());
    Map<String, String> tags = new HashMap<>();
    and.all("Tag")
        .forEach(
            tag -> {
              if (tags.put(tag.text("Key"), tag.text("Value")) != null) {
                throw S3Errors.invalidRequest("Duplicate Tag Keys are not allowed.");
              }
            });
    return new RuleFilter(
        and.find("Prefix").orElse(""),
        tags,
        size(and, "ObjectSizeGreaterThan"),
        size(and, "ObjectSizeLessThan"));
  }

  private static @Nullable Long size(XmlNode filter, String member) {
    try {
      return filter.find(member).map(text -> Long.parseLong(text.strip())).orElse(null);
    } catch (NumberFormatException e) {
      throw S3Errors.malformedXml();
    }
  }
}
