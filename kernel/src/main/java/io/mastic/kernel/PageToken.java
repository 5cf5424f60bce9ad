package io.mastic.kernel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The opaque token of a listing: the sort key of the last row given, so that a page stays right
 * while rows come and go.
 */
public final class PageToken {

  private static final TypeReference<List<String>> PARTS = new TypeReference<>() {};

  private PageToken() {}

  public static String encode(List<String> parts) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Json.write(parts).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The parts of a token, or an empty list for none.
   *
   * @throws IllegalArgumentException for a token that this server did not make with as many parts
   */
  public static List<String> decode(@Nullable String token, int parts) {
    if (token == null || token.isEmpty()) {
      return List.of();
    }
    try {
      String json = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      List<String> decoded = Json.MAPPER.readValue(json, PARTS);
      if (decoded.size() == parts) {
        return decoded;
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IllegalArgumentException("Invalid pagination token", e);
    }
    throw new IllegalArgumentException("Invalid pagination token");
  }
}
