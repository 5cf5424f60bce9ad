import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { CallError } from '../api/call';
import { ask } from '../api/glue';
import { asCallError } from '../api/load';
import { Failure } from '../parts/Failure';
import { TYPES } from './connections';

interface Given {
  name: string;
  type: string;
  url: string;
  user: string;
  password: string;
}

/** A new connection; its password is kept sealed and never shown again. */
export function CreateConnection({ close, done }: { close: () => void; done: () => void }) {
  const [given, setGiven] = useState<Given>({ name: '', type: 'JDBC', url: '', user: '', password: '' });
  const [error, setError] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const set = (change: Partial<Given>) => setGiven({ ...given, ...change });
  const isJdbc = given.type === 'JDBC';

  function create(): void {
    setBusy(true);
    const properties: Record<string, string> = isJdbc ? { JDBC_CONNECTION_URL: given.url, USERNAME: given.user, PASSWORD: given.password } : {};
    ask('CreateConnection', { ConnectionInput: { Name: given.name, ConnectionType: given.type as 'JDBC', ConnectionProperties: properties } }).then(done, (e: unknown) => {
      setBusy(false);
      setError(asCallError(e));
    });
  }

  return (
    <Modal
      visible onDismiss={close} header="Create a connection" closeAriaLabel="Close"
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>Cancel</Button>
            <Button variant="primary" loading={busy} disabled={!given.name} onClick={create}>Create</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Failure error={error} />
        <FormField label="Name" description="By which jobs and crawlers call it."><Input value={given.name} autoFocus spellcheck={false} onChange={({ detail }) => set({ name: detail.value })} /></FormField>
        <FormField label="Type"><Select selectedOption={TYPES.find(type => type.value === given.type) ?? TYPES[0]!} options={TYPES} onChange={({ detail }) => set({ type: detail.selectedOption.value ?? 'JDBC' })} /></FormField>
        {isJdbc && (
          <>
            <FormField label="JDBC URL" description="For example jdbc:postgresql://db.example:5432/shop."><Input value={given.url} spellcheck={false} onChange={({ detail }) => set({ url: detail.value })} /></FormField>
            <FormField label="User"><Input value={given.user} spellcheck={false} autoComplete={false} onChange={({ detail }) => set({ user: detail.value })} /></FormField>
            <FormField label="Password" description="Kept sealed."><Input value={given.password} type="password" autoComplete={false} onChange={({ detail }) => set({ password: detail.value })} /></FormField>
          </>
        )}
      </SpaceBetween>
    </Modal>
  );
}
