import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import type { CallError } from '../api/call';
import { ask } from '../api/glue';
import { asCallError } from '../api/load';
import { go } from '../app/route';
import { Failure } from '../parts/Failure';
import { COMPATIBILITIES, FORMATS, schemaHref } from './registry';

/** A new schema with its first version. */
export function CreateSchema({ registry, close }: { registry: string; close: () => void }) {
  const [given, setGiven] = useState({ name: '', format: 'AVRO', compatibility: 'BACKWARD', definition: '' });
  const [error, setError] = useState<CallError>();
  const set = (change: Partial<typeof given>) => setGiven({ ...given, ...change });
  function create(): void {
    ask('CreateSchema', {
      RegistryId: { RegistryName: registry }, SchemaName: given.name, DataFormat: given.format as 'AVRO',
      Compatibility: given.compatibility as 'BACKWARD', SchemaDefinition: given.definition,
    }).then(() => go(schemaHref(registry, given.name)), (e: unknown) => setError(asCallError(e)));
  }
  return (
    <Modal
      visible onDismiss={close} header="Create a schema" closeAriaLabel="Close" size="large"
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>Cancel</Button>
            <Button variant="primary" disabled={!given.name || !given.definition} onClick={create}>Create</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Failure error={error} />
        <FormField label="Name"><Input value={given.name} autoFocus spellcheck={false} onChange={({ detail }) => set({ name: detail.value })} /></FormField>
        <FormField label="Format"><Select selectedOption={{ value: given.format, label: given.format }} options={FORMATS.map(value => ({ value, label: value }))} onChange={({ detail }) => set({ format: detail.selectedOption.value ?? 'AVRO' })} /></FormField>
        <FormField label="Compatibility" description="What each further version must go together with."><Select selectedOption={{ value: given.compatibility, label: given.compatibility }} options={COMPATIBILITIES.map(value => ({ value, label: value }))} onChange={({ detail }) => set({ compatibility: detail.selectedOption.value ?? 'BACKWARD' })} /></FormField>
        <FormField label="Definition"><Textarea value={given.definition} rows={10} spellcheck={false} onChange={({ detail }) => set({ definition: detail.value })} /></FormField>
      </SpaceBetween>
    </Modal>
  );
}
