import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ask } from '../api/glue';
import type { CallError } from '../api/call';
import { asCallError, useLoad } from '../api/load';
import type { PageProps } from '../app/pages';
import { go } from '../app/route';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Page } from '../parts/Page';
import { State } from '../parts/State';
import { duration, Time, useNow } from '../parts/time';
import { Conditions } from './Conditions';
import { Gantt } from './Gantt';
import { Graph } from './Graph';
import { acts, runHref, took } from './workflows';

const KINDS = new Set(['workflow-run', 'job-run', 'crawl']);

/** A run of a workflow: its graph as it advances, when each part worked, and why each trigger has fired or not. */
export default function WorkflowRunPage({ path }: PageProps) {
  const name = path[1] ?? '';
  const id = path[3] ?? '';
  const [error, setError] = useState<CallError>();
  const run = useLoad(async () => (await ask('GetWorkflowRun', { Name: name, RunId: id, IncludeGraph: true })).Run, [name, id], change => KINDS.has(change.kind));
  const live = run.value?.Status === 'RUNNING' || run.value?.Status === 'STOPPING';
  const now = useNow(live);
  const nodes = run.value?.Graph?.Nodes ?? [];
  const done = acts(nodes);
  const properties = Object.entries(run.value?.WorkflowRunProperties ?? {});
  const failed = (e: unknown) => setError(asCallError(e));
  return (
    <Page
      title={`Run ${id.slice(0, 16)}`}
      places={[{ text: 'Workflows', path: ['workflows'] }, { text: name, path: ['workflows', name] }]}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {live && <Button onClick={() => void ask('StopWorkflowRun', { Name: name, RunId: id }).catch(failed)}>Stop</Button>}
          <Button onClick={() => void ask('StartWorkflowRun', { Name: name }).then(started => go(runHref(name, started.RunId ?? '')), failed)}>Run again</Button>
        </SpaceBetween>
      }
    >
      <Failure error={error ?? run.error} again={run.again} />
      {run.value && (
        <SpaceBetween size="l">
          {run.value.ErrorMessage && <Alert type="error">{run.value.ErrorMessage}</Alert>}
          <Container header={<Header variant="h2"><State state={run.value.Status} /></Header>}>
            <SpaceBetween size="m">
              <KeyValuePairs
                columns={4}
                items={[
                  { label: 'Took', value: duration(took(run.value, now)) },
                  { label: 'Started', value: <Time at={run.value.StartedOn} /> },
                  { label: 'Ended', value: <Time at={run.value.CompletedOn} /> },
                  { label: 'Properties', value: properties.length === 0 ? '–' : <pre className="mono">{properties.map(([key, value]) => `${key} = ${value}`).join('\n')}</pre> },
                ]}
              />
              {run.value.Graph && <Graph graph={run.value.Graph} />}
            </SpaceBetween>
          </Container>
          <Container header={<Header variant="h2" description="Hatched: queued. A name leads to its log.">When</Header>}>
            {done.length === 0 ? <Empty title="Nothing has begun yet" /> : <Gantt acts={done} />}
          </Container>
          <Container header={<Header variant="h2">Why it fired, or did not</Header>}><Conditions nodes={nodes} /></Container>
        </SpaceBetween>
      )}
    </Page>
  );
}
