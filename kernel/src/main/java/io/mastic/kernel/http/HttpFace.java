package io.mastic.kernel.http;

import java.io.IOException;
import java.util.Map;

/** One protocol behind the front door, for example S3's REST or STS's query protocol. */
public interface HttpFace {

  /** The service name as the SigV4 credential scope has it, for example {@code s3}. */
  String service();

  /** How its calls look: by this they are told from others', signed, and refused. */
  Protocol protocol();

  /**
   * Answers a request whose signature has been verified; the caller is bound to the thread. Before
   * anything is done it asks {@link HttpRequest#authorize}.
   */
  void handle(HttpRequest request, HttpResponse response) throws IOException;

  /** Answers a request that the front door refused, in this protocol's own error format. */
  void refuse(HttpRequest request, HttpResponse response, Refusal refusal) throws IOException;

  /**
   * Why a request was not let in.
   *
   * @param code AWS's error code, for example {@code SignatureDoesNotMatch}
   * @param details further elements of the error, by name, where the protocol has room for them
   */
  record Refusal(int status, String code, String message, Map<String, String> details) {

    public Refusal(int status, String code, String message) {
      this(status, code, message, Map.of());
    }
  }
}
