package io.mastic.objects.s3.upload;

import io.mastic.objects.Checksum;
import io.mastic.objects.ObjectFacts;
import io.mastic.objects.Part;
import io.mastic.objects.PartChoice;
import io.mastic.objects.S3Errors;
import io.mastic.objects.S3Store;
import io.mastic.objects.StorageClasses;
import io.mastic.objects.StoredObject;
import io.mastic.objects.Upload;
import io.mastic.objects.s3.answer.Owner;
import io.mastic.objects.s3.answer.S3Answer;
import io.mastic.objects.s3.answer.S3Xml;
import io.mastic.objects.s3.lifecycle.Expiration;
import io.mastic.objects.s3.news.ObjectChange;
import io.mastic.objects.s3.news.ObjectTeller;
import io.mastic.objects.s3.news.UploadNews;
import io.mastic.objects.s3.object.Checksums;
import io.mastic.objects.s3.object.Encryption;
import io.mastic.objects.s3.object.KeptHeaders;
import io.mastic.objects.s3.object.ObjectTags;
import io.mastic.objects.s3.object.VersionParameter;
import io.mastic.objects.s3.object.WriteOperations;
import io.mastic.objects.s3.request.CheckedBody;
import io.mastic.objects.s3.request.HttpDate;
import io.mastic.objects.s3.request.OwnerOnly;
import io.mastic.objects.s3.request.RequestDocuments;
import io.mastic.objects.s3.request.S3Request;
import io.mastic.objects.s3.request.XmlNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Objects that come in parts. */
public final class UploadOperations {

  private static final int MOST = 1000;

  private final S3Store store;

  private final ObjectTeller teller;
  private final UploadNews news;

  public UploadOperations(S3Store store, ObjectTeller teller, UploadNews news) {
    this.store = store;
    this.teller = teller;
    this.news = news;
  }

  public void create(S3Request request, S3Answer answer) throws IOException {
    OwnerOnly.require(request);
    ObjectFacts facts =
        ObjectFacts.ofHeaders(Encryption.added(store, request, KeptHeaders.of(request)))
            .withTags(ObjectTags.ofHeader(request));
    String algorithm =
        request
            .header("x-amz-checksum-algorithm")
            .map(name -> name.toUpperCase(Locale.ROOT))
            .orElse(null);
    String type = checksumType(request, algorithm);
    Upload upload = store.uploads().create(request.bucket(), request.key(), facts, algorithm, type);
    news.began(
        new UploadNews.Begun(
            request.header("user-agent").orElse(""),
            request.http().caller().account(),
            request.bucket(),
            request.key(),
            upload.id()));
    Encryption.show(store, upload.facts(), answer);
    answer
        .header("x-amz-checksum-algorithm", Optional.ofNullable(algorithm))
        .header("x-amz-checksum-type", Optional.ofNullable(type))
        .xml(
            200,
            S3Xml.document("InitiateMultipartUploadResult")
                .put("Bucket", request.bucket())
                .put("Key", request.key())
                .put("UploadId", upload.id()));
  }

  private static @Nullable String checksumType(S3Request request, @Nullable String algorithm) {
    if (algorithm == null) {
      if (request.header("x-amz-checksum-type").isPresent()) {
        throw S3Errors.invalidRequest(
            "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm"
                + " header.");
      }
      return null;
    }
    if (!Checksum.ALGORITHMS.contains(algorithm)) {
      Checksum.of(algorithm);
    }
    String usual = algorithm.equals("CRC64NVME") ? "FULL_OBJECT" : "COMPOSITE";
    String type = request.header("x-amz-checksum-type").orElse(usual);
    boolean impossible =
        type.equals("FULL_OBJECT") ? algorithm.startsWith("SHA") : algorithm.equals("CRC64NVME");
    if (impossible) {
      throw S3Errors.invalidRequest(
          "The " + type + " checksum type cannot be used with the " + algorithm + " algorithm.");
    }
    return type;
  }

  public void putPart(S3Request request, S3Answer answer) {
    int number = request.number("partNumber", 0, 1, 10_000);
    if (number == 0) {
      throw S3Errors.invalidArgument("Part number must be an integer between 1 and 10000");
    }
    CheckedBody body = new CheckedBody(request);
    Part part =
        store
            .uploads()
            .putPart(request.bucket(), request.key(), id(request), number, body, body::checksums);
    Checksums.header(answer, part.checksums());
    answer.header("ETag", "\"" + part.etag() + "\"").empty(200);
  }

