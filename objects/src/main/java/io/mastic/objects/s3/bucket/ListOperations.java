package io.mastic.objects.s3.bucket;

import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectListing;
import io.mastic.objects.ObjectVersion;
import io.mastic.objects.S3Errors;
import io.mastic.objects.S3Store;
import io.mastic.objects.VersionListing;
import io.mastic.objects.s3.answer.Owner;
import io.mastic.objects.s3.answer.S3Answer;
import io.mastic.objects.s3.answer.S3Xml;
import io.mastic.objects.s3.request.HttpDate;
import io.mastic.objects.s3.request.S3Request;
import io.mastic.objects.s3.request.UriText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a bucket holds, a page at a time. */
public final class ListOperations {

  private static final int MOST = 1000;

  private final S3Store store;

  public ListOperations(S3Store store) {
    this.store = store;
  }

  /** What all three forms of listing ask. */
  private record Query(
      String prefix, Optional<String> delimiter, int limit, UnaryOperator<String> encoding) {

    static Query of(S3Request request) {
      Optional<String> encoding = request.param("encoding-type").filter(type -> !type.isEmpty());
      if (encoding.isPresent() && !encoding.get().equals("url")) {
        throw S3Errors.invalidArgument("Invalid Encoding Method specified in Request");
      }
      return new Query(
          request.param("prefix", ""),
          request.param("delimiter").filter(text -> !text.isEmpty()),
          Math.min(MOST, request.number("max-keys", MOST, 0, Integer.MAX_VALUE)),
          encoding.isPresent() ? UriText::encode : UnaryOperator.identity());
    }

    S3Xml begin(String root, String bucket) {
      S3Xml xml = S3Xml.document(root).put("Name", bucket).put("Prefix", encoding.apply(prefix));
      xml.put("Delimiter", delimiter.map(encoding));
      return xml.put("MaxKeys", limit);
    }
  }

  private ObjectListing page(S3Request request, Query query, @Nullable String after) {
    ObjectListing page =
        store.list(
            request.bucket(),
            query.prefix,
            query.delimiter.orElse(null),
            after,
            Math.max(1, query.limit));
    return query.limit == 0 ? new ObjectListing(List.of(), List.of(), null) : page;
  }

  public void listObjects(S3Request request, S3Answer answer) throws IOException {
    Query query = Query.of(request);
    String marker = request.param("marker", "");
    ObjectListing page = page(request, query, marker.isEmpty() ? null : marker);
    S3Xml xml = query.begin("ListBucketResult", request.bucket());
    xml.put("Marker", query.encoding.apply(marker));
    if (page.nextAfter() != null && query.delimiter.isPresent()) {
      xml.put("NextMarker", query.encoding.apply(page.nextAfter()));
    }
    xml.put("EncodingType", request.param("encoding-type"));
    finish(xml, request, query, page, true);
    answer.xml(200, xml);
  }

  public void listObjectsV2(S3Request request, S3Answer answer) throws IOException {
    Query query = Query.of(request);
    Optional<String> token = request.param("continuation-token");
    String startAfter = request.param("start-after", "");
    String after =
        token.isPresent() ? KeyToken.key(token.get()) : startAfter.isEmpty() ? null : startAfter;
    ObjectListing page = page(request, query, after);
    S3Xml xml = query.begin("ListBucketResult", request.bucket());
    xml.put("KeyCount", page.objects().size() + page.commonPrefixes().size());
    xml.put("ContinuationToken", token);
    if (page.nextAfter() != null) {
      xml.put("NextContinuationToken", KeyToken.of(page.nextAfter()));
    }
    if (!startAfter.isEmpty()) {
      xml.put("StartAfter", query.encoding.apply(startAfter));
    }
    xml.put("EncodingType", request.param("encoding-type"));
    finish(xml, request, query, page, request.param("fetch-owner", "").equals("true"));
    answer.xml(200, xml);
  }

  /** All versions, each key's latest first. */
  public void listVersions(S3Request request, S3Answer answer) throws IOException {
    Query query = Query.of(request);
    String marker = request.param("key-marker", "");
    String idMarker = request.param("version-id-marker", "");
    if (marker.isEmpty() && !idMarker.isEmpty()) {
      throw S3Errors.invalidArgument(
          "A version-id marker cannot be specified without a key marker.");
    }
    VersionListing page =
        query.limit == 0
            ? new VersionListing(List.of(), List.of(), null, null)
            : store
                .versions()
                .list(
                    request.bucket(),
                    query.prefix,
                    query.delimiter.orElse(null),
                    marker.isEmpty() ? null : marker,
                    idMarker.isEmpty() ? null : idMarker,
                    query.limit);
    S3Xml xml = query.begin("ListVersionsResult", request.bucket());
    xml.put("KeyMarker", query.encoding.apply(marker)).put("VersionIdMarker", idMarker);
    if (page.nextKey() != null) {
      xml.put("NextKeyMarker", query.encoding.apply(page.nextKey()));
      xml.put("NextVersionIdMarker", Optional.ofNullable(page.nextId()));
    }
    xml.put("EncodingType", request.param("encoding-type"));
    xml.put("IsTruncated", page.nextKey() != null);
    for (ObjectVersion version : page.versions()) {
      xml.child(
          version.isMarker() ? "DeleteMarker" : "Version",
          one -> {
            version(one, version, query);
            Owner.put(one, request.http().caller());
          });
    }
    for (String prefix : page.commonPrefixes()) {
      xml.child("CommonPrefixes", one -> one.put("Prefix", query.encoding.apply(prefix)));
    }
    answer.xml(200, xml);
  }

  private static void version(S3Xml xml, ObjectVersion version, Query query) {
    if (version.isMarker()) {
      xml.put("Key", query.encoding.apply(version.info().key()))
          .put("LastModified", HttpDate.document(version.info().lastModified()));
    } else {
      facts(xml, version.info(), query);
    }
    xml.put("VersionId", version.id()).put("IsLatest", version.isLatest());
  }

  private static void finish(
      S3Xml xml, S3Request request, Query query, ObjectListing page, boolean withOwner) {
    xml.put("IsTruncated", page.nextAfter() != null);
    for (ObjectInfo object : page.objects()) {
      xml.child(
          "Contents",
          one -> {
            facts(one, object, query);
            if (withOwner) {
              Owner.put(one, request.http().caller());
            }
          });
    }
    prefixes(xml, query, page);
  }

  private static S3Xml facts(S3Xml xml, ObjectInfo object, Query query) {
    return xml.put("Key", query.encoding.apply(object.key()))
        .put("LastModified", HttpDate.document(object.lastModified()))
        .put("ETag", "\"" + object.etag() + "\"")
        .put("Size", object.size())
        .put("StorageClass", object.storageClass());
  }

  private static void prefixes(S3Xml xml, Query query, ObjectListing page) {
    for (String prefix : page.commonPrefixes()) {
      xml.child("CommonPrefixes", one -> one.put("Prefix", query.encoding.apply(prefix)));
    }
  }
}
