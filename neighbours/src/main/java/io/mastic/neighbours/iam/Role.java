package io.mastic.neighbours.iam;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A role; as JSON its identity's members stand among its own.
 *
 * @param trust who may assume it, as the JSON that was given
 * @param maxSession in seconds
 * @param boundary the ARN of the policy that bounds it
 */
record Role(
    @JsonUnwrapped IamIdentity identity,
    String trust,
    @Nullable String description,
    int maxSession,
    @Nullable String boundary,
    Map<String, String> tags) {

  String name() {
    return identity.name();
  }

  String path() {
    return identity.path();
  }

  String id() {
    return identity.id();
  }

  String arn(String account) {
    return "arn:aws:iam::" + account + ":role" + path() + name();
  }

  Role bounded(@Nullable String policy) {
    return new Role(identity, trust, description, maxSession, policy, tags);
  }

  Role withTrust(String document) {
    return new Role(identity, document, description, maxSession, boundary, tags);
  }

  Role described(@Nullable String newDescription, int newMaxSession) {
    return new Role(identity, trust, newDescription, newMaxSession, boundary, tags);
  }

  Role tagged(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(tags);
    all.putAll(more);
    return withTags(all);
  }

  Role untagged(Iterable<String> keys) {
    Map<String, String> rest = new TreeMap<>(tags);
    keys.forEach(rest::remove);
    return withTags(rest);
  }

  private Role withTags(Map<String, String> all) {
    return new Role(identity, trust, description, maxSession, boundary, all);
  }
}
