import { get } from '../api/call';
import { all, ask, type Crawler, type Trigger } from '../api/glue';
import { crawlerHref, crawlerNames } from '../crawlers/crawlers';
import { jobHref, runHref } from '../jobs/jobs';
import { triggers } from '../workflows/triggers';
import { workflowHref } from '../workflows/workflows';

/** Something that was at work, or will be begun; times in epoch seconds. */
export interface Mark {
  id: string;
  state: string;
  from: number;
  /** Missing while it goes on, and of what is yet to come. */
  until?: number;
  href: string;
  error?: string;
}

/** A job, a crawler or a trigger, with what it did and will do. */
export interface Lane {
  kind: 'JOB' | 'CRAWLER' | 'TRIGGER';
  name: string;
  href: string;
  marks: Mark[];
}

export interface Drawn {
  lanes: Lane[];
  /** What is not drawn, in words. */
  left: string[];
}

const MOST_RUNS = 500;
const MOST_CRAWLERS = 100;
const SCHEDULED = 'SCHEDULED';

interface Run {
  Id: string;
  JobName: string;
  State: string;
  StartedOn: number;
  CompletedOn?: number;
  Error?: string;
}

/** All that began in the last hours, and what schedules will begin in as many. */
export async function draw(back: number, ahead: number): Promise<Drawn> {
  const [runs, crawls, coming] = await Promise.all([jobs(back), crawlers(back), scheduled(ahead)]);
  return { lanes: [...runs.lanes, ...crawls.lanes, ...coming].sort((a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name)), left: [...runs.left, ...crawls.left] };
}

async function jobs(hours: number): Promise<Drawn> {
  const { Runs } = await get<{ Runs: Run[] }>('api/runs', [['hours', String(hours)], ['most', String(MOST_RUNS)]]);
  const lanes = new Map<string, Lane>();
  for (const run of Runs) {
    lane(lanes, { kind: 'JOB', name: run.JobName, href: jobHref(run.JobName), marks: [] }).marks.push({
      id: run.Id, state: run.State, from: run.StartedOn / 1000, href: runHref(run.JobName, run.Id),
      ...(run.CompletedOn ? { until: run.CompletedOn / 1000 } : {}), ...(run.Error ? { error: run.Error } : {}),
    });
  }
  const first = Runs[Runs.length - 1];
  return { lanes: [...lanes.values()], left: Runs.length === MOST_RUNS && first ? [`Of runs of jobs only the last ${MOST_RUNS} are drawn, those since ${new Date(first.StartedOn).toLocaleString()}.`] : [] };
}

async function crawlers(hours: number): Promise<Drawn> {
  const names = await crawlerNames();
  const since = Date.now() - hours * 3_600_000;
  const lanes = await Promise.all(
    names.slice(0, MOST_CRAWLERS).map(async (name): Promise<Lane> => {
      const crawls = await ask('ListCrawls', { CrawlerName: name, MaxResults: 100, Filters: [{ FieldName: 'START_TIME', FilterOperator: 'GE', FieldValue: String(since) }] });
      const marks = (crawls.Crawls ?? []).map(crawl => ({
        id: crawl.CrawlId ?? '', state: crawl.State ?? '', from: crawl.StartTime ?? 0, href: crawlerHref(name),
        ...(crawl.EndTime ? { until: crawl.EndTime } : {}), ...(crawl.ErrorMessage ? { error: crawl.ErrorMessage } : {}),
      }));
      return { kind: 'CRAWLER', name, href: crawlerHref(name), marks };
    }),
  );
  return { lanes: lanes.filter(l => l.marks.length > 0), left: names.length > MOST_CRAWLERS ? [`Of ${names.length} crawlers the first ${MOST_CRAWLERS} by name are drawn.`] : [] };
}

/** What schedules will begin in the next hours. */
export async function scheduled(hours: number): Promise<Lane[]> {
  const [fired, crawling] = await Promise.all([
    triggers(),
    all(async token => {
      const page = await ask('GetCrawlers', { MaxResults: 1000, NextToken: token });
      return { NextToken: page.NextToken, items: page.Crawlers ?? [] };
    }),
  ]);
  const found = [
    ...fired.filter(t => t.Type === SCHEDULED && t.State === 'ACTIVATED').map(t => ({ lane: ofTrigger(t), when: t.Schedule ?? '' })),
    ...crawling.filter(c => c.Schedule?.State === SCHEDULED).map(c => ({ lane: ofCrawler(c), when: c.Schedule?.ScheduleExpression ?? '' })),
  ];
  if (found.length === 0) {
    return [];
  }
  const asked = [...new Set(found.map(f => f.when))].map((when): [string, string] => ['expression', when]);
  const { Times } = await get<{ Times: Record<string, number[]> }>('api/schedule', [...asked, ['hours', String(hours)]]);
  return found.map(({ lane: of, when }) => ({ ...of, marks: (Times[when] ?? []).map(at => ({ id: `${of.kind} ${of.name} ${at}`, state: SCHEDULED, from: at / 1000, href: of.href })) }));
}

function ofTrigger(trigger: Trigger): Lane {
  const action = trigger.Actions?.[0];
  const href = trigger.WorkflowName ? workflowHref(trigger.WorkflowName) : action?.JobName ? jobHref(action.JobName) : crawlerHref(action?.CrawlerName ?? '');
  return { kind: 'TRIGGER', name: trigger.Name ?? '', href, marks: [] };
}

function ofCrawler(crawler: Crawler): Lane {
  return { kind: 'CRAWLER', name: crawler.Name ?? '', href: crawlerHref(crawler.Name ?? ''), marks: [] };
}

function lane(lanes: Map<string, Lane>, made: Lane): Lane {
  const known = lanes.get(made.name) ?? made;
  lanes.set(made.name, known);
  return known;
}

/** A crawler with crawls and a schedule is one lane. */
export function merged(lanes: Lane[]): Lane[] {
  const found = new Map<string, Lane>();
  for (const one of lanes) {
    const key = `${one.kind} ${one.name}`;
    const known = found.get(key);
    found.set(key, known ? { ...known, marks: [...known.marks, ...one.marks] } : one);
  }
  return [...found.values()];
}
