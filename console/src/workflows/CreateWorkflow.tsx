import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ask } from '../api/glue';
import type { CallError } from '../api/call';
import { asCallError } from '../api/load';
import { go } from '../app/route';
import { Failure } from '../parts/Failure';
import { workflowHref } from './workflows';

/** A new workflow, empty yet; triggers put jobs and crawlers into it on its page. */
export function CreateWorkflow({ close }: { close: () => void }) {
  const [name, setName] = useState('');
  const [about, setAbout] = useState('');
  const [most, setMost] = useState('');
  const [error, setError] = useState<CallError>();
  const create = () =>
    ask('CreateWorkflow', { Name: name, Description: about || undefined, MaxConcurrentRuns: most ? Number(most) : undefined }).then(() => go(workflowHref(name)), (e: unknown) => setError(asCallError(e)));
  return (
    <Modal
      visible onDismiss={close} header="Create a workflow" closeAriaLabel="Close"
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>Cancel</Button>
            <Button variant="primary" disabled={!name} onClick={() => void create()}>Create</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Failure error={error} />
        <FormField label="Name"><Input value={name} onChange={({ detail }) => setName(detail.value)} autoFocus spellcheck={false} /></FormField>
        <FormField label="Description" description="What it is for; may be empty."><Input value={about} onChange={({ detail }) => setAbout(detail.value)} /></FormField>
        <FormField label="Runs at once" description="Empty for as many as are begun."><Input type="number" value={most} onChange={({ detail }) => setMost(detail.value)} /></FormField>
      </SpaceBetween>
    </Modal>
  );
}
