package io.mastic.objects;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client said of an object beside its bytes.
 *
 * @param headers kept and given back as they came, names in lower case: {@code content-type},
 *     {@code cache-control}, {@code x-amz-meta-*} and their like
 * @param checksums base64 by algorithm in upper case, for example {@code CRC32}
 * @param checksumType {@code FULL_OBJECT} or {@code COMPOSITE}; null without checksums
 * @param partSizes of an object that came in parts, in order; empty for all others
 */
public record ObjectFacts(
    Map<String, String> headers,
    Map<String, String> tags,
    Map<String, String> checksums,
    @Nullable String checksumType,
    List<Long> partSizes) {

  public static final ObjectFacts NONE =
      new ObjectFacts(Map.of(), Map.of(), Map.of(), null, List.of());

  public static ObjectFacts ofHeaders(Map<String, String> headers) {
    return new ObjectFacts(headers, Map.of(), Map.of(), null, List.of());
  }

  public ObjectFacts withTags(Map<String, String> newTags) {
    return new ObjectFacts(headers, newTags, checksums, checksumType, partSizes);
  }

  public ObjectFacts withStorageClass(String name) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(StorageClasses.HEADER, name);
    return new ObjectFacts(all, tags, checksums, checksumType, partSizes);
  }

  public ObjectFacts withChecksums(Map<String, String> newChecksums, @Nullable String type) {
    return new ObjectFacts(headers, tags, newChecksums, type, partSizes);
  }

  public ObjectFacts withPartSizes(List<Long> sizes) {
    return new ObjectFacts(headers, tags, checksums, checksumType, sizes);
  }
}
