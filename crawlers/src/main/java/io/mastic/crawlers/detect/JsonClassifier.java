package io.mastic.crawlers.detect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.mastic.crawlers.explain.Evidence;
import io.mastic.crawlers.explain.VerdictCode;
import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.FileSchema;
import io.mastic.crawlers.schema.Type;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
                  .maxStringLength(Sampler.MOST)
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

  /** Where the first megabyte ends within the first object, its other columns are looked for. */
  @Override
  public Opinion judge(Subject file) throws IOException, UnknownFormatException {
    Opinion opinion = judge(file.sample());
    if (opinion instanceof Opinion.Fits
        && path.equals(JsonPath.ROOT)
        && file.isMoreToRead()
        && endsWithinItsFirstObject(file.sample())) {
      file.extend();
      return judge(file.sample());
    }
    return opinion;
  }

  private static boolean endsWithinItsFirstObject(Sample sample) throws IOException {
    int start = sample.start();
    try (JsonParser parser = JSON.createParser(sample.content(), start, sample.end() - start)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      parser.skipChildren();
      return parser.currentToken() != JsonToken.END_OBJECT;
    } catch (JsonProcessingException e) {
      return true;
    }
  }

  @Override
  public Opinion judge(Sample sample) {
    char first = (char) (sample.firstByte() & 0xFF);
    if (first != '{' && first != '[') {
      return Opinion.differs(
          VerdictCode.NOT_JSON, "first", first > ' ' && first < 127 ? "'" + first + "'" : "none");
    }
    JsonTypes types = new JsonTypes(sample, path);
    int start = sample.start();
    try (JsonParser parser = JSON.createParser(sample.content(), start, sample.end() - start)) {
      if (!types.readAll(parser)) {
        return broken(parser.currentLocation(), "a value at the top is no object or array");
      }
    } catch (JsonProcessingException e) {
      return broken(e.getLocation(), e.getOriginalMessage());
    } catch (IOException e) {
      return broken(null, e.getMessage());
    }
    return types.records() == 0
        ? Opinion.differs(VerdictCode.NOTHING_AT_PATH, "path", path.text())
        : Opinion.fits(recognized(types, sample));
  }

  private static Opinion broken(@Nullable JsonLocation where, @Nullable String why) {
    String line = String.valueOf(why).lines().findFirst().orElse("");
    return Opinion.differs(
        VerdictCode.BROKEN_JSON,
        "at",
        where == null ? 0 : Math.max(0, where.getByteOffset()),
        "why",
        line.length() <= 200 ? line : line.substring(0, 200) + "...");
  }

  /** The types of the first records' own columns, record by record. */
  @Override
  public List<Evidence> evidence(Sample sample, Look.Recognized look) {
    return new JsonEvidence(sample, path).evidence(look.schema());
  }

  static JsonFactory factory() {
    return JSON;
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
}
