package io.mastic.neighbours.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The filters of ListSecrets and BatchGetSecretValue: a secret is wanted if it fits each of them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Filter.html">Filter</a>
 */
final class SecretFilter {

  private SecretFilter() {}

  static Predicate<Secret> of(List<JsonNode> filters) {
    return filters.stream().map(SecretFilter::one).reduce(secret -> true, Predicate::and);
  }

  private static Predicate<Secret> one(JsonNode filter) {
    String key = filter.path("Key").asText();
    List<Predicate<Secret>> values = new ArrayList<>();
    filter.path("Values").forEach(value -> values.add(value(key, value.asText())));
    if (key.isEmpty() || values.isEmpty()) {
      throw SecretErrors.invalid("A filter has a key and values.");
    }
    return values.stream().reduce(secret -> false, Predicate::or);
  }

  private static Predicate<Secret> value(String key, String text) {
    boolean isNot = text.startsWith("!");
    String wanted = isNot ? text.substring(1) : text;
    Predicate<Secret> fits = secret -> texts(secret, key).anyMatch(t -> fits(key, t, wanted));
    return isNot ? fits.negate() : fits;
  }

  private static Stream<String> texts(Secret secret, String key) {
    return switch (key) {
      case "name" -> Stream.of(secret.name());
      case "description" -> secret.find("Description").stream();
      case "tag-key" -> secret.tags().keySet().stream();
      case "tag-value" -> secret.tags().values().stream();
      // KeptSecrets are kept in one region, and no service of AWS owns one.
      case "primary-region", "owning-service" -> Stream.empty();
      default ->
          Stream.of("name", "description", "tag-key", "tag-value")
              .flatMap(each -> texts(secret, each));
    };
  }

  /** The beginning of a name or tag, of any word of a description; of all of it in any case. */
  private static boolean fits(String key, String text, String wanted) {
    return switch (key) {
      case "name", "tag-key", "tag-value" -> text.startsWith(wanted);
      default -> words(text).anyMatch(word -> word.startsWith(wanted.toLowerCase(Locale.ROOT)));
    };
  }

  private static Stream<String> words(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return Stream.concat(Stream.of(lower), Stream.of(lower.split("[ /_+=.@!-]", -1)));
  }
}
