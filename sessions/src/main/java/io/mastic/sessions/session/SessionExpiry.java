package io.mastic.sessions.session;

import io.mastic.kernel.expiry.Expiry;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Sessions that ended, with their statements. */
public final class SessionExpiry implements Expiry {

  private final Sessions sessions;

  public SessionExpiry(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public String what() {
    return "sessions";
  }

  @Override
  public int expire(Handle h, Instant before, int most) {
    List<GlueSession> ended = sessions.completed(h, before, most);
    ended.forEach(session -> sessions.forget(h, session));
    return ended.size();
  }
}