  public void complete(S3Request request, S3Answer answer) throws IOException {
    List<PartChoice> parts = new ArrayList<>();
    for (XmlNode part : RequestDocuments.xml(request).all("Part").toList()) {
      parts.add(
          new PartChoice(number(part), part.text("ETag").replace("\"", ""), Checksums.of(part)));
    }
    requireTypeOfUpload(request);
    StoredObject object =
        store
            .uploads()
            .completed(request.bucket(), request.key(), id(request))
            .orElseGet(() -> complete(request, parts));
    Encryption.show(store, object.facts(), answer);
    Expiration.show(store, request.bucket(), object, answer);
    VersionParameter.header(answer, object.versionId());
    answer.xml(
        200,
        Checksums.put(
            S3Xml.document("CompleteMultipartUploadResult")
                .put("Location", request.http().rawPath())
                .put("Bucket", request.bucket())
                .put("Key", request.key())
                .put("ETag", "\"" + object.info().etag() + "\""),
            object.facts()));
  }

  /** Of one that is still under way: a repeated completion was checked the first time. */
  private void requireTypeOfUpload(S3Request request) {
    Optional<String> said = request.header("x-amz-checksum-type");
    if (said.isEmpty()
        || store.uploads().completed(request.bucket(), request.key(), id(request)).isPresent()) {
      return;
    }
    String type = store.uploads().load(request.bucket(), request.key(), id(request)).checksumType();
    if (!said.get().equals(type)) {
      throw S3Errors.invalidRequest(
          "The upload was created using the "
              + type
              + " checksum type. The complete request must use the same checksum type.");
    }
  }

  private void requireSize(S3Request request, List<PartChoice> chosen) {
    Optional<String> said = request.header("x-amz-mp-object-size");
    if (said.isEmpty()) {
      return;
    }
    Set<Integer> numbers = chosen.stream().map(PartChoice::number).collect(Collectors.toSet());
    long size =
        store.uploads().parts(request.bucket(), request.key(), id(request), 0, 10_000).stream()
            .filter(part -> numbers.contains(part.number()))
            .mapToLong(Part::size)
            .sum();
    if (!said.get().equals(Long.toString(size))) {
      throw S3Errors.invalidRequest(
          "The provided 'x-amz-mp-object-size' header value "
              + said.get()
              + " does not match"
              + " what was computed: "
              + size);
    }
  }

  private StoredObject complete(S3Request request, List<PartChoice> parts) {
    requireSize(request, parts);
    StoredObject object =
        store
            .uploads()
            .complete(
                request.bucket(),
                request.key(),
                id(request),
                parts,
                Checksums.of(request),
                WriteOperations.condition(request));
    teller.created(request.bucket(), object, ObjectChange.What.COMPLETED);
    return object;
  }

  private static int number(XmlNode part) {
    try {
      return Integer.parseInt(part.text("PartNumber").trim());
    } catch (NumberFormatException e) {
      throw S3Errors.malformedXml();
    }
  }

  public void abort(S3Request request, S3Answer answer) {
    store.uploads().abort(request.bucket(), request.key(), id(request));
    answer.empty(204);
  }

  public void listParts(S3Request request, S3Answer answer) throws IOException {
    int limit = Math.min(MOST, request.number("max-parts", MOST, 1, Integer.MAX_VALUE));
    int after = request.number("part-number-marker", 0, 0, Integer.MAX_VALUE);
    Upload upload = store.uploads().load(request.bucket(), request.key(), id(request));
    List<Part> found =
        store.uploads().parts(request.bucket(), request.key(), upload.id(), after, limit + 1);
    List<Part> page = found.subList(0, Math.min(limit, found.size()));
    S3Xml xml =
        S3Xml.document("ListPartsResult")
            .put("Bucket", request.bucket())
            .put("Key", request.key())
            .put("UploadId", upload.id())
            .put("PartNumberMarker", after);
    if (!page.isEmpty()) {
      xml.put("NextPartNumberMarker", page.get(page.size() - 1).number());
    }
    xml.put("MaxParts", limit).put("IsTruncated", found.size() > limit);
    xml.put("ChecksumAlgorithm", Optional.ofNullable(upload.checksumAlgorithm()));
    xml.put("ChecksumType", Optional.ofNullable(upload.checksumType()));
    for (Part part : page) {
      xml.child(
          "Part",
          one ->
              Checksums.put(
                  one.put("PartNumber", part.number())
                      .put("LastModified", HttpDate.document(part.lastModified()))
                      .put("ETag", "\"" + part.etag() + "\"")
                      .put("Size", part.size()),
                  part.checksums()));
    }
    Owner.put(xml, request.http().caller())
        .put("StorageClass", StorageClasses.of(upload.facts().headers()));
    answer.xml(200, xml);
  }

  public void list(S3Request request, S3Answer answer) throws IOException {
    int limit = Math.min(MOST, request.number("max-uploads", MOST, 1, Integer.MAX_VALUE));
    UploadPage page =
        UploadPage.of(
            store.uploads().list(request.bucket(), request.param("prefix", "")),
            request.param("prefix", ""),
            request.param("delimiter", ""),
            request.param("key-marker", ""),
            request.param("upload-id-marker", ""),
            limit);
    boolean encoded = request.param("encoding-type", "").equals("url");
    answer.xml(200, page.document(request, limit, encoded));
  }

  private static String id(S3Request request) {
    return request.param("uploadId", "");
  }
}
