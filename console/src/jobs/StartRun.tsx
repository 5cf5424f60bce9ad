import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ask } from '../api/glue';
import type { CallError } from '../api/call';
import { asCallError } from '../api/load';
import { go } from '../app/route';
import { Failure } from '../parts/Failure';
import { Arguments, argumentsOf, mapOf } from './Arguments';
import { runHref } from './jobs';

/** Runs a job with arguments that may differ from what it is set to. */
export function StartRun({ job, given, close }: { job: string; given: Record<string, string>; close: () => void }) {
  const [args, setArgs] = useState(argumentsOf(given));
  const [error, setError] = useState<CallError>();
  const [busy, setBusy] = useState(false);

  function start(): void {
    setBusy(true);
    ask('StartJobRun', { JobName: job, Arguments: mapOf(args) }).then(
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
        <Arguments args={args} change={setArgs} />
      </SpaceBetween>
    </Modal>
  );
}
