package io.mastic.crawlers.crawl;

import io.mastic.crawlers.event.EventBatch;
import io.mastic.crawlers.memory.CrawlMemory;
import io.mastic.crawlers.memory.Recollection;
import io.mastic.crawlers.memory.SeenFile;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a survey does with what was seen before, and with what it sees. */
interface Recall {

  /** How far what was seen before is trusted. */
  enum Trust {
    /** A file that is as it was is what it was. */
    OF_FILES,
    /** So are folders in which files were seen, whatever has come to lie in them since. */
    OF_FOLDERS
  }

  /** For a survey of which nothing remains. */
  Recall NOTHING =
      new Recall() {
        @Override
        public Recollection of(String target) {
          return Recollection.none();
        }

        @Override
        public void keep(String target, int page, List<SeenFile> files) {}

        @Override
        public Trust trust() {
          return Trust.OF_FILES;
        }
      };

  /**
   * For a crawl.
   *
   * @param events which name the folders that are to be listed; null to list all
   */
  static Recall by(CrawlMemory memory, Trust trust, @Nullable EventBatch events) {
    return new Recall() {
      @Override
      public Recollection of(String target) {
        return memory.of(target);
      }

      @Override
      public void keep(String target, int page, List<SeenFile> files) {
        memory.keep(target, page, files);
      }

      @Override
      public Trust trust() {
        return trust;
      }

      @Override
      public Optional<EventBatch> events() {
        return Optional.ofNullable(events);
      }
    };
  }

  Recollection of(String target);

  void keep(String target, int page, List<SeenFile> files);

  Trust trust();

  /** What names the folders that are to be listed, if not all are. */
  default Optional<EventBatch> events() {
    return Optional.empty();
  }
}
