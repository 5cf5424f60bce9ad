package io.mastic.kernel.http;

import java.io.OutputStream;

/** An answer under way: status and headers first, then the body. */
public interface HttpResponse {

  void status(int status);

  void header(String name, String value);

  /** The body; an answer without one never calls this. */
  OutputStream body();
}
