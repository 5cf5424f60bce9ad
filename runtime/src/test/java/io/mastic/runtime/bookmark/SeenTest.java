package io.mastic.runtime.bookmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.bookmark.Seen.Bounds;
import io.mastic.runtime.bookmark.Seen.Choice;
import io.mastic.runtime.bookmark.Seen.Listed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeenTest {

  private static final long NOW = 10 * Seen.BAND;

  private static Listed file(String name, long modified) {
    return new Listed(name, modified, 10);
  }

  private static List<String> names(Choice choice) {
    return choice.fresh().stream().map(Listed::path).toList();
  }

  @Test
  void theFirstRunReadsAll() {
    Choice choice = Seen.NOTHING.choose(List.of(file("a", 1), file("b", NOW - 1)), NOW);
    assertThat(names(choice)).containsExactly("a", "b");
    assertThat(choice.next()).isEqualTo(new Seen(NOW, Map.of("b", NOW - 1)));
  }

  @Test
  void theNextRunReadsWhatIsNew() {
    Seen seen = Seen.NOTHING.choose(List.of(file("a", 1), file("b", NOW - 1)), NOW).next();
    record Case(String name, List<Listed> listing, List<String> fresh) {}
    List<Case> cases =
        List.of(
            new Case("nothing new", List.of(file("a", 1), file("b", NOW - 1)), List.of()),
            new Case("a new file", List.of(file("b", NOW - 1), file("c", NOW + 5)), List.of("c")),
            new Case("seen late within the band", List.of(file("late", NOW - 2)), List.of("late")),
            new Case("modified since", List.of(file("a", NOW + 9)), List.of("a")),
            new Case("modified within the band", List.of(file("b", NOW - 3)), List.of("b")),
            new Case("older than the band", List.of(file("old", NOW - Seen.BAND)), List.of()));
    for (Case each : cases) {
      assertThat(names(seen.choose(each.listing(), NOW + 100)))
          .as(each.name())
          .isEqualTo(each.fresh());
    }
  }

  @Test
  void onlyTheBandIsRemembered() {
    Seen seen = Seen.NOTHING.choose(List.of(file("a", NOW)), NOW).next();
    Seen later =
        seen.choose(List.of(file("a", NOW), file("b", NOW + 2 * Seen.BAND)), NOW + 2 * Seen.BAND)
            .next();
    assertThat(later.files()).containsOnlyKeys("b");
  }

  @Test
  void boundedRunsReadEverythingInTheEnd() {
    List<Listed> listing = List.of(file("c", 30), file("a", 10), file("b", 10), file("d", NOW));
    Seen seen = Seen.NOTHING;
    record Step(List<String> fresh) {}
    for (Step step :
        List.of(new Step(List.of("a", "b")), new Step(List.of("c", "d")), new Step(List.of()))) {
      Choice choice = seen.chooseWithin(listing, NOW, new Bounds(2, Long.MAX_VALUE, Seen.BAND));
      assertThat(names(choice)).containsExactlyInAnyOrderElementsOf(step.fresh());
      seen = choice.next();
    }
  }

  @Test
  void bytesBoundButOneFileIsAlwaysRead() {
    List<Listed> listing = List.of(file("a", 1), file("b", 2), file("c", 3));
    assertThat(names(Seen.NOTHING.chooseWithin(listing, NOW, new Bounds(9, 20, Seen.BAND))))
        .containsExactly("a", "b");
    assertThat(names(Seen.NOTHING.chooseWithin(listing, NOW, new Bounds(9, 1, Seen.BAND))))
        .containsExactly("a");
  }

  @Test
  void theTextHoldsItAll() {
    Map<String, ReadProgress> sources =
        Map.of(
            "ds",
            new Seen(NOW, Map.of("s3://b/k", 5L)),
            "none",
            new Seen(1, Map.of()),
            "rows",
            new SeenRows(List.of("a", "B"), SeenRows.Order.DESC, List.of("2020-01-01", "it's")));
    assertThat(BookmarkText.read(BookmarkText.write(sources))).isEqualTo(sources);
    assertThat(BookmarkText.read("")).isEmpty();
  }

  @Test
  void aNarrowerBandDoesNotLookForWhatCameLate() {
    Seen seen = new Seen(NOW, Map.of());
    List<Listed> listing = List.of(file("late", NOW - 500), file("in time", NOW - 50));
    Bounds narrow = new Bounds(Long.MAX_VALUE, Long.MAX_VALUE, 100);
    assertThat(names(seen.chooseWithin(listing, NOW, narrow))).containsExactly("in time");
    assertThat(names(seen.chooseWithin(listing, NOW, Bounds.NONE))).hasSize(2);
    assertThatThrownBy(() -> new Bounds(1, 1, Seen.BAND + 1)).hasMessageContaining("maxBand");
  }
}
