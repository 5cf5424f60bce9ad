package io.mastic.crawlers.detect;

import io.mastic.crawlers.explain.Evidence;
import io.mastic.crawlers.explain.FolderExplanation;
import io.mastic.crawlers.explain.Verdict;
import io.mastic.crawlers.explain.VerdictCode;
import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectStore;
import io.mastic.objects.ObjectStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at files. Custom classifiers come first, in their order, then the built-in ones; the first
 * that is certain decides, else the most certain. Reads the first megabyte of a file, up to ten if
 * that tells nothing; of Parquet and ORC the footer.
 *
 * <p>A file that no classifier knows, or that is broken, is {@link Look.Unknown}: it never fails
 * the crawl.
 *
 * @see <a href="https://docs.aws.amazon.com/glue/latest/dg/add-classifier.html">Classifiers</a>
 */
public final class Detector {

  /** In AWS's order: logs before CSV, which would take many of them. */
  private static final List<FileClassifier> BUILT_IN = builtIn();

  private static final Logger LOG = LoggerFactory.getLogger(Detector.class);

  private static final String UNKNOWN = "UNKNOWN";

  private final ObjectStore store;
  private final List<FileClassifier> all;

  private static List<FileClassifier> builtIn() {
    List<FileClassifier> all = new ArrayList<>(BinaryClassifier.ALL);
    all.add(JsonClassifier.builtIn());
    all.add(new BsonClassifier());
    all.add(XmlClassifier.ofAnyRows());
    all.add(new IonClassifier());
    all.addAll(GrokClassifier.builtIn());
    all.add(CsvClassifier.builtIn());
    return List.copyOf(all);
  }

  public Detector(ObjectStore store, List<FileClassifier> custom) {
    this.store = store;
    this.all = Stream.concat(custom.stream(), BUILT_IN.stream()).toList();
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
        return Look.Unknown.GONE;
      }
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Looks at a file again and asks every classifier: what each says, and why the columns have their
   * types; empty if there is nothing to look at.
   *
   * @param location of its folder, with a trailing slash
   */
  public Optional<FolderExplanation> explain(String bucket, ObjectInfo file, String location) {
    try {
      Subject subject = subject(bucket, file);
      if (unreadable(subject).isPresent()) {
        return Optional.empty();
      }
      return Optional.of(explanation(subject, file, location));
    } catch (UnknownFormatException | IOException | RuntimeException e) {
      // What cannot be read now was said when it was looked at.
      LOG.debug("{} in {} cannot be explained", file.key(), bucket, e);
      return Optional.empty();
    }
  }

  private FolderExplanation explanation(Subject subject, ObjectInfo file, String location)
      throws IOException, UnknownFormatException {
    Judgement judgement = judged(subject);
    List<Verdict> verdicts = new ArrayList<>();
    for (FileClassifier classifier : all) {
      verdicts.add(verdict(classifier, judgement, subject));
    }
    FileClassifier winner = judgement.winner();
    Look.@Nullable Recognized look = judgement.look();
    List<Evidence> columns =
        winner == null || look == null ? List.of() : winner.evidence(subject, look);
    String name = file.key().substring(file.key().lastIndexOf('/') + 1);
    String classification = look == null ? UNKNOWN : look.format().classification();
    return new FolderExplanation(location, name, classification, verdicts, columns);
  }

  private static Verdict verdict(FileClassifier classifier, Judgement judgement, Subject subject)
      throws IOException, UnknownFormatException {
    FileClassifier winner = judgement.winner();
    Opinion opinion = classifier.judge(subject);
    if (opinion instanceof Opinion.Fits fits) {
      boolean won = classifier == winner;
      String certainty = String.valueOf(fits.certainty());
      return new Verdict(
          classifier.name(),
          fits.certainty(),
          won ? VerdictCode.MATCHED : VerdictCode.ALSO_FITS,
          won || winner == null
              ? Map.of("certainty", certainty)
              : Map.of("certainty", certainty, "winner", winner.name()));
    }
    if (opinion instanceof Opinion.Unusable unusable) {
      return Verdict.not(classifier.name(), unusable.code(), Map.of("why", unusable.why()));
    }
    Opinion.Differs differs = (Opinion.Differs) opinion;
    return Verdict.not(classifier.name(), differs.code(), differs.facts());
  }

  private Look recognize(String bucket, ObjectInfo file)
      throws IOException, UnknownFormatException {
    if (file.size() == 0) {
      throw new UnknownFormatException("it is empty");
    }
    Subject subject = subject(bucket, file);
    Optional<String> unreadable = unreadable(subject);
    if (unreadable.isPresent()) {
      return new Look.Unknown(unreadable.get());
    }
    try {
      return judged(subject).result();
    } catch (RuntimeException e) {
      if (e instanceof ObjectStoreException) {
        throw e;
      }
      // One strange file must not take the crawl with it; that it would have is worth knowing.
      LOG.warn("{} in {} cannot be classified", file.key(), bucket, e);
      return new Look.Unknown("it cannot be classified: " + e);
    }
  }

  private Subject subject(String bucket, ObjectInfo file) throws IOException {
    long wanted = Math.min(file.size(), Sampler.LIMIT);
    byte[] head = read(bucket, file, 0, wanted);
    // It may have become shorter since it was listed.
    long size = head.length < wanted ? head.length : file.size();
    return new Subject(
        file.key(), size, head, (offset, length) -> read(bucket, file, offset, length));
  }

  private static Optional<String> unreadable(Subject subject) throws UnknownFormatException {
    if (BinaryClassifier.isOne(subject) && !subject.isText()) {
      return Optional.empty();
    }
    Sample sample = subject.sample();
    return Readers.whyNot(subject.key(), sample.compression());
  }

  /**
   * What came of asking one after the other.
   *
   * @param winner who recognized the file, or knows why it gets no table; null for nobody
   */
  private record Judgement(@Nullable FileClassifier winner, @Nullable Opinion opinion) {

    static final Judgement NONE = new Judgement(null, null);

    Look.@Nullable Recognized look() {
      return opinion instanceof Opinion.Fits fits
          ? fits.recognized().withCertainty(fits.certainty())
          : null;
    }

    Look result() {
      Look.@Nullable Recognized look = look();
      if (look != null) {
        return look;
      }
      return new Look.Unknown(
          opinion instanceof Opinion.Unusable unusable
              ? unusable.why()
              : "no classifier recognizes its content");
    }

    double certainty() {
      return opinion instanceof Opinion.Fits fits ? fits.certainty() : 0;
    }
  }

  /** Reads further where the first megabyte tells nothing, as AWS does. */
  private Judgement judged(Subject subject) throws IOException, UnknownFormatException {
    Judgement first = ask(subject);
    if (first.winner() != null || !subject.isMoreToRead() || !subject.sample().isText()) {
      return first;
    }
    subject.extend();
    return ask(subject);
  }

  private Judgement ask(Subject subject) throws IOException, UnknownFormatException {
    Judgement best = Judgement.NONE;
    for (FileClassifier classifier : all) {
      Opinion opinion = classifier.judge(subject);
      if (opinion instanceof Opinion.Unusable
          || (opinion instanceof Opinion.Fits fits && fits.certainty() > best.certainty())) {
        best = new Judgement(classifier, opinion);
      }
      if (opinion instanceof Opinion.Unusable || best.certainty() >= 1) {
        break;
      }
    }
    return best;
  }

  private byte[] read(String bucket, ObjectInfo file, long offset, long length) throws IOException {
    try (InputStream in = store.read(bucket, file.key(), offset, length)) {
      return in.readNBytes((int) length);
    }
  }
}
