package io.mastic.wire;

import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.Protocol;
import io.mastic.wire.forward.Forward;
import io.mastic.wire.json.AwsJsonFace;
import io.mastic.wire.text.Query;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which face answers a request of the port that all services share: told by a few facts, decided
 * once. A service that is passed on first, then the credential scope, {@code X-Amz-Target}, {@code
 * Action=}, else S3.
 */
final class Routes implements Route.Choice {

  private final Map<String, HttpFace> byTarget = new HashMap<>();
  private final Map<Protocol, Map<String, HttpFace>> byService = new EnumMap<>(Protocol.class);
  private final Map<String, Forward> forwards = new HashMap<>();
  private final HttpFace s3;

  Routes(List<HttpFace> faces, List<Forward> forwards) {
    for (Protocol protocol : Protocol.values()) {
      byService.put(protocol, new HashMap<>());
    }
    for (HttpFace face : faces) {
      if (face instanceof AwsJsonFace json) {
        byTarget.put(json.targetPrefix(), json);
      }
      named(face.protocol()).put(face.service(), face);
    }
    forwards.forEach(forward -> this.forwards.put(forward.service(), forward));
    s3 = named(Protocol.S3).getOrDefault("s3", new AbsentService(Protocol.S3, "s3"));
  }

  private Map<String, HttpFace> named(Protocol protocol) {
    return byService.getOrDefault(protocol, Map.of());
  }

  @Override
  public Route of(@Nullable String scope, HttpRequest request, Query query) {
    Forward forward = scope == null ? null : forwards.get(scope);
    if (scope != null && forward != null) {
      return new Route(
          forward.speaking(Speech.of(scope, request, query)), scope, Route.Body.PASSED_ON);
    }
    if (RpcV2Path.isSpokenBy(request)) {
      HttpFace face = scope == null ? null : named(Protocol.RPC_V2_CBOR).get(scope);
      if (face != null) {
        return Route.to(face);
      }
      return Route.away(new AbsentService(Protocol.RPC_V2_CBOR, inCbor(scope, request)));
    }
    if ("s3".equals(scope)) {
      return toS3();
    }
    Optional<String> target = request.header("x-amz-target");
    if (target.isPresent()) {
      return json(scope, target.get());
    }
    if (scope == null) {
      return unsigned(request, query);
    }
    return isHere(scope) ? here(scope, request) : absent(scope, request, query);
  }

  /** A service that does not speak so, also where this server serves it otherwise. */
  private String inCbor(@Nullable String scope, HttpRequest request) {
    String named =
        scope != null
            ? scope
            : RpcV2Path.of(request).map(RpcV2Path::service).orElse("what was called");
    return isHere(named) ? named + " by Smithy RPC v2 CBOR" : named;
  }

  private Route toS3() {
    return new Route(s3, "s3", Route.Body.FLOWING);
  }

  private Route json(@Nullable String scope, String target) {
    int dot = target.lastIndexOf('.');
    String prefix = dot < 0 ? "" : target.substring(0, dot);
    HttpFace face = byTarget.get(prefix);
    if (face != null) {
      return Route.to(face);
    }
    if (dot < 0 || (scope != null && isHere(scope))) {
      return Route.away(new UnknownTarget());
    }
    return Route.away(new AbsentService(Protocol.JSON, scope == null ? prefix : scope));
  }

  private Route unsigned(HttpRequest request, Query query) {
    boolean isQuery = query.first("Action") != null || Speech.isForm(request);
    if (!isQuery || !request.rawPath().equals("/")) {
      return toS3();
    }
    UnnamedQuery unnamed = new UnnamedQuery(named(Protocol.QUERY));
    String version = query.first("Version");
    HttpFace face = version == null ? unnamed : unnamed.named(version);
    return face.service().equals("none") ? Route.away(face) : Route.to(face);
  }

  /** A service of this server that is not called by a target. */
  private Route here(String scope, HttpRequest request) {
    boolean atRoot = request.rawPath().equals("/");
    HttpFace query = named(Protocol.QUERY).get(scope);
    // Older clients of SQS call the queue's own path.
    if (query != null && (atRoot || Speech.isForm(request))) {
      return Route.to(query);
    }
    HttpFace rest = named(Protocol.REST_JSON).get(scope);
    if (rest != null) {
      return Route.to(rest);
    }
    return atRoot ? Route.away(new UnknownTarget()) : toS3();
  }

  private Route absent(String scope, HttpRequest request, Query query) {
    Protocol protocol = Speech.of(scope, request, query);
    return protocol == Protocol.S3 ? toS3() : Route.away(new AbsentService(protocol, scope));
  }

  private boolean isHere(String scope) {
    return byService.values().stream().anyMatch(faces -> faces.containsKey(scope));
  }
}
