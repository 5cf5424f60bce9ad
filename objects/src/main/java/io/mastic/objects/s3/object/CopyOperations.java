package io.mastic.objects.s3.object;

import io.mastic.objects.Checksum;
import io.mastic.objects.NewObject;
import io.mastic.objects.ObjectFacts;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.OpenObject;
import io.mastic.objects.Part;
import io.mastic.objects.S3Errors;
import io.mastic.objects.S3Store;
import io.mastic.objects.StoredObject;
import io.mastic.objects.s3.answer.S3Answer;
import io.mastic.objects.s3.answer.S3Xml;
import io.mastic.objects.s3.lifecycle.Expiration;
import io.mastic.objects.s3.news.ObjectChange;
import io.mastic.objects.s3.news.ObjectTeller;
import io.mastic.objects.s3.request.ByteRange;
import io.mastic.objects.s3.request.HttpDate;
import io.mastic.objects.s3.request.OwnerOnly;
import io.mastic.objects.s3.request.ReadCondition;
import io.mastic.objects.s3.request.S3Request;
import io.mastic.objects.s3.request.S3Target;
import io.mastic.objects.s3.request.UriText;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Objects and parts that come from another object; the bytes flow through this server. */
public final class CopyOperations {

  private final S3Store store;

  private final ObjectTeller teller;

  public CopyOperations(S3Store store, ObjectTeller teller) {
    this.store = store;
    this.teller = teller;
  }

  public void copy(S3Request request, S3Answer answer) throws IOException {
    OwnerOnly.require(request);
    S3Target source = source(request);
    boolean replaces = directive(request, "x-amz-metadata-directive");
    if (source.equals(request.target())
        && version(request).isEmpty()
        && !replaces
        && !changesStorage(request)) {
      throw S3Errors.invalidRequest(
          "This copy request is illegal because it is trying to copy an object to itself without"
              + " changing the object's metadata, storage class, website redirect location or"
              + " encryption attributes.");
    }
    try (OpenObject open = open(request, source)) {
      StoredObject from = open.object();
      ObjectFacts facts = facts(request, source, from, replaces);
      Optional<String> algorithm =
          request.header("x-amz-checksum-algorithm").map(name -> name.toUpperCase(Locale.ROOT));
      StoredObject to;
      try (SummedBody body =
          new SummedBody(open.read(0, from.info().size()), algorithm.orElse(null))) {
        to =
            store.put(
                request.bucket(),
                request.key(),
                new NewObject(
                    body,
                    () -> body.addTo(facts, from.facts()),
                    WriteOperations.condition(request)));
      }
      teller.created(request.bucket(), to, ObjectChange.What.COPY);
      Encryption.show(store, to.facts(), answer);
      Expiration.show(store, request.bucket(), to, answer);
      VersionParameter.header(answer, to.versionId());
      copied(answer, from);
      answer.xml(
          200,
          Checksums.put(
              S3Xml.document("CopyObjectResult")
                  .put("ETag", "\"" + to.info().etag() + "\"")
                  .put("LastModified", HttpDate.document(to.info().lastModified())),
              to.facts()));
    }
  }

  public void copyPart(S3Request request, S3Answer answer) throws IOException {
    int number = request.number("partNumber", 0, 1, 10_000);
    String algorithm =
        store
            .uploads()
            .load(request.bucket(), request.key(), request.param("uploadId", ""))
            .checksumAlgorithm();
    try (OpenObject open = open(request, source(request))) {
      long size = open.object().info().size();
      ByteRange range = range(request, size);
      Part part;
      try (SummedBody body = new SummedBody(open.read(range.first(), range.length()), algorithm)) {
        part =
            store
                .uploads()
                .putPart(
                    request.bucket(),
                    request.key(),
                    request.param("uploadId", ""),
                    number,
                    body,
                    body::checksums);
      }
      copied(answer, open.object());
      answer.xml(
          200,
          Checksums.put(
              S3Xml.document("CopyPartResult")
                  .put("ETag", "\"" + part.etag() + "\"")
                  .put("LastModified", HttpDate.document(part.lastModified())),
              part.checksums()));
    }
  }

  private static void copied(S3Answer answer, StoredObject from) {
    answer.header("x-amz-copy-source-version-id", Optional.ofNullable(from.versionId()));
  }

  private OpenObject open(S3Request request, S3Target source) throws IOException {
    Optional<String> id = version(request);
    OpenObject open =
        id.isPresent()
            ? store.versions().open(source.bucket(), source.key(), id.get())
            : store.open(source.bucket(), source.key());
    try {
      var verdict = ReadCondition.of(request, "x-amz-copy-source-").judge(open.object().info());
      if (verdict == ReadCondition.Verdict.NOT_MODIFIED) {
        throw S3Errors.preconditionFailed("x-amz-copy-source-If-None-Match");
      }
      return open;
    } catch (ObjectStoreException e) {
      open.close();
      throw e;
    }
  }

