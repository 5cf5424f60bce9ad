package io.mastic.catalog.context.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Words.of(text, words::add);
    return words;
  }

  @Test
  void wordsStandBetweenWhatIsNoLetterAndNoDigit() {
    assertThat(words("customer_id, Sum-2024 (net)"))
        .containsExactly("customer", "id", "sum", "2024", "net");
    assertThat(words("s3://bucket/salesByRegion/HTTPStatus"))
        .containsExactly("s3", "bucket", "sale", "by", "region", "httpstatus");
    assertThat(words("Größe naïve नमस्ते 東京 \uD835\uDC00b"))
        .containsExactly("größe", "naïve", "नमस्ते", "東京", "\uD835\uDC00b");
    assertThat(words("")).isEmpty();
    assertThat(words(" ?! ")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "users, user",
    "purchases, purchase",
    "categories, category",
    "status, status",
    "address, address",
    "gas, gas",
    "kunden, kunden"
  })
  void pluralsAreSingulars(String word, String singular) {
    assertThat(words(word)).containsExactly(singular);
  }
}
