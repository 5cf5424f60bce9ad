import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import Spinner from '@cloudscape-design/components/spinner';
import { ask } from '../api/glue';
import { useLoad } from '../api/load';
import { Failure } from '../parts/Failure';
import { tone, words } from '../parts/State';
import { duration } from '../parts/time';
import './graph.css';
import { actsOf, runHref } from './workflows';

const RUNS = 25;
const SIGNS: Record<string, string> = { good: '✓', bad: '×', busy: '…', idle: '–' };

/** The last runs beside one another, what each node did in each: whether it is always the same one that fails. */
export function RunGrid({ workflow }: { workflow: string }) {
  const runs = useLoad(
    async () => (await ask('GetWorkflowRuns', { Name: workflow, IncludeGraph: true, MaxResults: RUNS })).Runs ?? [],
    [workflow],
    change => change.kind === 'workflow-run' && change.Detail.workflow === workflow,
  );
  if (!runs.value) {
    return runs.error ? <Failure error={runs.error} again={runs.again} /> : <Spinner />;
  }
  const latestLast = [...runs.value].reverse();
  const nodes = new Map(latestLast.flatMap(run => run.Graph?.Nodes ?? []).filter(node => node.Type !== 'TRIGGER').map(node => [`${node.Type} ${node.Name}`, node.Name ?? '']));
  if (latestLast.length === 0) {
    return <Box color="text-body-secondary">It has not run yet.</Box>;
  }
  return (
    <div className="run-grid">
      <table>
        <caption className="unseen">Runs, the latest on the right, and what each part did in them</caption>
        <thead>
          <tr><th scope="col">The run</th>{latestLast.map(run => <th key={run.WorkflowRunId} scope="col" style={{ padding: 2 }}><Cell state={run.Status ?? ''} said="The run" href={runHref(workflow, run.WorkflowRunId ?? '')} /></th>)}</tr>
        </thead>
        <tbody>
          {[...nodes].map(([key, name]) => (
            <tr key={key}>
              <th scope="row"><Link href={key.startsWith('JOB') ? `#/jobs/${encodeURIComponent(name)}` : `#/crawlers/${encodeURIComponent(name)}`}>{name}</Link></th>
              {latestLast.map(run => {
                const node = run.Graph?.Nodes?.find(n => `${n.Type} ${n.Name}` === key);
                const acts = node ? actsOf(node) : [];
                const act = acts[acts.length - 1];
                return (
                  <td key={run.WorkflowRunId}>
                    {act ? <Cell state={act.state} said={`${name}, ${duration((act.ended ?? Date.now() / 1000) - act.asked)}`} href={act.href} /> : <i className="idle" title={`${name}: not run`}> </i>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ state, said, href }: { state: string; said: string; href: string }) {
  const text = `${said}: ${words(state)}`;
  return <a className={tone(state)} href={href} title={text} aria-label={text}>{SIGNS[tone(state)]}</a>;
}
