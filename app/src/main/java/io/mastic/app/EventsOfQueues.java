package io.mastic.app;

import io.mastic.crawlers.event.EventQueues;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.neighbours.queues.Outgoing;
import io.mastic.neighbours.queues.Sqs;
import java.util.List;
import java.util.Optional;

/** The queues of this server, for crawls that take S3's events from them. */
record EventsOfQueues(Db db, Sqs queues) implements EventQueues {

  @Override
  public boolean has(String arn) {
    return queues.has(arn);
  }

  @Override
  public List<Waiting> look(String arn, Optional<Waiting> after, int most) {
    return queues
        .look(arn, after.map(Waiting::number).orElse(-1L), after.map(Waiting::id).orElse(""), most)
        .stream()
        .map(
            message ->
                new Waiting(
                    message.place().seq(),
                    message.place().id(),
                    message.document().path("Body").asText()))
        .toList();
  }

  @Override
  public void take(String arn, List<Waiting> messages) {
    db.writeOnly(h -> messages.forEach(m -> queues.take(h, arn, m.number(), m.id())));
  }

  @Override
  public void move(String arn, List<Waiting> messages, String to) {
    for (Waiting message : messages) {
      db.writeOnly(
          h -> {
            Outgoing again = Outgoing.of(message.body(), Json.MAPPER.createObjectNode());
            if (queues.send(to, again)) {
              queues.take(h, arn, message.number(), message.id());
            }
          });
    }
  }
}
