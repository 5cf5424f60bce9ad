package io.mastic.stacks.face;

import io.mastic.kernel.Db;
import io.mastic.neighbours.query.QueryFace;
import io.mastic.stacks.changeset.ChangeSetStore;
import io.mastic.stacks.deployment.Deployments;
import io.mastic.stacks.drift.DriftDetection;
import io.mastic.stacks.plan.Sources;
import io.mastic.stacks.stack.StackStore;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** CloudFormation as the front door shows it. */
public final class CloudFormation {

  private static final String NAMESPACE = "http://cloudformation.amazonaws.com/doc/2010-05-15/";

  private CloudFormation() {}

  public static QueryFace face(
      Db db,
      Clock clock,
      StackStore store,
      ChangeSetStore sets,
      Deployments deployments,
      Sources sources,
      DriftDetection detection) {
    Requests requests = new Requests(db, store, sources);
    Map<String, QueryFace.Action> actions = new HashMap<>();
    actions.putAll(new StackActions(deployments, requests).actions());
    actions.putAll(new DescribeActions(db, store, requests, detection).actions());
    ChangeSetActions changes = new ChangeSetActions(db, sets, deployments, requests, clock);
    actions.putAll(changes.actions());
    actions.putAll(new TemplateActions(db, store.exports(), requests, changes).actions());
    actions.putAll(new DriftActions(detection, requests).actions());
    return new QueryFace("cloudformation", NAMESPACE, actions);
  }
}
