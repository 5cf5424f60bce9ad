import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ask, type GraphNode } from '../api/glue';
import type { CallError } from '../api/call';
import { asCallError, useLoad } from '../api/load';
import type { PageProps } from '../app/pages';
import { go } from '../app/route';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Page } from '../parts/Page';
import { Reference } from '../parts/Reference';
import { State } from '../parts/State';
import { duration, Time, useNow } from '../parts/time';
import { Copy, quoted } from '../parts/Copy';
import { Conditions } from './Conditions';
import { criticalPath } from './critical';
import { Gantt } from './Gantt';
import { Graph } from './Graph';
import { acts, actsOf, runHref, took } from './workflows';

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
  const [chosen, setChosen] = useState<Set<string>>();
  const failed = (e: unknown) => setError(asCallError(e));
  function choose(node: GraphNode): void {
    const next = new Set(chosen);
    const id = node.UniqueId ?? '';
    if (!next.delete(id)) {
      next.add(id);
    }
    setChosen(next);
  }
  function resume(): void {
    ask('ResumeWorkflowRun', { Name: name, RunId: id, NodeIds: [...(chosen ?? [])] }).then(resumed => {
      setChosen(undefined);
      go(runHref(name, resumed.RunId ?? id));
    }, failed);
  }
  return (
    <Page
      title={`Run ${id.slice(0, 16)}`}
      places={[{ text: 'Workflows', path: ['workflows'] }, { text: name, path: ['workflows', name] }]}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {run.value && !live && !chosen && <Button onClick={() => setChosen(new Set(unfinished(nodes)))}>Resume …</Button>}
          {chosen && <Button onClick={() => setChosen(undefined)}>Cancel</Button>}
          {chosen && <Button variant="primary" disabled={chosen.size === 0} onClick={resume}>Resume from {chosen.size} {chosen.size === 1 ? 'node' : 'nodes'}</Button>}
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
                  { label: 'Run', value: <Copy text={id} what="the run's id" /> },
                  { label: 'Resumes', value: run.value.PreviousRunId ? <Link href={runHref(name, run.value.PreviousRunId)}>{run.value.PreviousRunId.slice(0, 16)}</Link> : 'No other run' },
                  { label: 'Properties', value: properties.length === 0 ? '–' : <pre className="mono">{properties.map(([key, value]) => `${key} = ${value}`).join('\n')}</pre> },
                ]}
              />
              {chosen && <Alert type="info">Choose in the graph what is to run again; what follows on it runs again, too. All else keeps what it did.</Alert>}
              {run.value.Graph && <Graph graph={run.value.Graph} {...(chosen ? { chosen, choose } : {})} />}
            </SpaceBetween>
          </Container>
          <Container header={<Header variant="h2" description="Hatched: queued. Outlined: it decided when the run ended. A name leads to its log.">When</Header>}>
            {done.length === 0 ? <Empty title="Nothing has begun yet" /> : <Gantt acts={done} critical={criticalPath(done, run.value.Graph?.Edges ?? [])} />}
          </Container>
          <Container header={<Header variant="h2">Why it fired, or did not</Header>}><Conditions nodes={nodes} over={!live} /></Container>
          <Reference command={`aws glue get-workflow-run --name ${quoted(name)} --run-id ${id} --include-graph`} />
        </SpaceBetween>
      )}
    </Page>
  );
}

/** What a resumption most often begins with. */
function unfinished(nodes: GraphNode[]): string[] {
  return nodes.filter(node => actsOf(node).some(act => !['SUCCEEDED', 'RUNNING'].includes(act.state))).map(node => node.UniqueId ?? '');
}
