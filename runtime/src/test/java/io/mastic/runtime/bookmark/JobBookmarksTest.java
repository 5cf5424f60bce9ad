package io.mastic.runtime.bookmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.bookmark.JobBookmarks.Mode;
import io.mastic.runtime.bookmark.Seen.Listed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobBookmarksTest {

  private static final Listed A = new Listed("a", 1000, 1);
  private static final Listed B = new Listed("b", 2000, 1);
  private static final Listed C = new Listed("c", 3000, 1);

  private final KeptBookmarks store = new KeptBookmarks();

  private List<Listed> run(
      Mode mode, String runId, @Nullable String from, @Nullable String to, Listed... listing) {
    JobBookmarks bookmarks = JobBookmarks.load(mode, "j", runId, from, to, store);
    List<Listed> chosen = choose(bookmarks, listing);
    bookmarks.commit();
    return chosen;
  }

  private static List<Listed> choose(JobBookmarks bookmarks, Listed... listing) {
    return bookmarks.choose("ds", List.of(listing), 5000, Seen.Bounds.NONE);
  }

  @Test
  void eachRunReadsOnWhereTheLastEnded() {
    assertThat(run(Mode.ENABLE, "r1", null, null, A)).containsExactly(A);
    assertThat(run(Mode.ENABLE, "r2", null, null, A, B)).containsExactly(B);
    assertThat(run(Mode.ENABLE, "r3", null, null, A, B)).isEmpty();
  }

  @Test
  void withoutCommitNothingAdvances() {
    assertThat(choose(JobBookmarks.load(Mode.ENABLE, "j", "r1", null, null, store), A))
        .containsExactly(A);
    assertThat(run(Mode.ENABLE, "r2", null, null, A)).containsExactly(A);
  }

  @Test
  void pauseReadsOnButKeepsNothing() {
    run(Mode.ENABLE, "r1", null, null, A);
    assertThat(run(Mode.PAUSE, "r2", null, null, A, B)).containsExactly(B);
    assertThat(run(Mode.PAUSE, "r3", null, null, A, B)).containsExactly(B);
  }

  @Test
  void pauseReadsARange() {
    run(Mode.ENABLE, "r1", null, null, A);
    run(Mode.ENABLE, "r2", null, null, A, B);
    run(Mode.ENABLE, "r3", null, null, A, B, C);
    assertThat(run(Mode.PAUSE, "r4", "r1", "r2", A, B, C)).containsExactly(B);
  }

  @Test
  void onlySourcesWithAContextAreCovered() {
    assertThat(JobBookmarks.load(Mode.ENABLE, "j", "r", null, null, store).covers("")).isFalse();
    assertThat(JobBookmarks.load(Mode.ENABLE, "j", "r", null, null, store).covers("ds")).isTrue();
    assertThat(JobBookmarks.load(Mode.DISABLE, "j", "r", null, null, store).covers("ds")).isFalse();
  }

  @Test
  void wordsOfTheOption() {
    assertThat(Mode.of(null)).isEqualTo(Mode.DISABLE);
    assertThat(Mode.of("job-bookmark-pause")).isEqualTo(Mode.PAUSE);
    assertThatThrownBy(() -> Mode.of("on")).isInstanceOf(IllegalArgumentException.class);
  }
}
