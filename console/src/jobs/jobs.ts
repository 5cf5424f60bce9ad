import { all, ask, type Job, type JobRun } from '../api/glue';
import type { Bar } from '../parts/Bars';
import { to } from '../app/route';

export function jobNames(): Promise<string[]> {
  return all(async token => {
    const page = await ask('ListJobs', { NextToken: token, MaxResults: 1000 });
    return { NextToken: page.NextToken, items: page.JobNames ?? [] };
  });
}

export async function jobsOf(names: string[]): Promise<Job[]> {
  return names.length === 0 ? [] : ((await ask('BatchGetJobs', { JobNames: names })).Jobs ?? []);
}

export async function lastRuns(job: string, most = 20): Promise<JobRun[]> {
  return (await ask('GetJobRuns', { JobName: job, MaxResults: most })).JobRuns ?? [];
}

/** How long a run has used its process; AWS counts whole seconds. */
export function took(run: JobRun, now: number): number {
  const began = run.StartedOn ?? now;
  return run.CompletedOn ? (run.ExecutionTime || run.CompletedOn - began) : now - began;
}

export function bar(run: JobRun, now: number): Bar {
  return { id: run.Id ?? '', state: run.JobRunState ?? '', seconds: took(run, now), href: runHref(run.JobName ?? '', run.Id ?? '') };
}

export function jobHref(job: string, tab?: string): string {
  return to(['jobs', job], { tab });
}

export function runHref(job: string, run: string): string {
  return to(['jobs', job, 'runs', run]);
}

/** Of the runs that succeeded; a run is compared with it. */
export function median(runs: JobRun[]): number | undefined {
  const times = runs.filter(run => run.JobRunState === 'SUCCEEDED').map(run => took(run, 0)).sort((a, b) => a - b);
  return times.length === 0 ? undefined : times[Math.floor(times.length / 2)];
}

export const KINDS: Record<string, string> = {
  glueetl: 'Spark', gluestreaming: 'Spark streaming', pythonshell: 'Python shell', glueray: 'Ray',
};
