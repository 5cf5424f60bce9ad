package io.mastic.crawlers.crawler;

import io.mastic.contract.Errors;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Classifier;
import software.amazon.awssdk.services.glue.model.CreateClassifierRequest;
import software.amazon.awssdk.services.glue.model.CsvClassifier;
import software.amazon.awssdk.services.glue.model.GrokClassifier;
import software.amazon.awssdk.services.glue.model.JsonClassifier;
import software.amazon.awssdk.services.glue.model.UpdateClassifierRequest;
import software.amazon.awssdk.services.glue.model.XMLClassifier;

/** The custom classifiers of an account and region. */
public final class Classifiers {

  private final Db db;
  private final Clock clock;

  public Classifiers(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  void create(CreateClassifierRequest input) {
    String name = ClassifierRules.check(input);
    db.writeOnly(
        h -> {
          if (!ClassifierStore.insert(h, CrawlerKey.of(name), input, now())) {
            throw CrawlerErrors.classifierExists(name);
          }
        });
  }

  Classifier load(String name) {
    return db.read(h -> ClassifierStore.find(h, CrawlerKey.of(name)))
        .map(Classifiers::show)
        .orElseThrow(() -> CrawlerErrors.noClassifier(name));
  }

  /** In the order of names. */
  Page<Classifier> list(int limit, @Nullable String token) {
    Caller caller = Caller.current();
    List<String> position = Crawlers.position(token, 1);
    String after = position.isEmpty() ? "" : position.get(0);
    List<ClassifierStore.Row> rows =
        db.read(h -> ClassifierStore.list(h, caller.account(), caller.region(), after, limit + 1));
    return Page.cut(rows, limit, row -> List.of(row.key().name())).map(Classifiers::show);
  }

  /** Replaces what the request says and keeps the rest; the kind stays. */
  void update(UpdateClassifierRequest request) {
    CreateClassifierRequest changes =
        Pojos.copy(request, CreateClassifierRequest.builder()).build();
    String name = ClassifierRules.name(changes);
    db.writeOnly(
        h -> {
          CrawlerKey key = CrawlerKey.of(name);
          ClassifierStore.Row old =
              ClassifierStore.find(h, key).orElseThrow(() -> CrawlerErrors.noClassifier(name));
          CreateClassifierRequest input = merge(old.input(), changes);
          ClassifierRules.check(input);
          ClassifierStore.update(h, key, input, now());
        });
  }

  void delete(String name) {
    db.writeOnly(
        h -> {
          if (!ClassifierStore.delete(h, CrawlerKey.of(name))) {
            throw CrawlerErrors.noClassifier(name);
          }
        });
  }

  private static CreateClassifierRequest merge(
      CreateClassifierRequest old, CreateClassifierRequest changes) {
    CreateClassifierRequest.Builder merged = CreateClassifierRequest.builder();
    if (old.csvClassifier() != null && changes.csvClassifier() != null) {
      return merged
          .csvClassifier(
              Pojos.copy(changes.csvClassifier(), old.csvClassifier().toBuilder()).build())
          .build();
    }
    if (old.jsonClassifier() != null && changes.jsonClassifier() != null) {
      return merged
          .jsonClassifier(
              Pojos.copy(changes.jsonClassifier(), old.jsonClassifier().toBuilder()).build())
          .build();
    }
    if (old.grokClassifier() != null && changes.grokClassifier() != null) {
      return merged
          .grokClassifier(
              Pojos.copy(changes.grokClassifier(), old.grokClassifier().toBuilder()).build())
          .build();
    }
    if (old.xmlClassifier() != null && changes.xmlClassifier() != null) {
      return merged
          .xmlClassifier(
              Pojos.copy(changes.xmlClassifier(), old.xmlClassifier().toBuilder()).build())
          .build();
    }
    throw Errors.invalidInput("The kind of a classifier cannot be changed.");
  }

  private static Classifier show(ClassifierStore.Row row) {
    CreateClassifierRequest input = row.input();
    Classifier.Builder shown = Classifier.builder();
    if (input.csvClassifier() != null) {
      shown.csvClassifier(
          Pojos.copy(input.csvClassifier(), CsvClassifier.builder())
              .creationTime(row.createdAt())
              .lastUpdated(row.updatedAt())
              .version(row.version())
              .build());
    } else if (input.jsonClassifier() != null) {
      shown.jsonClassifier(
          Pojos.copy(input.jsonClassifier(), JsonClassifier.builder())
              .creationTime(row.createdAt())
              .lastUpdated(row.updatedAt())
              .version(row.version())
              .build());
    } else if (input.grokClassifier() != null) {
      shown.grokClassifier(
          Pojos.copy(input.grokClassifier(), GrokClassifier.builder())
              .creationTime(row.createdAt())
              .lastUpdated(row.updatedAt())
              .version(row.version())
              .build());
    } else {
      shown.xmlClassifier(
          Pojos.copy(input.xmlClassifier(), XMLClassifier.builder())
              .creationTime(row.createdAt())
              .lastUpdated(row.updatedAt())
              .version(row.version())
              .build());
    }
    return shown.build();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
