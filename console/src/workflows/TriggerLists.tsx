import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { words } from '../parts/State';
import { actionOf, conditionOf, ENDS, type Action, type Condition, type Draft, type Kind } from './triggers';

interface Props {
  draft: Draft;
  names: Record<Kind, string[]>;
  change: (to: Partial<Draft>) => void;
}

const KINDS = [{ id: 'JOB', text: 'A job' }, { id: 'CRAWLER', text: 'A crawler' }];

function kindOf(thing: Condition | Action): Kind {
  return thing.CrawlerName ? 'CRAWLER' : 'JOB';
}

function replaced<T>(items: T[], place: number, item: T): T[] {
  return items.map((old, i) => (i === place ? item : old));
}

/** What must have ended, and how. */
export function ConditionList({ draft, names, change }: Props) {
  const { conditions } = draft;
  const set = (place: number, to: Condition) => change({ conditions: replaced(conditions, place, to) });
  return (
    <FormField label="It waits for" stretch>
      <SpaceBetween size="xs">
        {conditions.length > 1 && (
          <RadioGroup
            value={draft.logical} ariaLabel="How many of them" onChange={({ detail }) => change({ logical: detail.value })}
            items={[{ value: 'AND', label: 'all of these' }, { value: 'ANY', label: 'any of these' }]}
          />
        )}
        {conditions.map((condition, place) => {
          const kind = kindOf(condition);
          const end = condition.State ?? condition.CrawlState ?? 'SUCCEEDED';
          return (
            <Row key={place} remove={() => change({ conditions: conditions.filter((_, i) => i !== place) })} what={`condition ${place + 1}`}>
              <Names kind={kind} names={names[kind]} value={condition.JobName ?? condition.CrawlerName ?? ''} label={`What condition ${place + 1} is about`} choose={name => set(place, conditionOf(kind, name, end))} />
              <Select
                selectedOption={{ value: end, label: words(end) }} options={ENDS[kind].map(value => ({ value, label: words(value) }))} ariaLabel={`How condition ${place + 1} ends`}
                onChange={({ detail }) => set(place, conditionOf(kind, condition.JobName ?? condition.CrawlerName ?? '', detail.selectedOption.value))}
              />
            </Row>
          );
        })}
        <ButtonDropdown items={KINDS} onItemClick={({ detail }) => change({ conditions: [...conditions, conditionOf(detail.id as Kind, names[detail.id as Kind][0] ?? '')] })}>Wait for</ButtonDropdown>
      </SpaceBetween>
    </FormField>
  );
}

/** What is started. Arguments and the like that an action has are kept while its job stays. */
export function ActionList({ draft, names, change }: Props) {
  const { actions } = draft;
  return (
    <FormField label="It starts" stretch>
      <SpaceBetween size="xs">
        {actions.map((action, place) => {
          const kind = kindOf(action);
          return (
            <Row key={place} remove={() => change({ actions: actions.filter((_, i) => i !== place) })} what={`action ${place + 1}`}>
              <Names kind={kind} names={names[kind]} value={action.JobName ?? action.CrawlerName ?? ''} label={`What action ${place + 1} starts`} choose={name => change({ actions: replaced(actions, place, actionOf(kind, name)) })} />
            </Row>
          );
        })}
        <ButtonDropdown items={KINDS} onItemClick={({ detail }) => change({ actions: [...actions, actionOf(detail.id as Kind, names[detail.id as Kind][0] ?? '')] })}>Start</ButtonDropdown>
      </SpaceBetween>
    </FormField>
  );
}

function Names({ kind, names, value, label, choose }: { kind: Kind; names: string[]; value: string; label: string; choose: (name: string) => void }) {
  return (
    <Select
      selectedOption={{ value, label: value, description: words(kind) }} options={names.map(name => ({ value: name, label: name }))} filteringType="auto" virtualScroll
      ariaLabel={label} empty={`There are no ${kind === 'JOB' ? 'jobs' : 'crawlers'} yet`} onChange={({ detail }) => choose(detail.selectedOption.value ?? '')}
    />
  );
}

function Row({ children, remove, what }: { children: ReactNode; remove: () => void; what: string }) {
  return <div className="trigger-row">{children}<Button variant="icon" iconName="remove" ariaLabel={`Remove ${what}`} onClick={remove} /></div>;
}
