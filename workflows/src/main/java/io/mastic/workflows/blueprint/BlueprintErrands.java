package io.mastic.workflows.blueprint;

/** What blueprints need done elsewhere, each as the current caller and only if they may. */
public interface BlueprintErrands {

  /**
   * Fetches an object.
   *
   * @param location {@code s3://...}
   * @param most how many bytes it may have
   * @throws IllegalArgumentException in words for the caller, if it cannot be had
   */
  byte[] fetch(String location, int most);

  /**
   * Whether the caller may have Glue act as that role.
   *
   * @throws io.mastic.kernel.access.AccessDeniedException if not
   */
  void passRole(String roleArn);

  /**
   * Calls an operation of Glue; joins the current transaction.
   *
   * @param request its JSON
   * @throws IllegalArgumentException in words for the caller, if it is refused
   */
  void call(String operation, String request);
}
