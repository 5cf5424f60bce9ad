import { all, ask, type GraphNode, type Workflow, type WorkflowRun } from '../api/glue';
import type { Bar } from '../parts/Bars';
import { to } from '../app/route';

const AT_ONCE = 25;

export function workflowNames(): Promise<string[]> {
  return all(async token => {
    const page = await ask('ListWorkflows', { NextToken: token, MaxResults: AT_ONCE });
    return { NextToken: page.NextToken, items: page.Workflows ?? [] };
  });
}

export async function workflowsOf(names: string[]): Promise<Workflow[]> {
  return names.length === 0 ? [] : ((await ask('BatchGetWorkflows', { Names: names })).Workflows ?? []);
}

export async function runsOf(workflow: string, most = 20): Promise<WorkflowRun[]> {
  return (await ask('GetWorkflowRuns', { Name: workflow, MaxResults: most })).Runs ?? [];
}

export function workflowHref(workflow: string): string {
  return to(['workflows', workflow]);
}

export function runHref(workflow: string, run: string): string {
  return to(['workflows', workflow, 'runs', run]);
}

export function took(run: WorkflowRun, now: number): number {
  return (run.CompletedOn ?? now) - (run.StartedOn ?? now);
}

export function bar(run: WorkflowRun, now: number): Bar {
  return { id: run.WorkflowRunId ?? '', state: run.Status ?? '', seconds: took(run, now), href: runHref(run.Name ?? '', run.WorkflowRunId ?? '') };
}

/** Something that a node of a run did. */
export interface Act {
  node: string;
  name: string;
  kind: 'JOB' | 'CRAWLER';
  id: string;
  state: string;
  /** When it was asked for, when its work began, and when it ended, in epoch seconds. */
  asked: number;
  began?: number;
  ended?: number;
  href: string;
}

/** What the nodes of a run did, in the order in which it was begun. */
export function acts(nodes: GraphNode[]): Act[] {
  return nodes.flatMap(actsOf).sort((a, b) => a.asked - b.asked);
}

export function actsOf(node: GraphNode): Act[] {
  const name = node.Name ?? '';
  const common = { node: node.UniqueId ?? name, name };
  const runs = (node.JobDetails?.JobRuns ?? []).map((run): Act => {
    const ended = run.CompletedOn;
    return {
      ...common, kind: 'JOB', id: run.Id ?? '', state: run.JobRunState ?? '', asked: run.StartedOn ?? 0,
      ...(ended ? { ended, began: ended - (run.ExecutionTime ?? 0) } : {}),
      href: to(['jobs', name, 'runs', run.Id ?? '']),
    };
  });
  const crawls = (node.CrawlerDetails?.Crawls ?? []).map((crawl, place): Act => ({
    ...common, kind: 'CRAWLER', id: `${name} ${place}`, state: crawl.State ?? '', asked: crawl.StartedOn ?? 0,
    ...(crawl.StartedOn ? { began: crawl.StartedOn } : {}),
    ...(crawl.CompletedOn ? { ended: crawl.CompletedOn } : {}),
    href: to(['crawlers', name]),
  }));
  return [...runs, ...crawls];
}
