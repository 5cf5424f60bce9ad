package io.mastic.objects.s3.request;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which operation a request means: S3 tells them apart by method, by what the path names, and by
 * parameters that stand for sub-resources.
 *
 * @param resource the sub-resource, for example {@code tagging}; empty for the thing itself
 */
public record S3Route(String method, Level level, String resource) {

  public enum Level {
    SERVICE,
    BUCKET,
    OBJECT
  }

  /** In the order in which they win; {@code uploadId} goes before what its requests also carry. */
  private static final List<String> RESOURCES =
      List.of(
          "uploads",
          "uploadId",
          "attributes",
          "tagging",
          "acl",
          "delete",
          "versions",
          "location",
          "policy",
          "policyStatus",
          "cors",
          "website",
          "versioning",
          "accelerate",
          "requestPayment",
          "logging",
          "lifecycle",
          "replication",
          "encryption",
          "object-lock",
          "publicAccessBlock",
          "ownershipControls",
          "notification",
          "analytics",
          "inventory",
          "metrics",
          "intelligent-tiering",
          "metadataTable",
          "metadataConfiguration",
          "metadataInventoryTable",
          "metadataJournalTable",
          "session",
          "abac",
          "retention",
          "legal-hold",
          "torrent",
          "restore",
          "select",
          "renameObject",
          "append",
          "write-offset-bytes");

  public static S3Route of(S3Request request) {
    Level level =
        request.bucket().isEmpty()
            ? Level.SERVICE
            : request.key().isEmpty() ? Level.BUCKET : Level.OBJECT;
    String method = request.http().method();
    String resource = resource(request.query());
    // By their names they say what is asked; of most the value is empty.
    request.query().keySet().stream()
        .filter(RESOURCES::contains)
        .filter(name -> !name.equals("uploadId"))
        .forEach(request.heard()::add);
    boolean copy = method.equals("PUT") && request.header("x-amz-copy-source").isPresent();
    if (level == Level.BUCKET
        && resource.isEmpty()
        && "2".equals(request.query().get("list-type"))) {
      resource = "list-type";
    }
    return new S3Route(method, level, copy ? (resource + " copy").trim() : resource);
  }

  private static String resource(Map<String, String> query) {
    return RESOURCES.stream().filter(query::containsKey).findFirst().orElse("");
  }

  @Override
  public String toString() {
    String what = level.name().charAt(0) + level.name().substring(1).toLowerCase(Locale.ROOT);
    return method + " " + what + (resource.isEmpty() ? "" : " " + resource);
  }
}
