package io.mastic.neighbours.iam;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A role.
 *
 * @param path begins and ends with a slash
 * @param id {@code AROA...}
 * @param trust who may assume it, as the JSON that was given
 * @param maxSession in seconds
 * @param createdAt epoch milliseconds
 */
record Role(
    String name,
    String path,
    String id,
    String trust,
    @Nullable String description,
    int maxSession,
    @Nullable String boundary,
    long createdAt,
    Map<String, String> tags) {

  String arn(String account) {
    return "arn:aws:iam::" + account + ":role" + path + name;
  }

  String created() {
    return Instant.ofEpochSecond(createdAt / 1000).toString();
  }

  Role withTrust(String document) {
    return new Role(name, path, id, document, description, maxSession, boundary, createdAt, tags);
  }

  Role described(@Nullable String newDescription, int newMaxSession) {
    return new Role(
        name, path, id, trust, newDescription, newMaxSession, boundary, createdAt, tags);
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
    return new Role(name, path, id, trust, description, maxSession, boundary, createdAt, all);
  }
}
