package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.access.AccessDeniedException;
import io.mastic.neighbours.query.QueryCall;
import io.mastic.neighbours.query.QueryException;
import io.mastic.neighbours.query.QueryFace;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** IAM's actions called within the server. */
public final class IamRequests {

  private final Services services;

  public IamRequests(Services services) {
    this.services = services;
  }

  /**
   * Calls an action.
   *
   * @param namesAndValues of its parameters
   * @return the members of its result, as XML
   * @throws ResourceException in the words of CloudFormation's handlers
   */
  public String call(String action, String... namesAndValues) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (!namesAndValues[i + 1].isEmpty()) {
        parameters.put(namesAndValues[i], namesAndValues[i + 1]);
      }
    }
    return call(action, parameters);
  }

  String call(String action, Map<String, String> parameters) {
    QueryFace iam =
        services
            .findQuery("iam")
            .orElseThrow(() -> new ResourceException("IAM is not served here"));
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.put("Action", action);
    String form =
        all.entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    try {
      services.permit("iam", action, "*");
      return iam.call(new QueryCall("", form));
    } catch (QueryException e) {
      throw ResourceException.handler(
          String.valueOf(e.getMessage()), HandlerErrors.of(e.code()), e);
    } catch (AccessDeniedException e) {
      throw ResourceException.handler(String.valueOf(e.getMessage()), "AccessDenied", e);
    }
  }

  /** As {@link #call}, where it is no error that what is meant is gone. */
  void callIfThere(String action, String... namesAndValues) {
    try {
      String unused = call(action, namesAndValues);
    } catch (ResourceException e) {
      if (!e.isNotFound()) {
        throw e;
      }
    }
  }

  /** The text of the first element of that name. */
  public static String text(String xml, String element) {
    Matcher matcher = Pattern.compile("<" + element + ">([^<]*)</" + element + ">").matcher(xml);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** A document is an object, or its text. */
  static String document(JsonNode document) {
    return document.isTextual() ? document.asText() : document.toString();
  }

  /** Tags as parameters of an action. */
  static Map<String, String> tags(Map<String, String> tags) {
    Map<String, String> parameters = new LinkedHashMap<>();
    tags.forEach(
        (key, value) -> {
          int number = parameters.size() / 2 + 1;
          parameters.put("Tags.member." + number + ".Key", key);
          parameters.put("Tags.member." + number + ".Value", value);
        });
    return parameters;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
