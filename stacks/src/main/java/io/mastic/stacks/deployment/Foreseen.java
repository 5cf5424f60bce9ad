package io.mastic.stacks.deployment;

import io.mastic.stacks.plan.DeploymentPlan;
import io.mastic.stacks.plan.Prepared;
import io.mastic.stacks.stack.Definition;

/**
 * What a deployment would do.
 *
 * @param definition with the values of all parameters
 * @param isNothing whether it would change nothing, no output either
 */
public record Foreseen(
    Prepared prepared, Definition definition, DeploymentPlan plan, boolean isNothing) {}
