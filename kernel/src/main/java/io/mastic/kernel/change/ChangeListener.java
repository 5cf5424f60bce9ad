package io.mastic.kernel.change;

import java.util.List;

/**
 * Is told of changes by the feed of its server, on the feed's one thread: it hands them on and does
 * not wait for anybody. What it throws ends its listening.
 */
public interface ChangeListener {

  /** The next changes, in their order, at least one; each comes once. */
  void changed(List<Published> changes);

  /**
   * Some changes were forgotten before this listener came to them: whatever it shows is to be read
   * anew, after which it goes on from here.
   */
  void missedSome();
}
