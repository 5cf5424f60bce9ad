package io.mastic.wire.signature;

import io.mastic.wire.refusal.Denial;
import io.mastic.wire.refusal.DeniedException;
import io.mastic.wire.signature.Authorization.Scheme;
import io.mastic.wire.text.Query;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a signature covers all that a request asks for. Who holds a presigned URL must not add to
 * it: a header such as {@code x-amz-copy-source} or {@code X-Amz-Target} changes what is done.
 *
 * <p>Every {@code x-amz-} header has to be among the signed ones, but for those that a signature
 * holds fast in another way: the body's hash is part of what is signed in headers and is not obeyed
 * in URLs; outside S3 the date is part of what is signed, and a session token is compared with the
 * key's. Version 2 signs all of these headers, and only some of the parameters.
 */
public final class SignedParts {

  private static final Set<String> FAST_ANYWAY = Set.of("x-amz-content-sha256");
  private static final Set<String> FAST_OUTSIDE_S3 =
      Set.of("x-amz-content-sha256", "x-amz-date", "x-amz-security-token");

  private SignedParts() {}

  /**
   * @throws DeniedException if something is asked for that nobody signed
   */
  public static void check(
      Authorization authorization, Map<String, List<String>> headers, Query query)
      throws DeniedException {
    if (authorization.scheme() == Scheme.V2_QUERY) {
      SigV2.checkParameters(query);
      return;
    }
    boolean s3 = authorization.service().equals("s3");
    TreeSet<String> unsigned = new TreeSet<>();
    for (String name : headers.keySet()) {
      if (name.startsWith("x-amz-")
          && !authorization.signedHeaders().contains(name)
          && !(s3 ? FAST_ANYWAY : FAST_OUTSIDE_S3).contains(name)) {
        unsigned.add(name);
      }
    }
    if (unsigned.isEmpty()) {
      return;
    }
    if (s3) {
      throw new DeniedException(
          Denial.UNSIGNED_HEADERS, null, Map.of("HeadersNotSigned", String.join(", ", unsigned)));
    }
    throw new DeniedException(
        Denial.UNSIGNED_HEADERS,
        "'" + unsigned.first() + "' must be a 'SignedHeader' in the AWS Authorization.");
  }

  /**
   * @param called the service that the request is for
   * @throws DeniedException if the signature is for another service
   */
  public static void checkService(Authorization authorization, String called)
      throws DeniedException {
    String service = authorization.service();
    if (service.equals(called)) {
      return;
    }
    if (!called.equals("s3")) {
      throw new DeniedException(
          Denial.WRONG_SERVICE,
          "Credential should be scoped to correct service: '" + called + "'. ");
    }
    throw authorization.scheme() == Scheme.V4_HEADER
        ? new DeniedException(
            Denial.INCOMPLETE,
            "The authorization header is malformed; incorrect service \""
                + service
                + "\". This endpoint belongs to \"s3\".")
        : new DeniedException(
            Denial.INCOMPLETE_URL,
            "Error parsing the X-Amz-Credential parameter; incorrect service \""
                + service
                + "\". This endpoint belongs to \"s3\".");
  }
}
