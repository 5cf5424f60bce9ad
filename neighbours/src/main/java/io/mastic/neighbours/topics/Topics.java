package io.mastic.neighbours.topics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.neighbours.shelf.Listing;
import io.mastic.neighbours.shelf.Shelf;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Topics and their subscriptions, as they are kept. */
final class Topics {

  private final Db db;
  private final Shelf topics;
  private final Shelf subscriptions;

  Topics(Db db) {
    this.db = db;
    this.topics = new Shelf(db, "topic");
    this.subscriptions = new Shelf(db, "subscription");
  }

  static String arn(String name) {
    Caller caller = Caller.current();
    return "arn:aws:sns:" + caller.region() + ":" + caller.account() + ":" + name;
  }

  /** What stands behind account and region in an ARN of the caller's; a missing one is no topic. */
  static String name(String arn) {
    String here = arn("");
    if (!arn.startsWith("arn:aws:sns:")) {
      throw SnsErrors.invalid("TopicArn");
    }
    if (!arn.startsWith(here)) {
      throw SnsErrors.noTopic();
    }
    return arn.substring(here.length());
  }

  Optional<ObjectNode> find(String arn) {
    return topics.find(name(arn));
  }

  ObjectNode load(String arn) {
    return find(arn).orElseThrow(SnsErrors::noTopic);
  }

  /** Makes a topic; the same again is no error. */
  String create(String name, ObjectNode document) {
    db.writeOnly(
        h -> {
          Optional<ObjectNode> there = topics.find(name);
          if (there.isPresent()) {
            document
                .path("Attributes")
                .properties()
                .forEach(
                    given -> {
                      if (!given
                          .getValue()
                          .equals(there.get().path("Attributes").get(given.getKey()))) {
                        throw SnsErrors.invalid(
                            "Attributes Reason: Topic already exists with different attributes");
                      }
                    });
            return;
          }
          topics.put(name, document);
        });
    return arn(name);
  }

  void change(String arn, Consumer<ObjectNode> change) {
    db.writeOnly(
        h -> {
          ObjectNode topic = load(arn);
          change.accept(topic);
          topics.put(name(arn), topic);
        });
  }

  void delete(String arn) {
    db.writeOnly(
        h -> {
          subscribers(arn).forEach(each -> subscriptions.delete(each.name()));
          topics.delete(name(arn));
        });
  }

  Page<Shelf.Item> list(Listing listing) {
    return topics.list(listing, item -> true);
  }

  /** All subscriptions of a topic. */
  List<Shelf.Item> subscribers(String arn) {
    String prefix = name(arn) + ":";
    return subscriptions
        .list(new Listing(prefix, "", 10_000, Shelf.Order.ASCENDING), item -> true)
        .items();
  }

  Page<Shelf.Item> listSubscriptions(Listing listing) {
    return subscriptions.list(listing, item -> true);
  }

  /** Subscribes an endpoint; the same again is the same subscription. */
  String subscribe(String arn, ObjectNode document) {
    return db.write(
        h -> {
          ObjectNode unused = load(arn);
          for (Shelf.Item each : subscribers(arn)) {
            if (each.document().path("Endpoint").equals(document.path("Endpoint"))) {
              if (!each.document().path("Attributes").equals(document.path("Attributes"))) {
                throw SnsErrors.invalid(
                    "Attributes Reason: Subscription already exists with different attributes");
              }
              return arn(each.name());
            }
          }
          String name = name(arn) + ":" + Ids.uuid();
          subscriptions.put(name, document);
          return arn(name);
        });
  }

  ObjectNode subscription(String arn) {
    if (!arn.startsWith(arn(""))) {
      throw SnsErrors.invalid("SubscriptionArn");
    }
    return subscriptions
        .find(arn.substring(arn("").length()))
        .orElseThrow(SnsErrors::noSubscription);
  }

  void changeSubscription(String arn, Consumer<ObjectNode> change) {
    db.writeOnly(
        h -> {
          ObjectNode document = subscription(arn);
          change.accept(document);
          subscriptions.put(arn.substring(arn("").length()), document);
        });
  }

  void unsubscribe(String arn) {
    if (!arn.startsWith(arn(""))) {
      throw SnsErrors.invalid("SubscriptionArn");
    }
    boolean unused = subscriptions.delete(arn.substring(arn("").length()));
  }

  static String topicOf(String subscription) {
    return arn(subscription.substring(0, subscription.indexOf(':')));
  }

  static ObjectNode empty() {
    return Json.MAPPER.createObjectNode();
  }
}
