package io.mastic.wire.body;

import io.mastic.kernel.http.BodyMismatchException;
import io.mastic.wire.crowd.BodyPace;
import io.mastic.wire.crowd.Crowd;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Request;

/** A body that flows in, from a client that must not take for ever. */
public final class PacedInput extends FilterInputStream implements Crowd.Slow {

  private final Request request;
  private final Crowd crowd;
  private final BodyPace pace;
  private volatile boolean tooSlow;

  public PacedInput(Request request, InputStream in, Crowd crowd) {
    super(in);
    this.request = request;
    this.crowd = crowd;
    this.pace = crowd.newPace();
    crowd.add(this);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    pace.begin(System.nanoTime());
    int count = 0;
    try {
      count = in.read(target, offset, length);
      return count;
    } catch (IOException e) {
      BodyMismatchException end =
          tooSlow
              ? new BodyMismatchException(
                  "RequestTimeout",
                  "Your socket connection to the server was not read from or written to within the"
                      + " timeout period. Idle connections will be closed.")
              : new BodyMismatchException("IncompleteBody", "The request body terminated early");
      end.initCause(e);
      throw end;
    } finally {
      pace.moved(System.nanoTime(), Math.max(0, count));
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  public void release() {
    crowd.remove(this);
  }

  @Override
  public boolean isOver(long now) {
    return pace.isTooSlow(now);
  }

  /** Wakes the thread that waits for bytes. */
  @Override
  public void end() {
    tooSlow = true;
    request.fail(new TimeoutException("the client sends too slowly"));
  }
}
