package io.mastic.wire.forward;

import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.http.Protocol;
import io.mastic.wire.refusal.Refusals;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A service whose requests go to another endpoint, once this server has let them in.
 *
 * @param service as credential scopes name it, for example {@code sns}
 * @param endpoint scheme, host and port
 */
public record Forward(String service, URI endpoint, Relay relay) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");

  /** What this server is about: passed on, it would be another server. */
  private static final Set<String> OWN = Set.of("glue", "s3");

  /**
   * @throws IllegalArgumentException for a service that cannot be passed on, or no endpoint
   */
  public Forward {
    if (!NAME.matcher(service).matches()) {
      throw new IllegalArgumentException("no service is called " + service);
    }
    if (OWN.contains(service)) {
      throw new IllegalArgumentException(
          service + " is answered by this server itself and cannot be passed on");
    }
    String scheme = endpoint.getScheme();
    boolean http =
        scheme != null && Set.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT));
    boolean bare =
        endpoint.getRawUserInfo() == null
            && endpoint.getRawQuery() == null
            && endpoint.getRawFragment() == null
            && Set.of("", "/").contains(String.valueOf(endpoint.getRawPath()));
    if (!http || endpoint.getHost() == null || !bare) {
      throw new IllegalArgumentException(
          "the endpoint of " + service + " must be http://HOST:PORT or https://HOST:PORT");
    }
  }

  /** The face of requests that speak so: what goes wrong here is said in the same way. */
  public HttpFace speaking(Protocol protocol) {
    return new PassedOn(this, protocol);
  }

  private record PassedOn(Forward forward, Protocol protocol) implements HttpFace {

    @Override
    public String service() {
      return forward.service();
    }

    @Override
    public void handle(HttpRequest request, HttpResponse response) throws IOException {
      request.authorize(service(), request.method() + " " + request.rawPath(), List.of());
      try {
        forward.relay().pass(request, response, forward.endpoint());
      } catch (NoAnswerException e) {
        Refusal refusal =
            new Refusal(
                502,
                "BadGateway",
                "Mastic passes " + service() + " on to another endpoint, " + e.getMessage() + ".");
        response.error(refusal.code());
        refuse(request, response, refusal);
      }
    }

    @Override
    public void refuse(HttpRequest request, HttpResponse response, Refusal refusal)
        throws IOException {
      Refusals.write(protocol, request, response, refusal);
    }
  }
}
