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
import { crawlerHref } from './crawlers';

/** A new crawler over a place in the object store. */
export function CreateCrawler({ close }: { close: () => void }) {
  const [name, setName] = useState('');
  const [path, setPath] = useState('');
  const [database, setDatabase] = useState('');
  const [prefix, setPrefix] = useState('');
  const [schedule, setSchedule] = useState('');
  const [error, setError] = useState<CallError>();
  const [busy, setBusy] = useState(false);

  async function create(): Promise<void> {
    setBusy(true);
    try {
      await ask('CreateDatabase', { DatabaseInput: { Name: database } }).catch((e: unknown) => {
        if (asCallError(e).code !== 'AlreadyExistsException') {
          throw e;
        }
      });
      await ask('CreateCrawler', {
        Name: name, Role: 'arn:aws:iam::000000000000:role/glue', DatabaseName: database,
        Targets: { S3Targets: [{ Path: path }] },
        TablePrefix: prefix || undefined, Schedule: schedule || undefined,
      });
      go(crawlerHref(name));
    } catch (e) {
      setError(asCallError(e));
      setBusy(false);
    }
  }

  return (
    <Modal
      visible onDismiss={close} header="Create a crawler" closeAriaLabel="Close"
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>Cancel</Button>
            <Button variant="primary" loading={busy} disabled={!name || !path || !database} onClick={() => void create()}>Create</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Failure error={error} />
        <FormField label="Name"><Input value={name} onChange={({ detail }) => setName(detail.value)} autoFocus spellcheck={false} /></FormField>
        <FormField label="Looks at" description="A bucket or a folder: each folder below that holds data of one kind becomes a table."><Input value={path} onChange={({ detail }) => setPath(detail.value)} placeholder="s3://bucket/folder/" spellcheck={false} /></FormField>
        <FormField label="Database" description="Where the tables go; it is made if it is not there."><Input value={database} onChange={({ detail }) => setDatabase(detail.value)} spellcheck={false} /></FormField>
        <FormField label="Prefix" description="In front of each table's name; may be empty."><Input value={prefix} onChange={({ detail }) => setPrefix(detail.value)} spellcheck={false} /></FormField>
        <FormField label="Schedule" description="AWS's cron, in UTC; empty runs it when you say so."><Input value={schedule} onChange={({ detail }) => setSchedule(detail.value)} placeholder="cron(0 2 * * ? *)" spellcheck={false} /></FormField>
      </SpaceBetween>
    </Modal>
  );
}
