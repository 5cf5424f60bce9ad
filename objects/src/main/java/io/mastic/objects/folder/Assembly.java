package io.mastic.objects.folder;

import io.mastic.objects.Checksum;
import io.mastic.objects.ObjectFacts;
import io.mastic.objects.Part;
import io.mastic.objects.PartChoice;
import io.mastic.objects.S3Errors;
import io.mastic.objects.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts becoming one object: which of them, in what order, with what ETag and checksum. */
final class Assembly {

  private static final long SMALLEST = 5L << 20;

  private final Upload upload;
  private final List<Part> parts;
  private final @Nullable Checksum ofWhole;

  private Assembly(Upload upload, List<Part> parts, @Nullable Checksum ofWhole) {
    this.upload = upload;
    this.parts = parts;
    this.ofWhole = ofWhole;
  }

  static Assembly of(Upload upload, List<Part> parts) {
    String algorithm = upload.checksumAlgorithm();
    Checksum ofWhole =
        algorithm != null && "FULL_OBJECT".equals(upload.checksumType())
            ? Checksum.of(algorithm)
            : null;
    return new Assembly(upload, parts, ofWhole);
  }

  /**
   * The parts that the client names.
   *
   * @throws io.mastic.objects.ObjectStoreException InvalidPart, InvalidPartOrder, EntityTooSmall
   */
  static List<Part> choose(List<Part> stored, List<PartChoice> choices) {
    Map<Integer, Part> byNumber = new HashMap<>();
    stored.forEach(part -> byNumber.put(part.number(), part));
    List<Part> chosen = new ArrayList<>();
    int previous = 0;
    for (PartChoice choice : choices) {
      if (choice.number() <= previous) {
        throw S3Errors.invalidPartOrder();
      }
      previous = choice.number();
      Part part = byNumber.get(choice.number());
      if (part == null || !part.etag().equals(choice.etag()) || !agrees(part, choice)) {
        throw S3Errors.invalidPart();
      }
      chosen.add(part);
    }
    if (chosen.isEmpty()) {
      throw S3Errors.malformedXml();
    }
    for (Part part : chosen.subList(0, chosen.size() - 1)) {
      if (part.size() < SMALLEST) {
        throw S3Errors.entityTooSmall();
      }
    }
    return chosen;
  }

  private static boolean agrees(Part part, PartChoice choice) {
    return choice.checksums().entrySet().stream()
        .allMatch(
            named ->
                !part.checksums().containsKey(named.getKey())
                    || named.getValue().equals(part.checksums().get(named.getKey())));
  }

  void add(InputStream content, OutputStream whole) throws IOException {
    try (content) {
      if (ofWhole == null) {
        content.transferTo(whole);
        return;
      }
      byte[] buffer = new byte[1 << 16];
      for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
        ofWhole.update(buffer, count);
        whole.write(buffer, 0, count);
      }
    }
  }

  /** The MD5 of the parts' MD5s, and how many they are. */
  String etag() {
    MessageDigest md5 = ScratchFile.newMd5();
    parts.forEach(part -> md5.update(HexFormat.of().parseHex(part.etag())));
    return HexFormat.of().formatHex(md5.digest()) + "-" + parts.size();
  }

  /**
   * @param expected the whole object's checksums, if the client says them
   * @throws io.mastic.objects.ObjectStoreException BadDigest
   */
  ObjectFacts facts(Map<String, String> expected) {
    ObjectFacts facts = upload.facts().withPartSizes(parts.stream().map(Part::size).toList());
    String algorithm = upload.checksumAlgorithm();
    String checksum = algorithm == null ? null : checksum(algorithm);
    if (algorithm == null || checksum == null) {
      return facts;
    }
    String said = expected.get(algorithm);
    if (said != null && !said.equals(checksum) && !checksum.startsWith(said + "-")) {
      throw S3Errors.badDigest(algorithm);
    }
    return facts.withChecksums(Map.of(algorithm, checksum), upload.checksumType());
  }

  private @Nullable String checksum(String algorithm) {
    if (ofWhole != null) {
      return ofWhole.base64();
    }
    Checksum ofChecksums = Checksum.of(algorithm);
    for (Part part : parts) {
      String one = part.checksums().get(algorithm);
      if (one == null) {
        return null;
      }
      byte[] bytes = Base64.getDecoder().decode(one);
      ofChecksums.update(bytes, bytes.length);
    }
    return ofChecksums.base64() + "-" + parts.size();
  }
}
