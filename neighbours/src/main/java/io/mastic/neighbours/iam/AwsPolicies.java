package io.mastic.neighbours.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The policies of AWS's own that Glue's users attach most, with their texts as the AWS Managed
 * Policy Reference Guide has them; of each the default version alone.
 */
final class AwsPolicies {

  private static final String RESOURCE = "/io/mastic/neighbours/iam-policies.json";
  private static final Map<String, Policy> BY_ARN = read();

  private AwsPolicies() {}

  static Optional<Policy> find(String arn) {
    return Optional.ofNullable(BY_ARN.get(arn));
  }

  /** By their ARNs. */
  static List<Policy> all() {
    return List.copyOf(BY_ARN.values());
  }

  private static Map<String, Policy> read() {
    Map<String, Policy> policies = new TreeMap<>();
    try (InputStream json = AwsPolicies.class.getResourceAsStream(RESOURCE)) {
      Json.MAPPER.readTree(json).forEach(one -> add(policies, one));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return policies;
  }

  private static void add(Map<String, Policy> policies, JsonNode one) {
    String name = one.path("name").asText();
    String path = one.path("path").asText();
    String arn = "arn:aws:iam::aws:policy" + path + name;
    String version = one.path("version").asText();
    String document = one.path("document").toString();
    policies.put(
        arn,
        new Policy(
            new IamIdentity(name, path, Roles.idOf("ANPA", arn), millis(one, "created")),
            arn,
            one.path("description").asText(),
            document,
            Map.of(),
            new PolicyVersions(
                List.of(new PolicyVersion(version, document, millis(one, "updated"))),
                version,
                1)));
  }

  private static long millis(JsonNode one, String member) {
    return Instant.parse(one.path(member).asText()).toEpochMilli();
  }
}
