package io.mastic.wire.json;

import java.util.List;
import java.util.Map;

/** A service that speaks AWS JSON 1.1, told by the first half of {@code X-Amz-Target}. */
public interface JsonService {

  /** What stands before the dot, for example {@code AWSGlue}. */
  String targetPrefix();

  /**
   * Its name in credential scopes, logs and metrics, for example {@code glue}: a signature for
   * another service is refused.
   */
  String service();

  /** What stands before the colon of IAM's actions, where that is not the service's name. */
  default String actions() {
    return service();
  }

  /**
   * Answers one call; the caller is bound to the thread.
   *
   * @param operation what stands after the dot, for example {@code GetTable}
   * @param body a JSON object of at most 10 MB, not yet parsed; may be empty
   * @return the answer's JSON object
   * @throws JsonServiceException for an error with a code of the service's own
   * @throws software.amazon.awssdk.awscore.exception.AwsServiceException for an error of Glue's API
   * @throws io.mastic.contract.MalformedJsonException if the body does not fit
   */
  byte[] call(String operation, byte[] body);

  /**
   * Reads one call and checks it, and does nothing yet. What is thrown is thrown here or by {@link
   * Prepared#act}; by default it is all done there.
   */
  default Prepared prepare(String operation, byte[] body) {
    return new Prepared() {
      @Override
      public List<String> resources() {
        return List.of();
      }

      @Override
      public byte[] act() {
        return call(operation, body);
      }
    };
  }

  /** Headers that the service has beside an error's body. */
  default Map<String, String> errorHeaders(int status, String code) {
    return Map.of();
  }

  /** A call that was read. */
  interface Prepared {

    /** The ARNs that it is about, as far as known, what it is most about first. */
    List<String> resources();

    /** Does it, and gives the answer's JSON object. */
    byte[] act();
  }
}
