package io.mastic.kernel.access;

/**
 * The one point of decision over what callers may do. Every face asks it once a call is read and
 * keeps the rules of its API, and before anything is done.
 */
@FunctionalInterface
public interface Authorizer {

  /** Whoever was let in may do everything. */
  Authorizer EVERYTHING = ask -> Decision.ALLOWED;

  /** Decides; called by many threads. */
  Decision decide(Ask ask);

  /** What is decided, and for a denial which of AWS's reasons there is. */
  enum Decision {
    ALLOWED,
    /** Nothing allows it. */
    NOT_ALLOWED,
    /** Something forbids it. */
    FORBIDDEN,
    /** A policy that hangs on what is asked about forbids it. */
    FORBIDDEN_BY_RESOURCE
  }

  /**
   * @throws AccessDeniedException unless it is allowed
   */
  default void check(Ask ask) {
    Decision decision = decide(ask);
    if (decision != Decision.ALLOWED) {
      throw new AccessDeniedException(ask, decision);
    }
  }
}