  private ObjectFacts facts(
      S3Request request, S3Target source, StoredObject from, boolean replaces) {
    ObjectFacts facts =
        ObjectFacts.ofHeaders(
            Encryption.added(
                store,
                request,
                replaces ? KeptHeaders.of(request) : KeptHeaders.ofCopy(request, from.facts())));
    return facts.withTags(
        directive(request, "x-amz-tagging-directive")
            ? ObjectTags.ofHeader(request)
            : from.tagCount() == 0 ? Map.of() : tags(source, from));
  }

  /** A remote store leaves them out of what it shows of an object. */
  private Map<String, String> tags(S3Target source, StoredObject from) {
    return from.facts().tags().isEmpty()
        ? store.tags(source.bucket(), source.key())
        : from.facts().tags();
  }

  private static final String VERSION = "?versionId=";

  /** Where the source's path ends, and which of its versions is meant may follow. */
  private static int end(String source) {
    int query = source.lastIndexOf(VERSION);
    return query < 0 ? source.length() : query;
  }

  private static Optional<String> version(S3Request request) {
    String header = request.header("x-amz-copy-source").orElse("");
    int end = end(header);
    return end == header.length()
        ? Optional.empty()
        : Optional.of(header.substring(end + VERSION.length())).filter(id -> !id.isEmpty());
  }

  private static S3Target source(S3Request request) {
    String header = request.header("x-amz-copy-source").orElse("");
    String path = UriText.decode(header.substring(0, end(header)));
    String bare = path.startsWith("/") ? path.substring(1) : path;
    int slash = bare.indexOf('/');
    if (slash <= 0 || slash == bare.length() - 1) {
      throw S3Errors.invalidArgument("Copy Source must mention the source bucket and key: /b/k");
    }
    return new S3Target(bare.substring(0, slash), bare.substring(slash + 1));
  }

  private static boolean directive(S3Request request, String name) {
    String directive = request.header(name).orElse("COPY");
    if (!directive.equals("COPY") && !directive.equals("REPLACE")) {
      throw S3Errors.invalidArgument("Unknown metadata directive.");
    }
    return directive.equals("REPLACE");
  }

  private static boolean changesStorage(S3Request request) {
    return KeptHeaders.of(request).keySet().stream().anyMatch(KeptHeaders::isOfThePlace);
  }

  private static ByteRange range(S3Request request, long size) {
    try {
      Optional<String> header = request.header("x-amz-copy-source-range");
      Optional<ByteRange> range = ByteRange.parse(header, size);
      if (header.isPresent() && range.isEmpty()) {
        throw S3Errors.invalidArgument(
            "The x-amz-copy-source-range value must be of the form"
                + " bytes=first-last where first and last are the zero-based offsets");
      }
      return range.orElse(new ByteRange(0, size - 1));
    } catch (ByteRange.NotSatisfiable e) {
      throw S3Errors.invalidArgument(
          "Range specified is not valid for source object of size: " + size);
    }
  }

  /** Bytes on their way from one object to another, with the checksum that was asked for. */
  private static final class SummedBody extends InputStream {

    private final InputStream bytes;
    private final @Nullable String algorithm;
    private final @Nullable Checksum checksum;

    SummedBody(InputStream bytes, @Nullable String algorithm) {
      this.bytes = bytes;
      this.algorithm = algorithm;
      this.checksum = algorithm == null ? null : Checksum.of(algorithm);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      byte[] piece = offset == 0 ? target : new byte[length];
      int read = bytes.read(piece, 0, length);
      if (read > 0 && checksum != null) {
        checksum.update(piece, read);
      }
      if (read > 0 && offset != 0) {
        System.arraycopy(piece, 0, target, offset, read);
      }
      return read;
    }

    Map<String, String> checksums() {
      return checksum == null || algorithm == null
          ? Map.of()
          : Map.of(algorithm, checksum.base64());
    }

    /** The checksum of these bytes; else that of the source, if it was one of the whole. */
    ObjectFacts addTo(ObjectFacts facts, ObjectFacts source) {
      if (checksum != null) {
        return facts.withChecksums(checksums(), "FULL_OBJECT");
      }
      return "FULL_OBJECT".equals(source.checksumType())
          ? facts.withChecksums(source.checksums(), "FULL_OBJECT")
          : facts;
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
