package io.mastic.neighbours.iam;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import java.util.TreeMap;

/** What would give a role to a machine of EC2's; here it is kept and given back. */
record InstanceProfile(@JsonUnwrapped IamIdentity identity, Map<String, String> tags) {

  String name() {
    return identity.name();
  }

  String arn(String account) {
    return "arn:aws:iam::" + account + ":instance-profile" + identity.path() + name();
  }

  InstanceProfile tagged(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(tags);
    all.putAll(more);
    return new InstanceProfile(identity, all);
  }

  InstanceProfile untagged(Iterable<String> keys) {
    Map<String, String> rest = new TreeMap<>(tags);
    keys.forEach(rest::remove);
    return new InstanceProfile(identity, rest);
  }
}
