package io.mastic.kernel;

import java.util.concurrent.Callable;

/**
 * Who asks, and where: accounts and regions isolate everything that is stored.
 *
 * <p>The front door binds the caller of a request to its thread; in-process work binds the caller
 * on whose behalf it runs.
 *
 * @param account twelve digits
 * @param region for example {@code us-east-1}, taken from the request's credential scope
 * @param principalArn for example {@code arn:aws:iam::000000000000:root}
 */
public record Caller(String account, String region, String principalArn) {

  public static final String DEFAULT_ACCOUNT = "000000000000";

  private static final ThreadLocal<Caller> CURRENT = new ThreadLocal<>();

  /** The root principal of an account, as in-process work and the local key pair use it. */
  public static Caller root(String account, String region) {
    return new Caller(account, region, "arn:aws:iam::" + account + ":root");
  }

  /** The caller bound to this thread; a thread without one is a defect, not a client's error. */
  public static Caller current() {
    Caller caller = CURRENT.get();
    if (caller == null) {
      throw new IllegalStateException("no caller is bound to this thread");
    }
    return caller;
  }

  /**
   * Whether a policy's principal is this caller, or all, its account, or the role of its session: a
   * role stands for its sessions, whose ARNs leave out its path.
   */
  public boolean isMeantBy(String principal) {
    String role = "arn:aws:iam::" + account + ":role/";
    String session = "arn:aws:sts::" + account + ":assumed-role/";
    return principal.equals("*")
        || principal.equals(account)
        || principal.equals("arn:aws:iam::" + account + ":root")
        || principal.equals(principalArn)
        || (principal.startsWith(role)
            && principalArn.startsWith(
                session + principal.substring(principal.lastIndexOf('/') + 1) + "/"));
  }

  /**
   * Runs {@code work} with this caller bound to the thread, and puts back what was bound before.
   */
  public <T> T call(Callable<T> work) throws Exception {
    Caller before = CURRENT.get();
    CURRENT.set(this);
    try {
      return work.call();
    } finally {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }

  /** As {@link #call}, for work that throws nothing checked and returns nothing. */
  public void run(Runnable work) {
    Caller before = CURRENT.get();
    CURRENT.set(this);
    try {
      work.run();
    } finally {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }
}
