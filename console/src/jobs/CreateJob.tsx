import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ask } from '../api/glue';
import type { CallError } from '../api/call';
import { asCallError } from '../api/load';
import { go } from '../app/route';
import { createBucket, parts, writeText } from '../objects/s3';
import { Failure } from '../parts/Failure';
import { jobHref } from './jobs';
import { SCRIPTS } from './scripts';

const BUCKET = 'mastic-scripts';

/** A new job with a script to begin with; all else can be changed afterwards. */
export function CreateJob({ close }: { close: () => void }) {
  const [name, setName] = useState('');
  const [kind, setKind] = useState('glueetl');
  const [location, setLocation] = useState('');
  const [error, setError] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const own = `s3://${BUCKET}/${name.replace(/[^\w.-]+/g, '-') || 'job'}.py`;

  async function create(): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      const script = location || own;
      if (!location) {
        await createBucket(BUCKET).catch((e: unknown) => {
          if (asCallError(e).status !== 409) {
            throw e;
          }
        });
      }
      await ask('CreateJob', {
        Name: name,
        Role: 'arn:aws:iam::000000000000:role/glue',
        GlueVersion: kind === 'glueetl' ? '5.0' : undefined,
        Command: { Name: kind, ScriptLocation: script, PythonVersion: kind === 'glueetl' ? '3' : '3.9' },
      });
      const place = parts(script);
      if (!location && place) {
        await writeText(place.bucket, place.key, SCRIPTS[kind] ?? '');
      }
      go(jobHref(name, 'script'));
    } catch (e) {
      setError(asCallError(e));
      setBusy(false);
    }
  }

  return (
    <Modal
      visible onDismiss={close} header="Create a job" closeAriaLabel="Close"
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>Cancel</Button>
            <Button variant="primary" loading={busy} disabled={!name} onClick={() => void create()}>Create</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Failure error={error} />
        <FormField label="Name" description="How clients, triggers and workflows call it.">
          <Input value={name} onChange={({ detail }) => setName(detail.value)} autoFocus spellcheck={false} />
        </FormField>
        <FormField label="Kind">
          <RadioGroup
            value={kind} onChange={({ detail }) => setKind(detail.value)}
            items={[
              { value: 'glueetl', label: 'Spark', description: 'PySpark with GlueContext and DynamicFrames, for data of any size.' },
              { value: 'pythonshell', label: 'Python shell', description: 'Plain Python with boto3; starts at once.' },
            ]}
          />
        </FormField>
        <FormField label="Script" description="Where the script lies; left empty, one to begin with is made for you." constraintText={`Empty: ${own}`}>
          <Input value={location} onChange={({ detail }) => setLocation(detail.value)} placeholder="s3://bucket/path/script.py" spellcheck={false} />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}
