package io.mastic.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * AWS JSON 1.1 for every type of the contract, told by the type's own field descriptions.
 *
 * <p>Unknown members are skipped, null members are absent, absent and empty lists stay apart.
 */
public final class AwsJson {

  /** Deeper than any type of the contract, and far from the end of the stack. */
  static final int MAX_NESTING = 200;

  static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
          // Map keys are the client's words: not to be interned for ever.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private AwsJson() {}

  /**
   * Fills a builder from a JSON object; an empty body is an empty object.
   *
   * @throws MalformedJsonException if it is not one JSON object of the builder's type
   */
  public static <B extends SdkPojo> B read(byte[] json, B builder) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return builder;
      }
      if (first != JsonToken.START_OBJECT) {
        throw new MalformedJsonException("The request body must be a JSON object.");
      }
      AwsJsonReader.readMembers(parser, builder);
      if (parser.nextToken() != null) {
        throw new MalformedJsonException("The request body holds more than one JSON object.");
      }
      return builder;
    } catch (JsonProcessingException e) {
      throw new MalformedJsonException(
          "The request body is not valid JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JSON object of a request, response, or any structure in them. */
  public static byte[] write(SdkPojo pojo) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      new AwsJsonWriter(json).writeObject(pojo);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
