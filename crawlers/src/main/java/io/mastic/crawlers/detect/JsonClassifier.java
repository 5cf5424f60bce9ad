package io.mastic.crawlers.detect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.FileSchema;
import io.mastic.crawlers.schema.Type;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON: one value per line, values one after the other over many lines, or one document.
 *
 * <p>Without a path a top-level array is one record with the single column {@code array}, as AWS's
 * built-in classifier has it; the path {@code $[*]} of a custom classifier makes its elements the
 * records.
 *
 * @see <a href="https://docs.aws.amazon.com/glue/latest/dg/custom-classifier.html">Custom
 *     classifiers</a>
 */
public final class JsonClassifier implements TextClassifier {

  private static final int DEEPEST = 200;

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(Sampler.LIMIT)
                  .build())
          .build();

  private final JsonPath path;

  private JsonClassifier(JsonPath path) {
    this.path = path;
  }

  /** The built-in one. */
  public static JsonClassifier builtIn() {
    return new JsonClassifier(JsonPath.ROOT);
  }

  /**
   * @throws IllegalArgumentException if the path is none that AWS documents
   */
  public static JsonClassifier withPath(String path) {
    return new JsonClassifier(JsonPath.parse(path));
  }

  @Override
  public String name() {
    return "json";
  }

  @Override
  public Optional<Look.Recognized> look(Sample sample) {
    if (!looksLikeJson(sample)) {
      return Optional.empty();
    }
    JsonTypes types = new JsonTypes(sample, path);
    int start = sample.start();
    try (JsonParser parser = JSON.createParser(sample.content(), start, sample.end() - start)) {
      if (!types.readAll(parser)) {
        return Optional.empty();
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return types.records() == 0 ? Optional.empty() : Optional.of(recognized(types, sample));
  }

  private Look.Recognized recognized(JsonTypes types, Sample sample) {
    List<Column> columns = columns(types.type());
    Map<String, String> parameters =
        path.equals(JsonPath.ROOT) ? Map.of() : Map.of("jsonPath", path.text());
    Format format = new Format("json", "none", parameters, Serde.JSON);
    return new Look.Recognized(
        format.compressed(sample.compression()),
        FileSchema.of(columns, FileSchema.Names.GIVEN),
        sample.extrapolate(types.records()),
        columns.stream().map(Column::name).sorted().toList());
  }

  private List<Column> columns(Type type) {
    if (type instanceof Type.Struct struct) {
      return struct.fields();
    }
    String name = type instanceof Type.Array && path.equals(JsonPath.ROOT) ? "array" : "record";
    return List.of(new Column(name, type));
  }

  private static boolean looksLikeJson(Sample sample) {
    for (int i = sample.start(); i < sample.content().length; i++) {
      byte b = sample.content()[i];
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return b == '{' || b == '[';
      }
    }
    return false;
  }
}
