package io.mastic.crawlers.crawl;

import io.mastic.crawlers.memory.CrawlMemory;
import io.mastic.crawlers.memory.Recollection;
import io.mastic.crawlers.memory.SeenFile;
import java.util.List;

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

  /** For a crawl. */
  static Recall by(CrawlMemory memory, Trust trust) {
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
    };
  }

  Recollection of(String target);

  void keep(String target, int page, List<SeenFile> files);

  Trust trust();
}
