package io.mastic.crawlers;

import io.mastic.crawlers.event.EventQueues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Queues in memory. */
final class KeptMessages implements EventQueues {

  final Map<String, List<Waiting>> queues = new HashMap<>();
  private long last;

  /** Where the next call breaks off, as if its server had been killed; empty for nowhere. */
  String broken = "";

  void queue(String arn) {
    queues.put(arn, new ArrayList<>());
  }

  void send(String arn, String body) {
    queues.get(arn).add(new Waiting(++last, "m", body));
  }

  @Override
  public boolean has(String arn) {
    return queues.containsKey(arn);
  }

  @Override
  public List<Waiting> look(String arn, Optional<Waiting> after, int most) {
    breakAt("look");
    long number = after.map(Waiting::number).orElse(0L);
    return queues.get(arn).stream().filter(m -> m.number() > number).limit(most).toList();
  }

  @Override
  public void take(String arn, List<Waiting> messages) {
    breakAt("before they are taken");
    List<Long> gone = messages.stream().map(Waiting::number).toList();
    queues.get(arn).removeIf(message -> gone.contains(message.number()));
    breakAt("after they are taken");
  }

  @Override
  public void move(String arn, List<Waiting> messages, String to) {
    messages.forEach(message -> send(to, message.body()));
    take(arn, messages);
  }

  private void breakAt(String place) {
    if (broken.equals(place)) {
      broken = "";
      throw new IllegalStateException("broken off: " + place);
    }
  }
}
