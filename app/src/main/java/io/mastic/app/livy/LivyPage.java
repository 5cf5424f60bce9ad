package io.mastic.app.livy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.contract.GlueCalls;
import io.mastic.jobs.logs.Logs;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.kernel.access.AccessDeniedException;
import io.mastic.kernel.http.HttpFace.Refusal;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

/**
 * {@code /_/livy/[REGION/]sessions...}: Apache Livy's REST interface, as clients of sparkmagic's
 * kind use it.
 */
public final class LivyPage implements OwnPage {

  private static final Pattern REGION = Pattern.compile("[a-z]{2}(?:-[a-z]+)+-[0-9]");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");
  private static final int USUAL_SIZE = 20;
  private static final int USUAL_LINES = 100;
  private static final int CREATED = 201;

  private final LivySessions sessions;

  /**
   * @param isBusy whether the caller's session of that name executes something
   */
  public LivyPage(GlueCalls glue, Logs logs, Predicate<String> isBusy) {
    this.sessions = new LivySessions(glue, logs, isBusy);
  }

  @Override
  public String name() {
    return "livy/";
  }

  @Override
  public Audience audience() {
    return Audience.KEY_HOLDERS;
  }

  @Override
  public void refuse(HttpRequest request, HttpResponse response, Refusal refusal)
      throws IOException {
    say(response, refusal.status(), refusal.message());
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    List<String> words = words(request.rawPath());
    Caller caller = request.caller();
    if (!words.isEmpty() && REGION.matcher(words.get(0)).matches()) {
      caller = new Caller(caller.account(), words.get(0), caller.principalArn());
      words = words.subList(1, words.size());
    }
    List<String> place = words;
    try {
      byte[] body = request.bytes();
      ObjectNode answer = caller.call(() -> answer(request, place, body));
      boolean isNew = request.method().equals("POST") && !place.contains("cancel");
      OwnPage.write(response, isNew ? CREATED : 200, "application/json", Json.write(answer) + "\n");
    } catch (LivyException e) {
      say(response, e.status(), String.valueOf(e.getMessage()));
    } catch (EntityNotFoundException e) {
      say(response, 404, words(e));
    } catch (AwsServiceException e) {
      say(response, 400, words(e));
    } catch (AccessDeniedException e) {
      say(response, 403, String.valueOf(e.getMessage()));
    } catch (JsonProcessingException e) {
      say(response, 400, "The body is no JSON");
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String words(AwsServiceException e) {
    String said = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorMessage();
    return said == null ? String.valueOf(e.getMessage()) : said;
  }

  private ObjectNode answer(HttpRequest request, List<String> place, byte[] body)
      throws IOException {
    String asked =
        request.method() + " " + String.join("/", place.stream().map(LivyPage::kind).toList());
    return switch (asked) {
      case "GET sessions" ->
          sessions.list(query(request, "from", 0), query(request, "size", USUAL_SIZE));
      case "POST sessions" -> sessions.create(json(body));
      case "GET sessions/N" -> sessions.get(number(place, 1));
      case "DELETE sessions/N" -> sessions.delete(number(place, 1));
      case "GET sessions/N/state" -> sessions.state(number(place, 1));
      case "GET sessions/N/log" ->
          sessions.log(
              number(place, 1), query(request, "from", 0), query(request, "size", USUAL_LINES));
      case "GET sessions/N/statements" -> sessions.statements(number(place, 1));
      case "POST sessions/N/statements" -> sessions.run(number(place, 1), json(body));
      case "GET sessions/N/statements/N" -> sessions.statement(number(place, 1), number(place, 3));
      case "POST sessions/N/statements/N/cancel" ->
          sessions.cancel(number(place, 1), number(place, 3));
      default ->
          throw new LivyException(
              404, "Of Livy there are sessions and their statements here, not " + asked);
    };
  }

  private static List<String> words(String path) {
    int begin = path.indexOf("/livy/") + "/livy/".length();
    return Arrays.stream(path.substring(begin).split("/", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static String kind(String word) {
    return NUMBER.matcher(word).matches() ? "N" : word;
  }

  private static int number(List<String> place, int at) {
    try {
      return Integer.parseInt(place.get(at));
    } catch (NumberFormatException e) {
      throw new LivyException(404, "There is no " + place.get(at));
    }
  }

  private static int query(HttpRequest request, String name, int otherwise) {
    Matcher found =
        Pattern.compile("(?:^|&)" + name + "=([0-9]{1,9})(?:&|$)").matcher(request.rawQuery());
    return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
  }

  private static JsonNode json(byte[] body) throws IOException {
    JsonNode json = Json.MAPPER.readTree(body);
    if (json == null || !json.isObject()) {
      throw new LivyException(400, "The body is no JSON object");
    }
    return json;
  }

  private static void say(HttpResponse response, int status, String message) throws IOException {
    OwnPage.write(response, status, "application/json", Json.write(Map.of("msg", message)) + "\n");
  }
}
