package io.mastic.stacks.deployment;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.stacks.plan.Prepared;
import io.mastic.stacks.plan.StoredValues;
import io.mastic.stacks.plan.TemplatePreparation;
import io.mastic.stacks.resource.Services;
import io.mastic.stacks.stack.Definition;
import io.mastic.stacks.stack.Deployment;
import io.mastic.stacks.stack.Stack;
import io.mastic.stacks.stack.StackStore;
import io.mastic.stacks.template.TemplateException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what steps need; the templates of the last deployments are kept read. */
final class Sites {

  private static final int KEPT = 16;

  private final Db db;
  private final StackStore store;
  private final TemplatePreparation preparation;
  private final StoredValues stored;
  private final Map<String, Prepared> read =
      Collections.synchronizedMap(
          new LinkedHashMap<>(KEPT, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Prepared> eldest) {
              return size() > KEPT;
            }
          });

  Sites(Db db, StackStore store, Services services) {
    this.db = db;
    this.store = store;
    this.preparation = new TemplatePreparation(services);
    this.stored = new StoredValues(services);
  }

  Site of(Stack stack, Deployment deployment) {
    Prepared prepared = read.get(deployment.id());
    return new Site(
        db,
        store,
        stored,
        stack,
        deployment,
        prepared == null ? readOnce(stack, deployment) : prepared);
  }

  /** The first steps of a deployment begin at once, and ask for the same. */
  private synchronized Prepared readOnce(Stack stack, Deployment deployment) {
    Prepared present = read.get(deployment.id());
    if (present != null) {
      return present;
    }
    Prepared prepared = prepare(stack, deployment);
    read.put(deployment.id(), prepared);
    return prepared;
  }

  /** A reason without the values that are never shown. */
  String masked(Stack stack, Deployment deployment, String logicalId, @Nullable String reason) {
    Site site;
    try {
      site = of(stack, deployment);
    } catch (TemplateException e) {
      return "It cannot be told why: the template cannot be read any more.";
    }
    return site.masked(reason, logicalId);
  }

  private Prepared prepare(Stack stack, Deployment deployment) {
    Definition target = deployment.target();
    Caller caller = new Caller(stack.id().account(), stack.id().region(), deployment.principal());
    try {
      return caller.call(
          () -> preparation.prepare(target.template(), target.parameters(), stack.id()));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
