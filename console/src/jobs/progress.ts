import { get } from '../api/call';

/** Times in epoch milliseconds, durations in milliseconds, amounts in bytes. */
export interface Stage {
  id: number;
  name: string;
  tasks: number;
  active: number;
  done: number;
  failed: number;
  startedAt: number;
  endedAt: number;
  failure?: string;
  recordsRead: number;
  bytesRead: number;
  recordsWritten: number;
  bytesWritten: number;
  shuffleRead: number;
  shuffleWritten: number;
  spilled: number;
  cpuMillis: number;
  peakMemory: number;
  longestTask: number;
  medianTask: number;
}

export interface Flow {
  location: string;
  format: string;
  times: number;
  files: number;
  rows: number;
}

export interface Progress {
  at: number;
  jobs: number;
  forgotten: number;
  heap: number;
  peakHeap: number;
  mostHeap: number;
  stages: Stage[];
  sources: Flow[];
  sinks: Flow[];
  /** Whether Spark shows a page of its own. */
  page?: boolean;
}

/** What Spark did in a run so far; nothing for a run without Spark. */
export async function progressOf(run: string, signal?: AbortSignal): Promise<Progress | undefined> {
  const found = await get<Partial<Progress>>('api/progress', [['run', run]], signal);
  return found.stages ? (found as Progress) : undefined;
}

/** What is worth a look in a stage: work that is spread unevenly, memory that did not suffice. */
export function remarks(stage: Stage): string[] {
  const found: string[] = [];
  if (stage.done > 2 && stage.longestTask > 2_000 && stage.longestTask > 4 * Math.max(1, stage.medianTask)) {
    found.push(`skew: the longest task took ${Math.round(stage.longestTask / Math.max(1, stage.medianTask))} times the median`);
  }
  if (stage.spilled > 0) {
    found.push('spill: its data did not fit into memory');
  }
  if (stage.failed > 0) {
    found.push(`${stage.failed} failed ${stage.failed === 1 ? 'task' : 'tasks'}`);
  }
  return found;
}
