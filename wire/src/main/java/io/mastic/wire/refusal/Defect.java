package io.mastic.wire.refusal;

import io.mastic.kernel.disk.DiskFull;
import io.mastic.kernel.http.HttpFace.Refusal;
import io.mastic.kernel.http.HttpRequest;

/** What a client is told of a defect of ours. */
public final class Defect {

  private Defect() {}

  /**
   * The answer to a defect, by which its log entry can be found; or to a full disk, which is none.
   */
  public static Refusal refusal(HttpRequest request, Throwable error) {
    if (DiskFull.caused(error)) {
      return new Refusal(503, "ServiceUnavailable", DiskFull.MESSAGE);
    }
    return new Refusal(
        500,
        "InternalFailure",
        "The server met a defect of its own; see request " + request.requestId() + " in its log.");
  }
}
