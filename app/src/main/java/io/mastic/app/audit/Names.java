package io.mastic.app.audit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.mastic.kernel.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The names that a request gives of what it is about, for example {@code sales/orders}: only of
 * members that are names in AWS's API, so that no value that may be secret is among them. A long
 * request is not read to its end.
 */
final class Names {

  private static final Set<String> NAMING =
      Set.of(
          "Name",
          "DatabaseName",
          "TableName",
          "JobName",
          "CrawlerName",
          "WorkflowName",
          "TriggerName",
          "ConnectionName",
          "RegistryName",
          "SchemaName",
          "FunctionName",
          "RunId",
          "SessionId",
          "JobRunId",
          "ResourceArn",
          "SchemaArn",
          "RegistryArn",
          "IndexName",
          "ProfileName",
          "Id");

  private static final int MOST = 8;
  private static final int LONGEST = 255;
  private static final long READ = 64 * 1024;

  private Names() {}

  static String of(byte[] body) {
    List<String> names = new ArrayList<>();
    try (JsonParser json = Json.MAPPER.createParser(body)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        read(json, names, 1);
      }
    } catch (IOException e) {
      // What is not JSON was refused, and names nothing.
      return "-";
    }
    return names.isEmpty() ? "-" : String.join("/", names);
  }

  private static void read(JsonParser json, List<String> names, int depth) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      if (names.size() == MOST || json.currentLocation().getByteOffset() > READ) {
        return;
      }
      String member = json.currentName();
      JsonToken value = json.nextToken();
      if (value == JsonToken.VALUE_STRING && NAMING.contains(member)) {
        String name = json.getText();
        names.add(name.length() > LONGEST ? name.substring(0, LONGEST) : name);
      } else if (value == JsonToken.START_OBJECT && depth == 1 && describes(member)) {
        read(json, names, depth + 1);
      } else {
        json.skipChildren();
      }
    }
  }

  /** Such as {@code TableInput}, {@code SchemaId}, {@code CsvClassifier}. */
  private static boolean describes(String member) {
    return member.endsWith("Input") || member.endsWith("Id") || member.endsWith("Classifier");
  }
}
