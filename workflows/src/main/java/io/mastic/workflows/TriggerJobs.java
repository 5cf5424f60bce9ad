package io.mastic.workflows;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Action;
import software.amazon.awssdk.services.glue.model.Trigger;

/** Which triggers start a job: asked for by the job, without a look at any other trigger. */
final class TriggerJobs {

  /** How many triggers of an older build are entered in one transaction. */
  static final int AT_ONCE = 200;

  private static final String OF_JOB =
      " WHERE account = :account AND region = :region AND job = :job";

  private TriggerJobs() {}

  /** Enters the jobs that a trigger starts now, in place of those that it did. */
  static void enter(Handle h, Caller caller, Trigger trigger) {
    delete(h, caller, trigger.name());
    trigger.actions().stream()
        .map(Action::jobName)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(
            job ->
                h.createUpdate(
                        "INSERT INTO trigger_job (account, region, job, trigger_name)"
                            + " VALUES (:account, :region, :job, :trigger)")
                    .bind("account", caller.account())
                    .bind("region", caller.region())
                    .bind("job", job)
                    .bind("trigger", trigger.name())
                    .execute());
  }

  static void delete(Handle h, Caller caller, String trigger) {
    h.createUpdate(
            "DELETE FROM trigger_job WHERE account = :account AND region = :region"
                + " AND trigger_name = :trigger")
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("trigger", trigger)
        .execute();
  }

  /** Does any trigger start that job? */
  static boolean isAny(Handle h, Caller caller, String job) {
    return h.createQuery("SELECT 1 FROM trigger_job" + OF_JOB + " LIMIT 1")
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("job", job)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** The triggers that start a job, by name. */
  static Page<Trigger> list(
      Handle h, Caller caller, String job, @Nullable String token, int limit) {
    List<String> after = PageToken.decode(token, 1);
    List<String> names =
        h.createQuery(
                "SELECT trigger_name FROM trigger_job"
                    + OF_JOB
                    + " AND trigger_name > :after ORDER BY trigger_name LIMIT :limit")
            .bind("account", caller.account())
            .bind("region", caller.region())
            .bind("job", job)
            .bind("after", after.isEmpty() ? "" : after.get(0))
            .bind("limit", limit + 1L)
            .mapTo(String.class)
            .list();
    List<Trigger> rows =
        names.stream().flatMap(name -> TriggerStore.find(h, caller, name).stream()).toList();
    return Page.cut(rows, limit, trigger -> List.of(trigger.name()));
  }

  /** Enters what an older build left, at the start; afterwards there is nothing to enter. */
  static void enterAll(Db db) {
    int entered;
    do {
      entered = db.write(TriggerJobs::enterSome);
    } while (entered == AT_ONCE);
  }

  private static int enterSome(Handle h) {
    List<TriggerStore.Owned> some = TriggerStore.toEnter(h, AT_ONCE);
    some.forEach(owned -> TriggerStore.save(h, owned.owner(), owned.trigger()));
    return some.size();
  }
}
