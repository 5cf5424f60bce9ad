package io.mastic.wire.body;

import io.mastic.wire.crowd.BodyPace;
import io.mastic.wire.crowd.Crowd;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.jetty.server.Request;

/**
 * An answer that flows out. A client may take its time with it, a program that works on each line
 * for example, until others wait for its place.
 */
public final class PacedOutput extends FilterOutputStream implements Crowd.Slow {

  private final Request request;
  private final Crowd crowd;
  private final BodyPace pace;

  public PacedOutput(Request request, OutputStream out, Crowd crowd) {
    super(out);
    this.request = request;
    this.crowd = crowd;
    this.pace = crowd.newPace();
    crowd.add(this);
  }

  private interface Writing {
    void run() throws IOException;
  }

  private void timed(int count, Writing writing) throws IOException {
    pace.begin(System.nanoTime());
    try {
      writing.run();
    } finally {
      pace.moved(System.nanoTime(), count);
    }
  }

  @Override
  public void write(int b) throws IOException {
    timed(1, () -> out.write(b));
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    timed(length, () -> out.write(source, offset, length));
  }

  @Override
  public void flush() throws IOException {
    timed(0, out::flush);
  }

  @Override
  public void close() throws IOException {
    timed(0, out::close);
  }

  public void release() {
    crowd.remove(this);
  }

  @Override
  public boolean isOver(long now) {
    return crowd.downloads().isWaitedFor() && pace.isTooSlow(now);
  }

  /** The answer has begun: only the end of the connection tells the client. */
  @Override
  public void end() {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
  }
}
