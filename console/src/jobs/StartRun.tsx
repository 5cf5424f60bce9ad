import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ask } from '../api/glue';
import type { CallError } from '../api/call';
import { asCallError } from '../api/load';
import { go } from '../app/route';
import { Failure } from '../parts/Failure';
import { runHref } from './jobs';

interface Argument {
  key: string;
  value: string;
}

/** Runs a job with arguments that may differ from what it is set to. */
export function StartRun({ job, given, close }: { job: string; given: Record<string, string>; close: () => void }) {
  const [args, setArgs] = useState<Argument[]>(Object.entries(given).map(([key, value]) => ({ key, value })));
  const [error, setError] = useState<CallError>();
  const [busy, setBusy] = useState(false);

  function change(place: number, to: Partial<Argument>): void {
    setArgs(args.map((argument, i) => (i === place ? { ...argument, ...to } : argument)));
  }

  function start(): void {
    setBusy(true);
    ask('StartJobRun', { JobName: job, Arguments: Object.fromEntries(args.filter(a => a.key).map(a => [a.key, a.value])) }).then(
      started => go(runHref(job, started.JobRunId ?? '')),
      (e: unknown) => {
        setBusy(false);
        setError(asCallError(e));
      },
    );
  }

  return (
    <Modal
      visible onDismiss={close} header={`Run ${job}`} closeAriaLabel="Close" size="large"
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>Cancel</Button>
            <Button variant="primary" loading={busy} onClick={start}>Start the run</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Failure error={error} />
        <AttributeEditor<Argument>
          items={args}
          onAddButtonClick={() => setArgs([...args, { key: '--', value: '' }])}
          onRemoveButtonClick={({ detail }) => setArgs(args.filter((_, i) => i !== detail.itemIndex))}
          addButtonText="Add an argument"
          removeButtonText="Remove"
          empty="No arguments. The script reads them by getResolvedOptions."
          definition={[
            { label: 'Argument', control: (a, i) => <Input value={a.key} ariaLabel="Argument" spellcheck={false} onChange={({ detail }) => change(i, { key: detail.value })} /> },
            { label: 'Value', control: (a, i) => <Input value={a.value} ariaLabel="Value" spellcheck={false} onChange={({ detail }) => change(i, { value: detail.value })} /> },
          ]}
        />
      </SpaceBetween>
    </Modal>
  );
}
