package io.mastic.objects.s3.object;

import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.OpenObject;
import io.mastic.objects.PartSpan;
import io.mastic.objects.S3Errors;
import io.mastic.objects.S3Store;
import io.mastic.objects.StoredObject;
import io.mastic.objects.s3.answer.S3Answer;
import io.mastic.objects.s3.answer.S3Xml;
import io.mastic.objects.s3.lifecycle.Expiration;
import io.mastic.objects.s3.request.ByteRange;
import io.mastic.objects.s3.request.HttpDate;
import io.mastic.objects.s3.request.ReadCondition;
import io.mastic.objects.s3.request.S3Request;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An object's bytes and facts. */
public final class ReadOperations {

  private static final List<String> OVERRIDES =
      List.of(
          "content-type",
          "content-language",
          "expires",
          "cache-control",
          "content-disposition",
          "content-encoding");

  private static final int MOST_PARTS = 1_000;

  private final S3Store store;

  public ReadOperations(S3Store store) {
    this.store = store;
  }

  /** What of the object the answer holds. */
  private record Selection(ByteRange range, boolean partial) {

    int status() {
      return partial ? 206 : 200;
    }
  }

  public void read(S3Request request, S3Answer answer) throws IOException {
    try (OpenObject open = VersionParameter.open(store, request)) {
      Optional<Selection> selection = begin(request, answer, open.object());
      if (selection.isEmpty()) {
        return;
      }
      ByteRange range = selection.get().range();
      try (InputStream bytes = open.read(range.first(), range.length())) {
        bytes.transferTo(answer.body(selection.get().status()));
      }
    }
  }

  public void head(S3Request request, S3Answer answer) throws IOException {
    begin(request, answer, VersionParameter.load(store, request))
        .ifPresent(selection -> answer.head(selection.status()));
  }

  public void attributes(S3Request request, S3Answer answer) throws IOException {
    StoredObject object = VersionParameter.load(store, request);
    List<String> wanted =
        Arrays.stream(request.header("x-amz-object-attributes").orElse("").split(",", -1))
            .map(String::trim)
            .toList();
    int after = number(request, "x-amz-part-number-marker", 0, 0);
    int limit = Math.min(MOST_PARTS, number(request, "x-amz-max-parts", MOST_PARTS, 1));
    S3Xml xml = S3Xml.document("GetObjectAttributesResponse");
    if (wanted.contains("ETag")) {
      xml.put("ETag", object.info().etag());
    }
    if (wanted.contains("Checksum") && !object.facts().checksums().isEmpty()) {
      xml.child("Checksum", one -> Checksums.put(one, object.facts()));
    }
    List<Long> parts = object.facts().partSizes();
    if (wanted.contains("ObjectParts") && !parts.isEmpty()) {
      parts(parts, after, limit, xml);
    }
    if (wanted.contains("StorageClass")) {
      xml.put("StorageClass", object.info().storageClass());
    }
    if (wanted.contains("ObjectSize")) {
      xml.put("ObjectSize", object.info().size());
    }
    VersionParameter.header(answer, object.versionId());
    answer.header("Last-Modified", HttpDate.header(object.info().lastModified())).xml(200, xml);
  }

  private static void parts(List<Long> sizes, int after, int limit, S3Xml xml) {
    int end = Math.min(sizes.size(), after + limit);
    xml.child(
        "ObjectParts",
        one -> {
          one.put("PartsCount", sizes.size()).put("PartNumberMarker", after);
          if (end > after) {
            one.put("NextPartNumberMarker", end);
          }
          one.put("MaxParts", limit).put("IsTruncated", end < sizes.size());
          for (int i = after; i < end; i++) {
            int number = i + 1;
            one.child(
                "Part", part -> part.put("PartNumber", number).put("Size", sizes.get(number - 1)));
          }
        });
  }

