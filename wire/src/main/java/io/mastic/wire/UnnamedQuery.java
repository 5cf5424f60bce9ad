package io.mastic.wire;

import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.http.Protocol;
import io.mastic.wire.refusal.Refusals;
import io.mastic.wire.text.Query;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the service of a call of the query protocol that no signature names: by its version, which
 * may stand in the form.
 *
 * @param faces by their services' names
 */
record UnnamedQuery(Map<String, HttpFace> faces) implements HttpFace {

  private static final Map<String, String> BY_VERSION =
      Map.of(
          "2011-06-15", "sts",
          "2010-05-08", "iam",
          "2010-05-15", "cloudformation",
          "2012-11-05", "sqs",
          "2016-11-15", "ec2",
          "2010-03-31", "sns");

  @Override
  public String service() {
    return "none";
  }

  @Override
  public Protocol protocol() {
    return Protocol.QUERY;
  }

  /** The face of that version, or one that says that there is none. */
  HttpFace named(@Nullable String version) {
    String service = version == null ? null : BY_VERSION.get(version);
    HttpFace face = service == null ? null : faces.get(service);
    if (face != null) {
      return face;
    }
    String name = service == null ? "the service of this version of an API" : service;
    return new AbsentService(Protocol.QUERY, name);
  }

  /** As {@link #named(String)}, with the version in the form. */
  HttpFace named(byte[] form) {
    return named(new Query(new String(form, StandardCharsets.ISO_8859_1)).first("Version"));
  }

  @Override
  public void handle(HttpRequest request, HttpResponse response) throws IOException {
    named(request.bytes()).handle(request, response);
  }

  @Override
  public void refuse(HttpRequest request, HttpResponse response, Refusal refusal)
      throws IOException {
    Refusals.write(Protocol.QUERY, request, response, refusal);
  }
}
