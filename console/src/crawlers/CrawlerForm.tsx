import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { ask, type Crawler } from '../api/glue';
import type { CallError } from '../api/call';
import { asCallError } from '../api/load';
import { go } from '../app/route';
import { Failure } from '../parts/Failure';
import { crawlerHref } from './crawlers';
import { DryRun } from './DryRun';
import { dryRun, settingsOf, type DryRun as DryRunTold } from './dryrun';

const ROLE = 'arn:aws:iam::000000000000:role/glue';

/** A new crawler over places in the object store, or a change of one; what the form does not show stays as it is. */
export function CrawlerForm({ given, close, saved }: { given?: Crawler; close: () => void; saved?: () => void }) {
  const [name, setName] = useState(given?.Name ?? '');
  const [paths, setPaths] = useState((given?.Targets?.S3Targets ?? []).map(target => target.Path).join('\n'));
  const [database, setDatabase] = useState(given?.DatabaseName ?? '');
  const [prefix, setPrefix] = useState(given?.TablePrefix ?? '');
  const [schedule, setSchedule] = useState(given?.Schedule?.ScheduleExpression ?? '');
  const [error, setError] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const [looking, setLooking] = useState(false);
  const [told, setTold] = useState<DryRunTold>();
  const places = paths.split('\n').map(path => path.trim()).filter(Boolean);

  const known = new Map((given?.Targets?.S3Targets ?? []).map(target => [target.Path, target]));
  const settings = {
    Name: name, DatabaseName: database, TablePrefix: given ? prefix : prefix || undefined, Schedule: given ? schedule : schedule || undefined,
    Targets: { ...given?.Targets, S3Targets: places.map(path => known.get(path) ?? { Path: path }) },
  };

  /** What was told of other settings is taken away. */
  function change<T>(set: (value: T) => void): (value: T) => void {
    return value => {
      set(value);
      setTold(undefined);
    };
  }

  async function look(): Promise<void> {
    setLooking(true);
    setError(undefined);
    try {
      setTold(await dryRun({ Role: ROLE, ...(given && settingsOf(given)), ...settings, Name: name || 'dry-run' }));
    } catch (e) {
      setError(asCallError(e));
    }
    setLooking(false);
  }

  async function save(): Promise<void> {
    setBusy(true);
    try {
      await ask('CreateDatabase', { DatabaseInput: { Name: database } }).catch((e: unknown) => {
        if (asCallError(e).code !== 'AlreadyExistsException') {
          throw e;
        }
      });
      if (given) {
        await ask('UpdateCrawler', settings);
        saved?.();
      } else {
        await ask('CreateCrawler', { ...settings, Role: ROLE });
        go(crawlerHref(name));
      }
    } catch (e) {
      setError(asCallError(e));
      setBusy(false);
    }
  }

  return (
    <Modal
      visible size={told ? 'large' : 'medium'} onDismiss={close} header={given ? <span className="wrap">Change {given.Name}</span> : 'Create a crawler'} closeAriaLabel="Close"
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>Cancel</Button>
            <Button loading={looking} disabled={!database || places.length === 0} onClick={() => void look()}>Dry run</Button>
            <Button variant="primary" loading={busy} disabled={!name || !database || (!given && places.length === 0)} onClick={() => void save()}>{given ? 'Save' : 'Create'}</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Failure error={error} />
        {!given && <FormField label="Name"><Input value={name} onChange={({ detail }) => setName(detail.value)} autoFocus spellcheck={false} /></FormField>}
        <FormField label="Looks at" description="Buckets or folders, one a line: each folder below that holds data of one kind becomes a table."><Textarea rows={Math.max(1, places.length)} value={paths} onChange={({ detail }) => change(setPaths)(detail.value)} placeholder="s3://bucket/folder/" spellcheck={false} /></FormField>
        <FormField label="Database" description="Where the tables go; it is made if it is not there."><Input value={database} onChange={({ detail }) => change(setDatabase)(detail.value)} spellcheck={false} /></FormField>
        <FormField label="Prefix" description="In front of each table's name; may be empty."><Input value={prefix} onChange={({ detail }) => change(setPrefix)(detail.value)} spellcheck={false} /></FormField>
        <FormField label="Schedule" description="AWS's cron, in UTC; empty runs it when you say so."><Input value={schedule} onChange={({ detail }) => setSchedule(detail.value)} placeholder="cron(0 2 * * ? *)" spellcheck={false} /></FormField>
        {told && <DryRun told={told} />}
      </SpaceBetween>
    </Modal>
  );
}
