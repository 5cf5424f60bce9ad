import type { GraphNode, Trigger } from '../api/glue';
import { words } from '../parts/State';
import { actsOf, type Act } from './workflows';

/** One thing that a trigger waits for. */
export interface Tick {
  about: string;
  wanted: string;
  is: string | undefined;
  /** It has come, it may still come, or it has come otherwise. */
  came: 'yes' | 'open' | 'no';
}

export interface Verdict {
  fired: boolean;
  /** In a sentence, why or why not. */
  why: string;
  ticks: Tick[];
}

const OPEN = new Set(['RUNNING', 'STARTING', 'STOPPING', 'WAITING', 'CANCELLING']);

/** Whether a trigger of a run has fired, and why or why not. */
export function verdict(trigger: Trigger, nodes: GraphNode[], over: boolean): Verdict {
  const started = (trigger.Actions ?? []).filter(action => last(nodes, action) !== undefined).length;
  const ticks = (trigger.Predicate?.Conditions ?? []).map(condition => tick(condition, nodes));
  const any = trigger.Predicate?.Logical === 'ANY';
  if (trigger.Type !== 'CONDITIONAL') {
    return { fired: started > 0, ticks, why: started > 0 ? 'It began the run.' : 'It did not begin this run.' };
  }
  const met = ticks.length > 0 && (any ? ticks.some(t => t.came === 'yes') : ticks.every(t => t.came === 'yes'));
  if (met && started > 0) {
    return { fired: true, ticks, why: `It fired: ${any ? 'one of these has' : ticks.length > 1 ? 'all of these have' : 'this has'} come.` };
  }
  if (trigger.State !== 'ACTIVATED') {
    return { fired: false, ticks, why: `It does not fire, since it is ${words(trigger.State ?? 'not active').toLowerCase()}.` };
  }
  const never = any ? ticks.every(t => t.came === 'no') : ticks.some(t => t.came === 'no');
  const need = any && ticks.length > 1 ? 'one of these' : ticks.length > 1 ? 'all of these' : 'this';
  return { fired: false, ticks, why: never ? `It did not fire: it needs ${need}, and ${any ? 'none came' : 'not all came'}.` : over ? `It did not fire: it needs ${need}.` : met ? 'It is firing.' : `It waits for ${need}.` };
}

function tick(condition: NonNullable<NonNullable<Trigger['Predicate']>['Conditions']>[number], nodes: GraphNode[]): Tick {
  const wanted = condition.State ?? condition.CrawlState ?? '';
  const is = last(nodes, condition)?.state;
  return {
    about: condition.JobName ?? condition.CrawlerName ?? '', wanted: wanted.toLowerCase(), is: is?.toLowerCase(),
    came: is === wanted ? 'yes' : is === undefined || OPEN.has(is) ? 'open' : 'no',
  };
}

function last(nodes: GraphNode[], of: { JobName?: string | undefined; CrawlerName?: string | undefined }): Act | undefined {
  const node = nodes.find(n => n.Name === (of.JobName ?? of.CrawlerName) && n.Type === (of.JobName ? 'JOB' : 'CRAWLER'));
  const acts = node ? actsOf(node) : [];
  return acts[acts.length - 1];
}
