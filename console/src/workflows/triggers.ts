import { all, ask, type GraphNode, type Trigger } from '../api/glue';

export type Kind = 'JOB' | 'CRAWLER';
export type Condition = NonNullable<NonNullable<Trigger['Predicate']>['Conditions']>[number];
export type Action = NonNullable<Trigger['Actions']>[number];

/** A trigger as it is edited; what the form does not show of an action is kept. */
export interface Draft {
  name: string;
  type: string;
  schedule: string;
  logical: string;
  conditions: Condition[];
  actions: Action[];
}

export const TYPES = [
  { value: 'ON_DEMAND', label: 'On demand', description: 'When the workflow is run' },
  { value: 'SCHEDULED', label: 'Scheduled', description: 'At times, by AWS\'s cron in UTC' },
  { value: 'CONDITIONAL', label: 'Conditional', description: 'When jobs and crawlers before it have ended so' },
  { value: 'EVENT', label: 'Event', description: 'When events of EventBridge come' },
];

export const ENDS: Record<Kind, string[]> = {
  JOB: ['SUCCEEDED', 'STOPPED', 'FAILED', 'TIMEOUT'],
  CRAWLER: ['SUCCEEDED', 'FAILED', 'CANCELLED'],
};

export function draftOf(trigger: Trigger): Draft {
  return {
    name: trigger.Name ?? '', type: trigger.Type ?? 'ON_DEMAND', schedule: trigger.Schedule ?? '', logical: trigger.Predicate?.Logical ?? 'AND',
    conditions: trigger.Predicate?.Conditions ?? [], actions: trigger.Actions ?? [],
  };
}

export function nothingYet(first: boolean): Draft {
  return { name: '', type: first ? 'ON_DEMAND' : 'CONDITIONAL', schedule: '', logical: 'AND', conditions: [], actions: [] };
}

export function conditionOf(kind: Kind, name: string, end = 'SUCCEEDED'): Condition {
  return kind === 'JOB' ? { LogicalOperator: 'EQUALS', JobName: name, State: end as never } : { LogicalOperator: 'EQUALS', CrawlerName: name, CrawlState: end as never };
}

export function actionOf(kind: Kind, name: string): Action {
  return kind === 'JOB' ? { JobName: name } : { CrawlerName: name };
}

/** What is joined by an edge: a node before a trigger is waited for, one behind it is started. */
export function joined(from: GraphNode, into: GraphNode): Draft | undefined {
  const [before, behind] = [from.TriggerDetails?.Trigger, into.TriggerDetails?.Trigger];
  if (!before && !behind) {
    return { ...nothingYet(false), conditions: [conditionOf(from.Type as Kind, from.Name ?? '')], actions: [actionOf(into.Type as Kind, into.Name ?? '')] };
  }
  if (before && !behind) {
    const draft = draftOf(before);
    return { ...draft, actions: [...draft.actions, actionOf(into.Type as Kind, into.Name ?? '')] };
  }
  if (behind && !before && behind.Type === 'CONDITIONAL') {
    const draft = draftOf(behind);
    return { ...draft, conditions: [...draft.conditions, conditionOf(from.Type as Kind, from.Name ?? '')] };
  }
  return undefined;
}

/** What the two operations that save a trigger have in common. */
function settings(draft: Draft) {
  return {
    Actions: draft.actions,
    ...(draft.type === 'SCHEDULED' ? { Schedule: draft.schedule } : {}),
    ...(draft.type === 'CONDITIONAL' ? { Predicate: { Logical: (draft.conditions.length > 1 ? draft.logical : 'AND') as never, Conditions: draft.conditions } } : {}),
  };
}

export async function create(workflow: string, draft: Draft): Promise<void> {
  const fires = draft.type === 'CONDITIONAL' || draft.type === 'SCHEDULED';
  await ask('CreateTrigger', { Name: draft.name, WorkflowName: workflow, Type: draft.type as never, ...settings(draft), ...(fires ? { StartOnCreation: true } : {}) });
}

export async function update(draft: Draft): Promise<void> {
  await ask('UpdateTrigger', { Name: draft.name, TriggerUpdate: settings(draft) });
}

export function triggers(): Promise<Trigger[]> {
  return all(async token => {
    const page = await ask('GetTriggers', { NextToken: token, MaxResults: 200 });
    return { NextToken: page.NextToken, items: page.Triggers ?? [] };
  });
}