  private static int number(S3Request request, String header, int otherwise, int least) {
    String text = request.header(header).orElse(Integer.toString(otherwise));
    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least) {
      throw S3Errors.invalidArgument("Argument " + header + " must be an integer from " + least);
    }
    return Integer.parseInt(text);
  }

  /** The headers of the answer; empty if it is over, because there is nothing to send. */
  private Optional<Selection> begin(S3Request request, S3Answer answer, StoredObject object)
      throws IOException {
    ObjectInfo info = object.info();
    ReadCondition.Verdict verdict = ReadCondition.of(request, "").judge(info);
    Optional<PartSpan> part = part(request, object);
    Optional<ByteRange> range;
    try {
      range =
          part.isPresent()
              ? part.filter(span -> span.length() > 0).map(ReadOperations::range)
              : ByteRange.parse(request.header("range"), info.size());
    } catch (ByteRange.NotSatisfiable e) {
      refuseRange(request, answer, info);
      return Optional.empty();
    }
    answer.header("ETag", "\"" + info.etag() + "\"");
    answer.header("Last-Modified", HttpDate.header(info.lastModified()));
    VersionParameter.header(answer, object.versionId());
    if (verdict == ReadCondition.Verdict.NOT_MODIFIED) {
      answer.head(304);
      return Optional.empty();
    }
    facts(request, answer, object, range.isPresent());
    part.filter(span -> span.count() > 0)
        .ifPresent(span -> answer.header("x-amz-mp-parts-count", Integer.toString(span.count())));
    answer.header("Content-Range", range.map(some -> some.contentRange(info.size())));
    Selection selection =
        new Selection(range.orElse(new ByteRange(0, info.size() - 1)), range.isPresent());
    answer.header("Content-Length", Long.toString(selection.range().length()));
    return Optional.of(selection);
  }

  private Optional<PartSpan> part(S3Request request, StoredObject object) {
    if (request.param("partNumber").isEmpty()) {
      return Optional.empty();
    }
    if (request.header("range").isPresent()) {
      throw S3Errors.invalidRequest(
          "Cannot specify both Range header and partNumber query parameter");
    }
    int number = request.number("partNumber", 1, 1, 10_000);
    Optional<PartSpan> part = store.findPart(request.bucket(), object, number);
    if (part.isEmpty()) {
      throw new ObjectStoreException(
          416, "InvalidPartNumber", "The requested partnumber is not satisfiable");
    }
    return part;
  }

  private static ByteRange range(PartSpan part) {
    return new ByteRange(part.first(), part.first() + part.length() - 1);
  }

  private void facts(S3Request request, S3Answer answer, StoredObject object, boolean ranged) {
    answer.header("Accept-Ranges", "bytes");
    if (!object.facts().headers().containsKey("content-type")
        && request.param("response-content-type").isEmpty()) {
      answer.header("Content-Type", "binary/octet-stream");
    }
    object
        .facts()
        .headers()
        .forEach(
            (name, value) -> {
              if (request.param("response-" + name).isEmpty()) {
                answer.header(name, value);
              }
            });
    Encryption.show(store, object.facts(), answer);
    if (request.param("versionId").isEmpty()) {
      Expiration.show(store, request.bucket(), object, answer);
    }
    for (String name : OVERRIDES) {
      answer.header(name, request.param("response-" + name));
    }
    if (object.tagCount() > 0) {
      answer.header("x-amz-tagging-count", Integer.toString(object.tagCount()));
    }
    boolean checked =
        request.header("x-amz-checksum-mode").orElse("").toUpperCase(Locale.ROOT).equals("ENABLED");
    if (checked && !ranged) {
      Checksums.header(answer, object.facts());
    }
  }

  private static void refuseRange(S3Request request, S3Answer answer, ObjectInfo info)
      throws IOException {
    answer.header("Content-Range", "bytes */" + info.size());
    if (request.http().method().equals("HEAD")) {
      answer.head(416);
      return;
    }
    answer.xml(
        416,
        S3Xml.error()
            .put("Code", "InvalidRange")
            .put("Message", "The requested range is not satisfiable")
            .put("RangeRequested", request.header("range"))
            .put("ActualObjectSize", info.size())
            .put("RequestId", request.http().requestId()));
  }
}
