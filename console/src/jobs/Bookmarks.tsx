import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TableView from '@cloudscape-design/components/table';
import { useState } from 'react';
import type { CallError } from '../api/call';
import { ask } from '../api/glue';
import { asCallError, useLoad } from '../api/load';
import { Copy, quoted } from '../parts/Copy';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Time } from '../parts/time';
import { contextsOf } from './bookmarks';
import { lastRuns, runHref } from './jobs';

const MOST_FILES = 200;

/** How far a job has got with each of its sources; it can forget that, or go back to what a run left. */
export function Bookmarks({ job }: { job: string }) {
  const [asking, setAsking] = useState(false);
  const found = useLoad(
    async () => {
      try {
        return (await ask('GetJobBookmark', { JobName: job })).JobBookmarkEntry;
      } catch (e) {
        if (asCallError(e).code === 'EntityNotFoundException') {
          return undefined;
        }
        throw e;
      }
    },
    [job],
    change => change.kind === 'job-run' && change.Detail.job === job,
  );
  if (found.error || (found.loading && !found.value)) {
    return <Failure error={found.error} again={found.again} />;
  }
  const entry = found.value;
  if (!entry) {
    return (
      <Empty title="No bookmark yet">
        With <span className="mono">--job-bookmark-option job-bookmark-enable</span>, a transformation_ctx at each source and job.commit() at its end, a job remembers what it has read, and its next run reads what is new.
      </Empty>
    );
  }
  const contexts = contextsOf(entry.JobBookmark);
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2" actions={<Button onClick={() => setAsking(true)}>Reset or rewind …</Button>}>Bookmark</Header>}>
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'Version', value: entry.Version ?? 0 },
            { label: 'Runs that moved it', value: entry.Run ?? 0 },
            { label: 'Left by run', value: entry.RunId ? <Link href={runHref(job, entry.RunId)}>{entry.RunId.slice(0, 16)}</Link> : 'nobody: it is empty' },
            { label: 'Command line', value: <Copy text={`aws glue reset-job-bookmark --job-name ${quoted(job)}`} what="the command" /> },
          ]}
        />
      </Container>
      {contexts.length === 0 && <Empty title="Nothing is remembered">The next run reads everything.</Empty>}
      {contexts.map(context => (
        <Container key={context.name} header={<Header variant="h3" description={`${context.kind}${context.keys ? `: ${context.keys}` : ''}`}><span className="wrap">{context.name}</span></Header>}>
          <SpaceBetween size="s">
            {context.until && <Box>All that was changed before <Time at={context.until} /> counts as seen, but for what came late.</Box>}
            {context.files.length > 0 && (
              <ExpandableSection headerText={`${context.files.length} files of the last quarter of an hour`}>
                <TableView
                  variant="embedded" items={context.files.slice(0, MOST_FILES)} trackBy="path" wrapLines
                  footer={context.files.length > MOST_FILES && `and ${context.files.length - MOST_FILES} more`}
                  columnDefinitions={[
                    { id: 'path', header: 'File', cell: file => <span className="mono wrap">{file.path}</span>, isRowHeader: true },
                    { id: 'at', header: 'As changed', cell: file => <Time at={file.at} /> },
                  ]}
                />
              </ExpandableSection>
            )}
          </SpaceBetween>
        </Container>
      ))}
      {asking && <Reset job={job} close={() => setAsking(false)} done={() => { setAsking(false); found.again(); }} />}
    </SpaceBetween>
  );
}

function Reset({ job, close, done }: { job: string; close: () => void; done: () => void }) {
  const [run, setRun] = useState('');
  const [error, setError] = useState<CallError>();
  const runs = useLoad(() => lastRuns(job, 100), [job]);
  const options = [
    { value: '', label: 'Reset: forget everything', description: 'The next run reads all there is.' },
    ...(runs.value ?? [])
      .filter(one => one.JobRunState === 'SUCCEEDED')
      .map(one => ({ value: one.Id ?? '', label: `Rewind to ${one.Id?.slice(0, 16)}`, description: one.CompletedOn ? `ended ${new Date(one.CompletedOn * 1000).toLocaleString()}` : '' })),
  ];
  function reset(): void {
    ask('ResetJobBookmark', { JobName: job, RunId: run || undefined }).then(done, (e: unknown) => setError(asCallError(e)));
  }
  return (
    <Modal
      visible onDismiss={close} header="Reset or rewind the bookmark" closeAriaLabel="Close"
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>Cancel</Button>
            <Button variant="primary" onClick={reset}>{run ? 'Rewind' : 'Reset'}</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Failure error={error} />
        <Select selectedOption={options.find(option => option.value === run) ?? options[0]!} options={options} ariaLabel="Where to go back to" onChange={({ detail }) => setRun(detail.selectedOption.value ?? '')} />
      </SpaceBetween>
    </Modal>
  );
}
