package io.mastic.neighbours;

import io.mastic.kernel.http.HttpFace;
import io.mastic.neighbours.call.Served;
import io.mastic.neighbours.call.TableService;
import io.mastic.neighbours.query.QueryFace;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The table of docs/neighbours.md: made from what the room really answers. */
public final class NeighboursTable {

  private static final String HEAD =
      """
      # The small services beside Glue

      Made from the tables that answer; a test compares. **done**: it acts. **kept**: what it says is kept and given back, and changes nothing.
      Whatever stands in no table, operation or member, answers HTTP 501 and names itself; so does every service that is not here.
      `serve --forward SERVICE=URL` passes a whole service on to another endpoint.

      Clients find them all by `AWS_ENDPOINT_URL`, but for one: the AWS CLI, version 1, sends `aws sqs` to AWS unless it is given `--endpoint-url`.
      """;

  private NeighboursTable() {}

  public static String markdown(Neighbours room) {
    StringBuilder text = new StringBuilder(HEAD);
    for (HttpFace face : room.faces()) {
      if (face instanceof QueryFace query) {
        plain(text, query.service().toUpperCase(Locale.ROOT), query.actions());
      }
    }
    room.tables().forEach(service -> table(text, service));
    return text.toString();
  }

  private static void plain(StringBuilder text, String title, Collection<String> operations) {
    text.append("\n## ").append(title).append("\n\nDone: ");
    text.append(String.join(", ", new TreeSet<>(operations))).append(".\n");
  }

  private static void table(StringBuilder text, TableService service) {
    text.append("\n## ").append(service.title()).append('\n');
    text.append("\n| operation | | what of it is not there |\n|---|---|---|\n");
    new TreeMap<>(service.table())
        .forEach(
            (operation, served) ->
                text.append("| ")
                    .append(operation)
                    .append(" | ")
                    .append(served.state().name().toLowerCase(Locale.ROOT))
                    .append(" | ")
                    .append(left(served))
                    .append(" |\n"));
    List<String> missing = service.missing();
    text.append("\n501: ");
    text.append(
        missing.size() > 60
            ? "the " + missing.size() + " other operations"
            : String.join(", ", missing));
    text.append(".\n");
  }

  private static String left(Served served) {
    String refused =
        served.refused().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> "501: " + entry.getKey() + " (" + entry.getValue().reason() + ")")
            .collect(Collectors.joining("; "));
    return served.notes() + (served.notes().isEmpty() || refused.isEmpty() ? "" : "; ") + refused;
  }
}
