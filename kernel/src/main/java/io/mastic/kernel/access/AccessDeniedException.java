package io.mastic.kernel.access;

import io.mastic.kernel.access.Authorizer.Decision;

/** A caller may not do what they asked for; the front door says so in the caller's protocol. */
public final class AccessDeniedException extends RuntimeException {

  AccessDeniedException(Ask ask, Decision decision) {
    super(text(ask, decision));
  }

  /** AWS's words. */
  private static String text(Ask ask, Decision decision) {
    String resource = ask.resources().isEmpty() ? "*" : ask.resources().get(0);
    String why =
        switch (decision) {
          case FORBIDDEN -> " with an explicit deny in an identity-based policy";
          case FORBIDDEN_BY_RESOURCE -> " with an explicit deny in a resource-based policy";
          default -> " because no identity-based policy allows the " + ask.action() + " action";
        };
    return "User: "
        + ask.caller().principalArn()
        + " is not authorized to perform: "
        + ask.action()
        + " on resource: "
        + resource
        + why;
  }
}
