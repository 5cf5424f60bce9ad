package io.mastic.workflows.step;

import org.jspecify.annotations.Nullable;

/**
 * Which trigger started something, and within which workflow run. It travels with the job run or
 * crawl and comes back with its end: only what a trigger started fires conditional triggers.
 *
 * @param workflowRunId null for a trigger outside of workflows
 */
public record Origin(String trigger, @Nullable String workflow, @Nullable String workflowRunId) {}
