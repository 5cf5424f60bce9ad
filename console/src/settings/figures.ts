import { get } from '../api/call';

/** Figures of the server at a time. */
export interface Sample {
  /** Epoch seconds. */
  at: number;
  figures: Map<string, number>;
}

export async function sample(signal?: AbortSignal): Promise<Sample> {
  const { Figures } = await get<{ Figures: string[] }>('api/metrics', [], signal);
  return { at: Date.now() / 1000, figures: read(Figures) };
}

/** Of each line, as Prometheus writes them, name and labels, and the value. */
export function read(lines: string[]): Map<string, number> {
  return new Map(lines.map(line => {
    const space = line.lastIndexOf(' ');
    return [line.slice(0, space), Number(line.slice(space + 1))];
  }));
}

/** The sum over all labels, or over those that hold a text. */
export function sum(of: Sample, name: string, holding = ''): number {
  let total = 0;
  for (const [key, value] of of.figures) {
    if ((key === name || key.startsWith(`${name}{`)) && key.includes(holding) && Number.isFinite(value)) {
      total += value;
    }
  }
  return total;
}

export interface Drawn {
  title: string;
  lines: { label: string; of: (now: Sample, before: Sample) => number }[];
  unit: 'number' | 'bytes' | 'percent' | 'milliseconds';
}

const rate = (name: string, holding = '') => (now: Sample, before: Sample) => Math.max(0, sum(now, name, holding) - sum(before, name, holding)) / Math.max(0.001, now.at - before.at);

/** How long requests took that were answered between two samples, in milliseconds. */
function latency(now: Sample, before: Sample): number {
  const answered = sum(now, 'mastic_requests_seconds_count') - sum(before, 'mastic_requests_seconds_count');
  return answered > 0 ? (1000 * (sum(now, 'mastic_requests_seconds_sum') - sum(before, 'mastic_requests_seconds_sum'))) / answered : 0;
}

export const DRAWN: Drawn[] = [
  { title: 'Requests a second', unit: 'number', lines: [{ label: 'All', of: rate('mastic_requests_seconds_count') }, { label: 'Failed (5xx)', of: rate('mastic_requests_seconds_count', 'status="5') }] },
  { title: 'Time to answer', unit: 'milliseconds', lines: [{ label: 'Mean', of: latency }] },
  { title: 'Work', unit: 'number', lines: [
    { label: 'Job runs', of: now => sum(now, 'mastic_runs') },
    { label: 'Workflow runs', of: now => sum(now, 'mastic_workflow_runs') },
    { label: 'Crawlers at work', of: now => sum(now, 'mastic_crawlers', '"RUNNING"') },
    { label: 'Tasks that wait', of: now => sum(now, 'mastic_tasks_due') },
  ] },
  { title: 'Processor', unit: 'percent', lines: [{ label: 'This server', of: now => 100 * sum(now, 'process_cpu_usage') }, { label: 'The machine', of: now => 100 * sum(now, 'system_cpu_usage') }] },
  { title: 'Memory', unit: 'bytes', lines: [{ label: 'Heap', of: now => sum(now, 'jvm_memory_used_bytes', 'area="heap"') }, { label: 'Beside the heap', of: now => sum(now, 'jvm_memory_used_bytes', 'area="nonheap"') }] },
  { title: 'Connections to the database', unit: 'number', lines: [{ label: 'In use', of: now => sum(now, 'mastic_db_connections', 'use="active"') }, { label: 'Waited for', of: now => sum(now, 'mastic_db_connections', 'use="waiting"') }] },
];
