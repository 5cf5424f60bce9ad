package io.mastic.kernel.http;

import java.io.IOException;
import java.io.OutputStream;

/** An answer under way: status and headers first, then the body. */
public interface HttpResponse {

  void status(int status);

  void header(String name, String value);

  /** The body; an answer without one never calls this. */
  OutputStream body();

  /** Gives the whole body at once, in {@link #body}'s place. */
  default void whole(byte[] bytes) throws IOException {
    body().write(bytes);
  }

  /**
   * For logs and metrics: which operation is answered.
   *
   * @param name one that this server knows; what a client invents must not become a metric
   */
  default void operation(String name) {}

  /**
   * For logs and metrics: this answers an error.
   *
   * @param code AWS's, for example {@code EntityNotFoundException}
   */
  default void error(String code) {}
}
