import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import type { CallError } from '../api/call';
import type { Job } from '../api/glue';
import { asCallError } from '../api/load';
import { Failure } from '../parts/Failure';
import { Arguments, argumentsOf, mapOf } from './Arguments';
import { saveJob, SETTINGS, valuesOf, type Setting } from './settings';

/** All that a job is set to, each with what it means. */
export function EditSettings({ job, done }: { job: Job; done: (saved: 'saved' | 'left') => void }) {
  const [values, setValues] = useState(valuesOf(job));
  const [args, setArgs] = useState(argumentsOf(job.DefaultArguments));
  const [error, setError] = useState<CallError>();
  const [busy, setBusy] = useState(false);

  function save(): void {
    setBusy(true);
    saveJob(job, values, mapOf(args)).then(
      () => done('saved'),
      (e: unknown) => {
        setBusy(false);
        setError(asCallError(e));
      },
    );
  }

  return (
    <Form
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="link" onClick={() => done('left')}>Cancel</Button>
          <Button variant="primary" loading={busy} onClick={save}>Save settings</Button>
        </SpaceBetween>
      }
      errorText={error?.message}
    >
      <SpaceBetween size="l">
        <Failure error={error} />
        <Container header={<Header variant="h2">Settings</Header>}>
          <ColumnLayout columns={2}>
            {SETTINGS.map(setting => (
              <FormField key={setting.id} label={setting.label} description={setting.help}>
                <Field setting={setting} value={values[setting.id] ?? ''} change={value => setValues({ ...values, [setting.id]: value })} />
              </FormField>
            ))}
          </ColumnLayout>
        </Container>
        <Container header={<Header variant="h2" description="Each run has them, unless it is started with others.">Default arguments</Header>}>
          <Arguments args={args} change={setArgs} />
        </Container>
      </SpaceBetween>
    </Form>
  );
}

function Field({ setting, value, change }: { setting: Setting; value: string; change: (value: string) => void }) {
  if (setting.kind === 'choice') {
    const options = (setting.choices ?? []).map(choice => ({ value: choice, label: choice || '(not set)' }));
    const known = options.find(option => option.value === value) ?? { value, label: value };
    return <Select selectedOption={known} options={options} ariaLabel={setting.label} onChange={({ detail }) => change(detail.selectedOption.value ?? '')} />;
  }
  if (setting.kind === 'lines') {
    return <Textarea value={value} ariaLabel={setting.label} rows={2} spellcheck={false} onChange={({ detail }) => change(detail.value)} />;
  }
  return <Input value={value} type={setting.kind === 'number' ? 'number' : 'text'} step="any" ariaLabel={setting.label} spellcheck={false} onChange={({ detail }) => change(detail.value)} />;
}
