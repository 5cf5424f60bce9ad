package io.mastic.wire.body;

import io.mastic.wire.crowd.BodyPace;
import io.mastic.wire.crowd.Crowd;
import io.mastic.wire.crowd.Room;
import io.mastic.wire.refusal.Denial;
import io.mastic.wire.refusal.DeniedException;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A body that is taken in whole before anything is done with it. No thread waits for its bytes: who
 * sends slowly holds a connection and what came so far, and loses both when it is too slow.
 */
public final class WholeBody implements Crowd.Slow {

  public static final int LIMIT = 10 << 20;
  public static final int SMALL = 256 << 10;

  private final Request request;
  private final Crowd crowd;
  private final BodyPace pace;
  private byte[] bytes = {};
  private int size;
  private long takenOfSmall;
  private long takenOfLarge;
  private Content.@Nullable Chunk chunk;
  private boolean roomy;

  private boolean suspended;
  private @Nullable Runnable more;
  private @Nullable Consumer<DeniedException> denied;

  public WholeBody(Request request, Crowd crowd) {
    this.request = request;
    this.crowd = crowd;
    this.pace = crowd.newPace();
  }

  /**
   * Reads what is there; true if that is all.
   *
   * @param more run when it is worth to read again, on another thread
   * @param denied run instead if it never is
   * @throws DeniedException TOO_LARGE
   */
  public boolean read(Runnable more, Consumer<DeniedException> denied)
      throws DeniedException, IOException {
    while (true) {
      Content.Chunk next = chunk == null ? request.read() : chunk;
      if (next == null) {
        suspend(more, denied);
        pace.begin(System.nanoTime());
        crowd.add(this);
        request.demand(this::arrived);
        return false;
      }
      if (Content.Chunk.isFailure(next)) {
        // A client that goes away is nothing to write down.
        throw new EofException(next.getFailure());
      }
      chunk = next;
      if (!roomy && !isRoomFor(next.remaining(), more, denied)) {
        return false;
      }
      boolean last = next.isLast();
      add(next);
      chunk = null;
      next.release();
      if (last) {
        return true;
      }
    }
  }

  public byte[] bytes() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  /** Gives back what was held; nothing is read any more. */
  public void release() {
    crowd.remove(this);
    synchronized (this) {
      suspended = false;
    }
    if (chunk != null) {
      chunk.release();
      chunk = null;
    }
    crowd.small().give(takenOfSmall);
    crowd.large().give(takenOfLarge);
    takenOfSmall = 0;
    takenOfLarge = 0;
  }

  private void add(Content.Chunk next) {
    roomy = false;
    int count = next.remaining();
    if (size + count > bytes.length) {
      long announced = request.getLength();
      int wanted = (int) Math.min(announced < 0 ? LIMIT : announced, Math.max(size * 2L, 8192));
      bytes = Arrays.copyOf(bytes, Math.max(size + count, wanted));
    }
    next.get(bytes, size, count);
    size += count;
    pace.moved(System.nanoTime(), count);
  }

  /** Whether so many bytes more may be held; if not now, it is suspended. */
  private boolean isRoomFor(int count, Runnable more, Consumer<DeniedException> denied)
      throws DeniedException {
    if (size + count > LIMIT || request.getLength() > LIMIT) {
      throw new DeniedException(Denial.TOO_LARGE);
    }
    if (takenOfLarge > 0 || count == 0) {
      return true;
    }
    boolean fitsSmall = size + count <= SMALL;
    Room room = fitsSmall ? crowd.small() : crowd.large();
    long announced = request.getLength();
    long amount = fitsSmall ? count : announced < 0 ? LIMIT : announced;
    suspend(more, denied);
    if (!room.take(amount, () -> granted(room, amount), this::full)) {
      return false;
    }
    takesTurn();
    took(room, amount);
    return true;
  }

  private void took(Room room, long amount) {
    if (room == crowd.small()) {
      takenOfSmall += amount;
    } else {
      takenOfLarge = amount;
      crowd.small().give(takenOfSmall);
      takenOfSmall = 0;
    }
  }

  private synchronized void suspend(Runnable toGoOn, Consumer<DeniedException> toGiveUp) {
    suspended = true;
    more = toGoOn;
    denied = toGiveUp;
  }

  /** Of all that may end a wait only the first does. */
  private synchronized boolean takesTurn() {
    boolean mine = suspended;
    suspended = false;
    return mine;
  }

  private void arrived() {
    pace.moved(System.nanoTime(), 0);
    crowd.remove(this);
    if (takesTurn()) {
      goOn();
    }
  }

  private void granted(Room room, long amount) {
    if (takesTurn()) {
      took(room, amount);
      roomy = true;
      goOn();
    } else {
      room.give(amount);
    }
  }

  private void goOn() {
    Runnable next = more;
    if (next != null) {
      next.run();
    }
  }

  private void full() {
    giveUp(Denial.BUSY);
  }

  @Override
  public boolean isOver(long now) {
    return pace.isTooSlow(now);
  }

  @Override
  public void end() {
    giveUp(Denial.TOO_SLOW);
  }

  private void giveUp(Denial why) {
    Consumer<DeniedException> end = denied;
    if (takesTurn() && end != null) {
      end.accept(new DeniedException(why));
    }
  }
}
