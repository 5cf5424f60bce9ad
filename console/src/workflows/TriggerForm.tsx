import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ask } from '../api/glue';
import type { CallError } from '../api/call';
import { asCallError, useLoad } from '../api/load';
import { crawlerNames } from '../crawlers/crawlers';
import { jobNames } from '../jobs/jobs';
import { Failure } from '../parts/Failure';
import { ActionList, ConditionList } from './TriggerLists';
import { create, TYPES, update, type Draft } from './triggers';

interface Props {
  workflow: string;
  given: Draft;
  /** Whether the trigger is there already, and if so, whether it fires. */
  state: string | undefined;
  close: () => void;
  saved: () => void;
}

/** Makes a trigger, or changes one: when it fires, and what it starts. */
export function TriggerForm({ workflow, given, state, close, saved }: Props) {
  const [draft, setDraft] = useState(given);
  const [error, setError] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const names = useLoad(async () => ({ JOB: await jobNames(), CRAWLER: await crawlerNames() }), []);
  const change = (to: Partial<Draft>) => setDraft({ ...draft, ...to });
  const there = state !== undefined;
  const known = names.value ?? { JOB: [], CRAWLER: [] };
  function act(work: Promise<unknown>): void {
    setBusy(true);
    work.then(saved, (e: unknown) => {
      setBusy(false);
      setError(asCallError(e));
    });
  }
  const whole = draft.name && draft.actions.length > 0 && (draft.type !== 'CONDITIONAL' || draft.conditions.length > 0) && (draft.type !== 'SCHEDULED' || draft.schedule);
  return (
    <Modal
      visible onDismiss={close} header={there ? `Trigger ${given.name}` : 'Add a trigger'} closeAriaLabel="Close" size="large"
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            {there && <Button disabled={busy} onClick={() => act(ask('DeleteTrigger', { Name: given.name }))}>Delete</Button>}
            {there && given.type !== 'ON_DEMAND' && <Button disabled={busy} onClick={() => act(ask(state === 'ACTIVATED' ? 'StopTrigger' : 'StartTrigger', { Name: given.name }))}>{state === 'ACTIVATED' ? 'Deactivate' : 'Activate'}</Button>}
            <Button variant="link" onClick={close}>Cancel</Button>
            <Button variant="primary" loading={busy} disabled={!whole} onClick={() => act(there ? update(draft) : create(workflow, draft))}>Save</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Failure error={error ?? names.error} />
        {!there && <FormField label="Name"><Input value={draft.name} onChange={({ detail }) => change({ name: detail.value })} autoFocus spellcheck={false} /></FormField>}
        <FormField label="Fires" description={there ? 'What a trigger fires on is not changed later; delete it and add another.' : undefined}>
          <Select disabled={there} selectedOption={TYPES.find(type => type.value === draft.type) ?? null} options={TYPES} onChange={({ detail }) => change({ type: detail.selectedOption.value ?? '' })} />
        </FormField>
        {draft.type === 'SCHEDULED' && <FormField label="Schedule" description="Minutes, hours, day of month, month, day of week, year; in UTC."><Input value={draft.schedule} placeholder="cron(0 2 * * ? *)" onChange={({ detail }) => change({ schedule: detail.value })} spellcheck={false} /></FormField>}
        {draft.type === 'CONDITIONAL' && <ConditionList draft={draft} names={known} change={change} />}
        <ActionList draft={draft} names={known} change={change} />
      </SpaceBetween>
    </Modal>
  );
}
