package io.mastic.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.kernel.Json;
import io.mastic.neighbours.Neighbours;
import io.mastic.neighbours.events.BusEvent;
import io.mastic.neighbours.queues.Outgoing;
import io.mastic.objects.S3Errors;
import io.mastic.objects.s3.news.Notifications;
import io.mastic.objects.s3.news.ObjectChange;
import io.mastic.objects.s3.news.ObjectNews;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/**
 * What happens to objects, on its way to queues and the account's bus: what a client was answered
 * is there by then.
 */
record BucketNews(Db db, Clock clock, Neighbours.Flow flow) implements ObjectNews {

  @Override
  public void configured(String bucket, String region, Notifications notifications) {
    in(
        region,
        () -> {
          for (Notifications.Destination to : notifications.destinations()) {
            boolean isThere = flow.queues().has(to.arn()) || flow.topics().has(to.arn());
            if (!isThere || to.arn().endsWith(".fifo")) {
              throw S3Errors.invalidArgument(
                  "Unable to validate the following destination configurations");
            }
          }
          notifications.destinations().forEach(to -> send(to, test(bucket)));
        });
  }

  private static void in(String region, Runnable work) {
    Caller caller = Caller.current();
    new Caller(caller.account(), region, caller.principalArn()).run(work);
  }

  private ObjectNode test(String bucket) {
    return Json.MAPPER
        .createObjectNode()
        .put("Service", "Amazon S3")
        .put("Event", "s3:TestEvent")
        .put("Time", clock.instant().toString())
        .put("Bucket", bucket);
  }

  private void send(Notifications.Destination to, ObjectNode message) {
    // A queue that has been deleted since is told nothing, as on AWS.
    String text = Json.write(message);
    boolean unused =
        to.arn().startsWith("arn:aws:sns:")
            ? flow.topics().publish(to.arn(), text)
            : flow.queues().send(to.arn(), Outgoing.of(text, Json.MAPPER.createObjectNode()));
  }

  @Override
  public void happened(ObjectChange change, Notifications notifications) {
    in(
        change.region(),
        () ->
            db.writeOnly(
                h -> {
                  String sequencer = Ids.hex(16);
                  for (Notifications.Destination to : notifications.destinations()) {
                    if (to.wants(change)) {
                      send(to, record(change, to, sequencer));
                    }
                  }
                  if (notifications.toEventBridge()) {
                    flow.bus().put(event(change, sequencer));
                  }
                }));
  }

  private ObjectNode record(ObjectChange change, Notifications.Destination to, String sequencer) {
    ObjectNode message = Json.MAPPER.createObjectNode();
    ObjectNode record = message.putArray("Records").addObject();
    record.put("eventVersion", "2.1").put("eventSource", "aws:s3");
    record.put("awsRegion", change.region()).put("eventTime", clock.instant().toString());
    record.put("eventName", change.what().event());
    record.putObject("userIdentity").put("principalId", Caller.current().account());
    ObjectNode s3 = record.putObject("s3");
    s3.put("s3SchemaVersion", "1.0").put("configurationId", to.id());
    s3.putObject("bucket")
        .put("name", change.bucket())
        .put("arn", "arn:aws:s3:::" + change.bucket())
        .putObject("ownerIdentity")
        .put("principalId", Caller.current().account());
    ObjectNode object = s3.putObject("object");
    object.put("key", URLEncoder.encode(change.key(), StandardCharsets.UTF_8).replace("%2F", "/"));
    if (!change.what().isGone()) {
      object.put("size", change.size()).put("eTag", change.etag());
    }
    object.put("sequencer", sequencer);
    return message;
  }

  private BusEvent event(ObjectChange change, String sequencer) {
    boolean isGone = change.what().isGone();
    ObjectNode detail = Json.MAPPER.createObjectNode().put("version", "0");
    detail.putObject("bucket").put("name", change.bucket());
    ObjectNode object = detail.putObject("object").put("key", change.key());
    if (!isGone) {
      object.put("size", change.size()).put("etag", change.etag());
    }
    object.put("sequencer", sequencer);
    detail.put("requester", Caller.current().account());
    detail.put("reason", change.what().operation());
    if (isGone) {
      detail.put(
          "deletion-type",
          change.what().isMarked() ? "Delete Marker Created" : "Permanently Deleted");
    }
    return BusEvent.of(
            "aws.s3", isGone ? "Object Deleted" : "Object Created", clock.instant(), detail)
        .about(List.of("arn:aws:s3:::" + change.bucket()));
  }
}
