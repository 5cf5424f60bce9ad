package io.mastic.objects.remote;

import io.mastic.objects.ObjectFacts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

/** Our facts of an object as the client's members, and back. */
final class RemoteFacts {

  private static final String METADATA = "x-amz-meta-";

  private RemoteFacts() {}

  static PutObjectRequest.Builder put(PutObjectRequest.Builder request, ObjectFacts facts) {
    request
        .metadata(metadata(facts))
        .contentType(facts.headers().get("content-type"))
        .overrideConfiguration(config -> headers(config, facts));
    if (!facts.tags().isEmpty()) {
      request.tagging(tagging(facts.tags()));
    }
    facts.checksums().forEach((algorithm, value) -> checksum(request, algorithm, value));
    return request;
  }

  static CreateMultipartUploadRequest.Builder create(
      CreateMultipartUploadRequest.Builder request, ObjectFacts facts) {
    request
        .metadata(metadata(facts))
        .contentType(facts.headers().get("content-type"))
        .overrideConfiguration(config -> headers(config, facts));
    if (!facts.tags().isEmpty()) {
      request.tagging(tagging(facts.tags()));
    }
    return request;
  }

  /** What needs no member of its own goes as the header that it came as. */
  private static void headers(AwsRequestOverrideConfiguration.Builder config, ObjectFacts facts) {
    facts
        .headers()
        .forEach(
            (name, value) -> {
              if (!name.startsWith(METADATA) && !name.equals("content-type")) {
                config.putHeader(name, value);
              }
            });
  }

  private static void checksum(PutObjectRequest.Builder request, String algorithm, String value) {
    switch (algorithm) {
      case "CRC32" -> request.checksumCRC32(value);
      case "CRC32C" -> request.checksumCRC32C(value);
      case "CRC64NVME" -> request.checksumCRC64NVME(value);
      case "SHA1" -> request.checksumSHA1(value);
      default -> request.checksumSHA256(value);
    }
  }

  static ObjectFacts of(HeadObjectResponse head) {
    Map<String, String> headers = new LinkedHashMap<>();
    keep(headers, "content-type", head.contentType());
    keep(headers, "cache-control", head.cacheControl());
    keep(headers, "content-disposition", head.contentDisposition());
    keep(headers, "content-encoding", head.contentEncoding());
    keep(headers, "content-language", head.contentLanguage());
    keep(headers, "expires", head.expiresString());
    keep(headers, "x-amz-website-redirect-location", head.websiteRedirectLocation());
    keep(headers, "x-amz-storage-class", head.storageClassAsString());
    encryption(
        headers, head.serverSideEncryptionAsString(), head.ssekmsKeyId(), head.bucketKeyEnabled());
    head.metadata().forEach((name, value) -> headers.put(METADATA + name, value));
    Map<String, String> checksums = new LinkedHashMap<>();
    keep(checksums, "CRC32", head.checksumCRC32());
    keep(checksums, "CRC32C", head.checksumCRC32C());
    keep(checksums, "CRC64NVME", head.checksumCRC64NVME());
    keep(checksums, "SHA1", head.checksumSHA1());
    keep(checksums, "SHA256", head.checksumSHA256());
    return ObjectFacts.ofHeaders(headers).withChecksums(checksums, head.checksumTypeAsString());
  }

  /** What an upload will have: what was asked for, and how the remote says that it encrypts. */
  static ObjectFacts of(ObjectFacts asked, CreateMultipartUploadResponse created) {
    Map<String, String> headers = new LinkedHashMap<>(asked.headers());
    encryption(
        headers,
        created.serverSideEncryptionAsString(),
        created.ssekmsKeyId(),
        created.bucketKeyEnabled());
    return ObjectFacts.ofHeaders(headers).withTags(asked.tags());
  }

  private static void encryption(
      Map<String, String> headers,
      @Nullable String method,
      @Nullable String key,
      @Nullable Boolean bucketKey) {
    keep(headers, "x-amz-server-side-encryption", method);
    keep(headers, "x-amz-server-side-encryption-aws-kms-key-id", key);
    if (Boolean.TRUE.equals(bucketKey)) {
      headers.put("x-amz-server-side-encryption-bucket-key-enabled", "true");
    }
  }

  static Tagging tagging(Map<String, String> tags) {
    return Tagging.builder()
        .tagSet(
            tags.entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList())
        .build();
  }

  private static Map<String, String> metadata(ObjectFacts facts) {
    return facts.headers().entrySet().stream()
        .filter(header -> header.getKey().startsWith(METADATA))
        .collect(
            Collectors.toMap(
                header -> header.getKey().substring(METADATA.length()), Map.Entry::getValue));
  }

  private static void keep(Map<String, String> map, String name, @Nullable String value) {
    if (value != null) {
      map.put(name, value);
    }
  }
}
