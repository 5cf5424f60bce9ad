package io.mastic.app;

import java.io.IOException;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;

/** Says what to do about an address that cannot be listened on. */
final class TakenPort {

  private TakenPort() {}

  static IOException explain(Settings.Door door, IOException problem) {
    String where = door.host() + ":" + door.port();
    for (Throwable e = problem; e != null; e = e.getCause()) {
      if (e instanceof BindException && String.valueOf(e.getMessage()).contains("in use")) {
        return new IOException(
            "Port "
                + door.port()
                + " is taken by another program, perhaps another Mastic; ss -ltnp 'sport = :"
                + door.port()
                + "' names it. Give --port another one, or --port 0 for any free one.",
            problem);
      }
      if (e instanceof BindException || e instanceof UnresolvedAddressException) {
        return new IOException(
            "Cannot listen on "
                + where
                + " ("
                + e.getMessage()
                + "): --host must be an address of this machine"
                + (door.port() < 1024 ? ", and ports below 1024 belong to root" : "")
                + ".",
            problem);
      }
    }
    return problem;
  }
}
