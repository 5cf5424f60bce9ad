package io.mastic.app.console;

import io.mastic.catalog.scope.TableName;
import io.mastic.crawlers.preview.Preview;
import io.mastic.crawlers.preview.PreviewException;
import io.mastic.crawlers.preview.Previews;
import io.mastic.crawlers.preview.row.ShownRow;
import io.mastic.kernel.Arns;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.glue.model.GlueException;

/**
 * {@code GET /_/api/preview?database=&table=&rows=}: the first rows of a table, read by its SerDe
 * and format. The answer is {@code {"Columns": [{"Name", "Type", "Key"}], "Rows": [{"File",
 * "Values", "Bad"}], "Files", "Notes"}}; a row's file is its place in the list, its values are
 * texts or null, {@code Bad} says why readers do not get it as it was meant. Data that is gone is
 * 404, a format that is not read here 501.
 */
public record PreviewPage(Previews previews) implements OwnPage {

  @Override
  public String name() {
    return "api/preview";
  }

  @Override
  public Audience audience() {
    return Audience.SIGNED_IN;
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    try {
      PageAnswer.get(request, response, parameters -> find(request, parameters));
    } catch (PreviewException e) {
      boolean gone = e.reason() == PreviewException.Reason.GONE;
      PageAnswer.say(response, gone ? 404 : 501, String.valueOf(e.getMessage()));
    } catch (GlueException e) {
      PageAnswer.say(response, e.statusCode(), e.awsErrorDetails().errorMessage());
    }
  }

  private Map<String, Object> find(HttpRequest request, PageQuery parameters) {
    TableName name = TableName.of(parameters.text("database"), parameters.text("table"));
    String table = name.database().name() + "/" + name.name();
    for (String operation : List.of("GetTable", "GetPartitions")) {
      request.authorize("glue", operation, List.of(Arns.glue(request.caller(), "table", table)));
    }
    request.authorize("s3", "GetObject", List.of());
    return view(previews.of(name, parameters.number("rows", Previews.USUAL, Previews.MOST)));
  }

  private static Map<String, Object> view(Preview preview) {
    int data = preview.columns().size() - preview.keys();
    List<Map<String, Object>> columns =
        preview.columns().stream()
            .map(
                column ->
                    Map.<String, Object>of(
                        "Name", column.name(),
                        "Type", column.type(),
                        "Key", preview.columns().indexOf(column) >= data))
            .toList();
    return Map.of(
        "Columns",
        columns,
        "Rows",
        preview.rows().stream().map(PreviewPage::row).toList(),
        "Files",
        preview.files(),
        "Notes",
        preview.notes());
  }

  private static Map<String, Object> row(ShownRow row) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("File", row.file());
    view.put("Values", row.values());
    if (row.bad() != null) {
      view.put("Bad", Objects.requireNonNull(row.bad()));
    }
    return view;
  }
}
