package io.mastic.jobs.process;

import io.mastic.kernel.Arns;
import io.mastic.kernel.key.AccessKey;
import io.mastic.kernel.key.AccessKeys;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** The environment of a process: what is around every run, and temporary keys of the run's role. */
public final class RunEnvironment {

  private static final String OWNER = "run/";

  private final AccessKeys keys;
  private final Surroundings surroundings;

  public RunEnvironment(AccessKeys keys, Surroundings surroundings) {
    this.keys = keys;
    this.surroundings = surroundings;
  }

  /**
   * @param role name or ARN
   * @param lifetime of the keys
   */
  public Map<String, String> of(RunKey run, String role, Duration lifetime) {
    String arn = role.startsWith("arn:") ? role : Arns.role(run.account(), role);
    AccessKey key = keys.issue(run.account(), arn, lifetime, owner(run));
    Map<String, String> environment = new HashMap<>(surroundings.environment());
    environment.put("AWS_ENDPOINT_URL", endpoint());
    environment.put("AWS_ACCESS_KEY_ID", key.id());
    environment.put("AWS_SECRET_ACCESS_KEY", key.secret());
    environment.put("AWS_SESSION_TOKEN", String.valueOf(key.sessionToken()));
    environment.put("AWS_REGION", run.region());
    environment.put("AWS_DEFAULT_REGION", run.region());
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    return environment;
  }

  /** The keys of a run end with it; joins the transaction in which it ends. */
  public static void end(AccessKeys keys, RunKey run) {
    keys.revoke(owner(run));
  }

  /**
   * Ends the keys of runs that are over: whatever became of the server that ended them, nothing of
   * theirs stays alive.
   */
  public void sweep(Predicate<RunKey> isUnderWay) {
    for (String owner : keys.owners(OWNER)) {
      String[] parts = owner.split("/", 4);
      if (parts.length < 4 || !isUnderWay.test(new RunKey(parts[1], parts[2], parts[3]))) {
        keys.revoke(owner);
      }
    }
  }

  private static String owner(RunKey run) {
    return OWNER + run.account() + "/" + run.region() + "/" + run.id();
  }

  public String endpoint() {
    return surroundings.endpoint().get();
  }

  /** The name by which this machine knows its own runs again. */
  public String host() {
    return surroundings.host();
  }
}
