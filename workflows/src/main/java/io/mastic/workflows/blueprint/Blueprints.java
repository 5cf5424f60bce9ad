package io.mastic.workflows.blueprint;

import io.mastic.catalog.tag.Tags;
import io.mastic.contract.Errors;
import io.mastic.kernel.Arns;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Blueprint;
import software.amazon.awssdk.services.glue.model.GlueException;

/**
 * Blueprints: registered and changed in one go. Their archive is copied at that moment, as who asks
 * for it; one that is bad, or cannot be had, leaves the blueprint FAILED with the reason.
 */
final class Blueprints {

  private final Db db;
  private final Clock clock;
  private final Tags tags;
  private final BlueprintErrands errands;

  Blueprints(Db db, Clock clock, Tags tags, BlueprintErrands errands) {
    this.db = db;
    this.clock = clock;
    this.tags = tags;
    this.errands = errands;
  }

  /** What became of an archive: a good one, or the reason why not. */
  private record Fetched(@Nullable BlueprintSource source, String reason) {}

  void create(Blueprint asked, Map<String, String> tagged) {
    Caller caller = Caller.current();
    if (find(asked.name()).isPresent()) {
      throw exists(asked.name());
    }
    Fetched fetched = fetch(asked.blueprintLocation());
    Instant now = now();
    KeptBlueprint made =
        settled(
            new KeptBlueprint(asked.toBuilder().createdOn(now).build(), null), null, fetched, now);
    db.writeOnly(
        h -> {
          if (!BlueprintStore.insert(h, caller, made)) {
            throw exists(asked.name());
          }
          tags.put(h, arn(asked.name()), tagged);
        });
  }

  void update(String name, @Nullable String description, String location) {
    Caller caller = Caller.current();
    KeptBlueprint unused = load(name);
    Fetched fetched = fetch(location);
    db.writeOnly(
        h -> {
          KeptBlueprint before = load(name);
          Blueprint asked =
              before.shown().toBuilder()
                  .description(description)
                  .blueprintLocation(location)
                  .build();
          KeptBlueprint changed = new KeptBlueprint(asked, before.source());
          BlueprintStore.update(h, caller, settled(changed, before.shown(), fetched, now()));
        });
  }

  private static KeptBlueprint settled(
      KeptBlueprint blueprint, @Nullable Blueprint before, Fetched fetched, Instant now) {
    return fetched.source() == null
        ? blueprint.failed(before, fetched.reason(), now)
        : blueprint.active(fetched.source(), now);
  }

  /** Before any transaction: an S3 elsewhere takes its time. */
  private Fetched fetch(String location) {
    try {
      byte[] zip = errands.fetch(location, BlueprintArchive.MOST);
      return new Fetched(BlueprintSource.of(zip), "");
    } catch (IllegalArgumentException e) {
      return new Fetched(null, String.valueOf(e.getMessage()));
    }
  }

  /** Its runs go with it, but for those under way; what they made stays. */
  void delete(String name) {
    Caller caller = Caller.current();
    db.writeOnly(
        h -> {
          BlueprintStore.delete(h, caller, name);
          BlueprintRunStore.deleteOf(h, caller, name);
          tags.delete(h, arn(name));
        });
  }

  Optional<KeptBlueprint> find(String name) {
    return db.read(h -> BlueprintStore.find(h, Caller.current(), name));
  }

  KeptBlueprint load(String name) {
    return find(name).orElseThrow(() -> notFound(name));
  }

  /** A page of a listing by tags may hold fewer names than asked for, as on AWS. */
  Page<String> listNames(Map<String, String> wanted, @Nullable String token, int limit) {
    Page<String> page = db.read(h -> BlueprintStore.listNames(h, Caller.current(), token, limit));
    return wanted.isEmpty()
        ? page
        : new Page<>(
            page.items().stream()
                .filter(name -> tags.load(arn(name)).entrySet().containsAll(wanted.entrySet()))
                .toList(),
            page.nextToken());
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  private static GlueException exists(String name) {
    return Errors.alreadyExists("Blueprint with name " + name + " already exists.");
  }

  static GlueException notFound(String name) {
    return Errors.entityNotFound("Blueprint with name " + name + " not found.");
  }

  private static String arn(String name) {
    return Arns.glue(Caller.current(), "blueprint", name);
  }
}
