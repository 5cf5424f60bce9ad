import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { CallError } from '../api/call';
import { asCallError } from '../api/load';
import { go, to } from '../app/route';
import { Failure } from '../parts/Failure';
import { createBucket } from './s3';

export function CreateBucket({ close }: { close: () => void }) {
  const [name, setName] = useState('');
  const [error, setError] = useState<CallError>();
  return (
    <Modal
      visible onDismiss={close} header="Create a bucket" closeAriaLabel="Close"
      footer={<Box float="right"><Button variant="primary" disabled={!name} onClick={() => createBucket(name).then(() => go(to(['objects', name])), (e: unknown) => setError(asCallError(e)))}>Create</Button></Box>}
    >
      <SpaceBetween size="m">
        <Failure error={error} />
        <FormField label="Name" constraintText="Lower-case letters, digits, dots and hyphens; 3 to 63 of them."><Input value={name} onChange={({ detail }) => setName(detail.value)} autoFocus spellcheck={false} /></FormField>
      </SpaceBetween>
    </Modal>
  );
}
