package io.mastic.crawlers.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.crawlers.detect.Look;
import io.mastic.objects.ObjectInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of what was seen against a listing, both in the order of keys. */
class RecollectionTest {

  /**
   * Pages are parted by bars, keys by spaces; of each asked key it is told whether it was known.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          a b|c d ; a b c d   ; a b c d
          a b|c d ; a aa b c  ; a b c
          a b|c d ; c d       ; c d
          a b|c d ; 0 d e     ; d
          a b|c d ; e         ; -
          b|c|d   ; a d       ; d
          ''      ; a b       ; -
          a       ; a a2 b    ; a
          """)
  void whatIsKnown(String pages, String asked, String known) {
    Recollection recollection = of(pages);
    List<String> found = new ArrayList<>();
    for (String key : asked.split(" ", -1)) {
      recollection.find(info(key, 1, "e")).ifPresent(look -> found.add(key));
    }
    assertThat(found.isEmpty() ? "-" : String.join(" ", found)).isEqualTo(known);
  }

  @Test
  void whatChangedIsNotKnown() {
    assertThat(of("a b").find(info("a", 2, "e"))).isEmpty();
    assertThat(of("a b").find(info("a", 1, "f"))).isEmpty();
    assertThat(of("a b").findByName("a").orElseThrow().look()).isEqualTo(new Look.Unknown("a"));
    assertThat(of("a b").isEmpty()).isFalse();
    assertThat(Recollection.none().isEmpty()).isTrue();
  }

  @Test
  void keysAreInTheOrderOfTheirBytes() {
    // A pair of surrogates is behind all that needs none.
    Recollection recollection = of("\uFF21|\uD83D\uDE00");
    assertThat(recollection.find(info("\uFF21", 1, "e"))).isPresent();
    assertThat(recollection.find(info("\uD83D\uDE00", 1, "e"))).isPresent();
  }

  @Test
  void foldersOfAllPages() {
    Recollection recollection = of("a/1 a/2|b/c/1|top");
    assertThat(recollection.folders()).containsExactlyInAnyOrder("a/", "b/c/", "");
    assertThat(recollection.find(info("b/c/1", 1, "e"))).isPresent();
  }

  private static Recollection of(String pages) {
    List<List<SeenFile>> all = new ArrayList<>();
    if (!pages.isEmpty()) {
      for (String page : pages.split("\\|", -1)) {
        all.add(
            Arrays.stream(page.split(" "))
                .map(key -> new SeenFile(key, 1, "e", new Look.Unknown(key)))
                .toList());
      }
    }
    return new Recollection(page -> page < all.size() ? all.get(page) : List.of());
  }

  private static ObjectInfo info(String key, long size, String etag) {
    return new ObjectInfo(key, size, Instant.EPOCH, etag);
  }
}
