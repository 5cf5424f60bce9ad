package io.mastic.crawlers.detect;

import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectStore;
import io.mastic.objects.ObjectStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at files. Custom classifiers come first, in their order, then the built-in ones; the first
 * that recognizes a file decides. Reads the first megabyte of a file, of Parquet the footer.
 *
 * <p>A file that no classifier knows, or that is broken, is {@link Look.Unknown}: it never fails
 * the crawl.
 */
public final class Detector {

  /** In AWS's order: logs before CSV, which would take many of them. */
  private static final List<TextClassifier> BUILT_IN = builtIn();

  private static final Logger LOG = LoggerFactory.getLogger(Detector.class);

  private static final byte[] ORC = {'O', 'R', 'C'};

  private final ObjectStore store;
  private final List<TextClassifier> custom;

  private static List<TextClassifier> builtIn() {
    List<TextClassifier> all = new ArrayList<>();
    all.add(JsonClassifier.builtIn());
    all.addAll(GrokClassifier.builtIn());
    all.add(CsvClassifier.builtIn());
    return List.copyOf(all);
  }

  public Detector(ObjectStore store, List<TextClassifier> custom) {
    this.store = store;
    this.custom = List.copyOf(custom);
  }

  /**
   * @throws ObjectStoreException if the store cannot give the file now, which says nothing of what
   *     it is
   * @throws UncheckedIOException likewise
   */
  public Look look(String bucket, ObjectInfo file) {
    try {
      return recognize(bucket, file);
    } catch (UnknownFormatException e) {
      return new Look.Unknown(String.valueOf(e.getMessage()));
    } catch (ObjectStoreException e) {
      if (e.code().equals("NoSuchKey")) {
        return new Look.Unknown("it is gone since it was listed");
      }
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Look recognize(String bucket, ObjectInfo file)
      throws IOException, UnknownFormatException {
    if (file.size() == 0) {
      throw new UnknownFormatException("it is empty");
    }
    byte[] head = read(bucket, file, 0, Math.min(file.size(), Sampler.LIMIT));
    if (begins(head, ParquetFooter.MAGIC)) {
      return parquet(bucket, file);
    }
    if (begins(head, AvroHeader.MAGIC)) {
      return AvroHeader.look(head, file.size());
    }
    Sample sample = Sampler.of(head, head.length < Sampler.LIMIT ? head.length : file.size());
    Optional<String> unreadable =
        Readers.whyNot(file.key(), sample.compression()).or(() -> Readers.unread(sample));
    if (unreadable.isPresent()) {
      return new Look.Unknown(unreadable.get());
    }
    try {
      return Stream.concat(custom.stream(), BUILT_IN.stream())
          .map(classifier -> classifier.look(sample))
          .flatMap(Optional::stream)
          .findFirst()
          .<Look>map(found -> found)
          .orElseGet(() -> new Look.Unknown(whyNot(head)));
    } catch (RuntimeException e) {
      // One strange file must not take the crawl with it; that it would have is worth knowing.
      LOG.warn("{} in {} cannot be classified", file.key(), bucket, e);
      return new Look.Unknown("it cannot be classified: " + e);
    }
  }

  private static String whyNot(byte[] head) {
    return begins(head, ORC)
        ? "it is ORC, which is not supported yet"
        : "no classifier recognizes its content";
  }

  private Look parquet(String bucket, ObjectInfo file) throws IOException, UnknownFormatException {
    long size = file.size();
    byte[] tail = read(bucket, file, Math.max(0, size - ParquetFooter.TAIL), ParquetFooter.TAIL);
    int length = ParquetFooter.length(tail, size);
    return ParquetFooter.look(read(bucket, file, size - ParquetFooter.TAIL - length, length));
  }

  private byte[] read(String bucket, ObjectInfo file, long offset, long length) throws IOException {
    try (InputStream in = store.read(bucket, file.key(), offset, length)) {
      return in.readNBytes((int) length);
    }
  }

  private static boolean begins(byte[] head, byte[] magic) {
    return head.length >= magic.length
        && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }
}
