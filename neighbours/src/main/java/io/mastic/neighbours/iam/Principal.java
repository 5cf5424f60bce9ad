package io.mastic.neighbours.iam;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A user or a group; as JSON its identity's members stand among its own.
 *
 * @param boundary the ARN of the policy that bounds a user
 */
record Principal(
    @JsonUnwrapped IamIdentity identity, @Nullable String boundary, Map<String, String> tags) {

  String name() {
    return identity.name();
  }

  String id() {
    return identity.id();
  }

  String path() {
    return identity.path();
  }

  String arn(PrincipalKind kind, String account) {
    return "arn:aws:iam::" + account + ":" + kind.lower() + path() + name();
  }

  Principal called(String name, String path) {
    return new Principal(new IamIdentity(name, path, id(), identity.createdAt()), boundary, tags);
  }

  Principal bounded(@Nullable String policy) {
    return new Principal(identity, policy, tags);
  }

  Principal tagged(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(tags);
    all.putAll(more);
    return new Principal(identity, boundary, IamRules.tags(all));
  }

  Principal untagged(Iterable<String> keys) {
    Map<String, String> rest = new TreeMap<>(tags);
    keys.forEach(rest::remove);
    return new Principal(identity, boundary, rest);
  }
}
